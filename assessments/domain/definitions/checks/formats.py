"""What a definition of format 1 must not have, because only format 2 says what it means."""

from collections.abc import Iterator

from assessments.domain.definitions.checks.conditions import placed_conditions
from assessments.domain.definitions.conditions import SameAnswerCondition
from assessments.domain.definitions.definition import OLDEST_FORMAT, Background, Definition
from assessments.domain.definitions.refusals import OF_FORMAT_2, Refusal

NEW_IN_BACKGROUND = (
    "role",
    "wanted",
    "families",
    "region",
    "regions",
    "circumstances",
    "circumstance_keys",
    "budget",
    "amounts",
    "by_when",
    "months",
)
NEW_IN_EXPERIENCE = ("families", "rate", "months_a_year")


def format_refusals(definition: Definition) -> Iterator[Refusal]:
    """The parts of format 2 in a definition of format 1. Choice lists are the parser's to refuse."""
    if definition.format == OLDEST_FORMAT:
        yield from (Refusal(place, OF_FORMAT_2) for place in _new_places(definition))
        for row in definition.background.experience:
            if not row.total:
                yield Refusal(f"background/experience/{row.kind}/total", "This is missing.")


def _new_places(definition: Definition) -> Iterator[str]:
    for path in definition.paths:
        numbered = enumerate(path.groups, start=1)
        yield from (f"paths/{path.key}/groups/{number}/kind" for number, group in numbered if group.kind)
    for rule in definition.rules:
        if rule.moves:
            yield f"rules/{rule.key}/moves"
        placed = placed_conditions(rule.when, f"rules/{rule.key}/when")
        yield from (place for place, condition in placed if isinstance(condition, SameAnswerCondition))
    yield from _new_in_background(definition.background)
    if definition.stages:
        yield "stages"


def _new_in_background(background: Background) -> Iterator[str]:
    yield from (f"background/{name}" for name in NEW_IN_BACKGROUND if getattr(background, name))
    for row in background.experience:
        for name in NEW_IN_EXPERIENCE:
            if getattr(row, name):
                yield f"background/experience/{row.kind}/{name}"
