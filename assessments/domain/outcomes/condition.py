"""The condition of a check: in an outcome it stands as its definition says it."""

from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

from assessments.domain.definitions.condition_documents import condition_document, read_condition
from assessments.domain.definitions.definition import Condition
from assessments.domain.definitions.document_reader import Reader


def _read(document: Any) -> Condition:
    reader = Reader(document, "condition", [])
    condition = read_condition(reader)
    if condition is None or reader.refusals:
        raise ValueError(f"This is no condition: {document!r}.")
    return condition


CheckedCondition = Annotated[Condition, PlainValidator(_read), PlainSerializer(condition_document)]
