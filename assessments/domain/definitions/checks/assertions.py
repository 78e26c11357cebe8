"""Assertions: paths and scores that are there."""

from collections.abc import Iterator

from assessments.domain.definitions.checks.conditions import score_refusals
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import Refusal


def assertion_refusals(definition: Definition) -> Iterator[Refusal]:
    """Assertions about a path or a dimension that is not there, or that nothing feeds."""
    paths = {path.key for path in definition.paths}
    for position, assertion in enumerate(definition.assertions, start=1):
        place = f"assertions/{position}"
        if assertion.path not in paths:
            yield Refusal(f"{place}/path", f"There is no path “{assertion.path}”.")
        yield from score_refusals(definition, assertion.condition.dimension, place)
