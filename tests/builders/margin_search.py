"""A margin's search by the rules of the current engine."""

from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.registry import current_rules
from assessments.domain.margin.budget import SHEET
from assessments.domain.margin.search import Search


def search_of(definition: Definition, *, seconds: float = SHEET) -> Search:
    """A definition made ready for looking around its sheets."""
    return Search(definition, current_rules(definition), seconds=seconds)
