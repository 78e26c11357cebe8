"""The first rule that holds decides."""

from assessments.domain.condition_documents import canonical_condition
from assessments.domain.definition import AnyOf, Rule, When
from assessments.domain.engine_1.conditions import Facts, check, holds
from assessments.domain.engine_1.prepared import Prepared
from assessments.domain.outcome import Check, RuleResult


def deciding_rule(prepared: Prepared, facts: Facts) -> Rule:
    """The first rule of which all items hold; the last one always does."""
    return next(rule for rule in prepared.definition.rules if rule_holds(rule, facts))


def rule_holds(rule: Rule, facts: Facts) -> bool:
    """Whether every item of a rule holds."""
    return all(
        any(holds(part, facts) for part in item.conditions) if isinstance(item, AnyOf) else holds(item, facts)
        for item in rule.when
    )


def rule_result(rule: Rule, facts: Facts) -> RuleResult:
    """A rule with both sides of each condition, in canonical order."""
    return RuleResult(rule.key, checked_groups(rule.when, facts))


def checked_groups(when: When, facts: Facts) -> tuple[tuple[Check, ...], ...]:
    """The items, each a group of checks: conditions sorted by canonical JSON, groups by their first."""
    groups = [
        sorted(
            item.conditions if isinstance(item, AnyOf) else (item,),
            key=canonical_condition,
        )
        for item in when
    ]
    groups.sort(key=lambda group: [canonical_condition(condition) for condition in group])
    return tuple(tuple(check(condition, facts) for condition in group) for group in groups)
