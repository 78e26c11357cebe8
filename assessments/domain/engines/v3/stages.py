"""How far somebody is in a kind of work."""

from collections.abc import Iterable

from assessments.domain.definitions.conditions import AnyOf, Condition, When
from assessments.domain.definitions.definition import Group, Stage
from assessments.domain.engines.v3.conditions import Facts, check
from assessments.domain.engines.v3.prepared import Prepared


def stages_of(prepared: Prepared, groups: Iterable[Group], facts: Facts) -> dict[str, Stage]:
    """The stage in each kind of work of a path's groups: the first rule that holds; none: a start."""
    return {group.kind: _stage(prepared, group.kind, facts) for group in groups}


def _stage(prepared: Prepared, kind: str, facts: Facts) -> Stage:
    for rule in prepared.definition.stages:
        if rule.kind in {"", kind} and _hold(rule.when, facts):
            return rule.stage
    return Stage.START


def _hold(when: When, facts: Facts) -> bool:
    return all(any(check(part, facts).holds for part in _parts(item)) for item in when)


def _parts(item: Condition | AnyOf) -> tuple[Condition, ...]:
    return item.conditions if isinstance(item, AnyOf) else (item,)
