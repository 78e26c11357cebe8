"""Stages: kinds of work that a plan knows, and conditions that can be met."""

from collections.abc import Iterator

from assessments.domain.definitions.checks.conditions import condition_refusals
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import Refusal


def stage_refusals(definition: Definition) -> Iterator[Refusal]:
    """Stages of a kind of work that no group serves, and conditions on what is not there."""
    kinds = {group.kind for path in definition.paths for group in path.groups}
    for number, rule in enumerate(definition.stages, start=1):
        if rule.kind and rule.kind not in kinds:
            yield Refusal(f"stages/{number}/kind", f"No group is of the kind “{rule.kind}”.")
        yield from condition_refusals(definition, rule.when, f"stages/{number}/when")
