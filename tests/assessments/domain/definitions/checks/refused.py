"""What the compiler says of a document that the parser reads."""

from typing import Any

from assessments.domain.definitions.compiler import refusals_in
from assessments.domain.definitions.parser import parse_definition
from tests.builders.instruments import document


def refused(made: Any) -> list[tuple[str, str]]:
    """Place and sentence of each refusal."""
    return [(refusal.place, refusal.sentence) for refusal in refusals_in(parse_definition(made))]


def refused_of(*questions: dict[str, Any], **fields: Any) -> list[tuple[str, str]]:
    """The refusals of an instrument around some questions."""
    return refused(document(*questions, **fields))
