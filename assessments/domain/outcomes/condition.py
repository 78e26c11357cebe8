"""The condition of a check: in an outcome it stands as its definition says it."""

from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, ValidationError

from assessments.domain.definitions.conditions import Condition, condition_document, parse_condition


def _read(document: object) -> Condition:
    try:
        return parse_condition(document)
    except ValidationError as error:
        raise ValueError(f"This is no condition: {document!r}.") from error


CheckedCondition = Annotated[Condition, PlainValidator(_read), PlainSerializer(condition_document)]
