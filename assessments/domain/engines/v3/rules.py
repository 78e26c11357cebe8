"""The first rule that holds decides."""

from collections.abc import Iterator

from assessments.domain.engines.v3.conditions import Facts, check
from assessments.domain.engines.v3.prepared import Prepared, PreparedRule
from assessments.domain.outcomes.outcome import Check, RuleResult

# One check for each of `Prepared.conditions`, at the same place.
Checks = tuple[Check, ...]


def checks_of(prepared: Prepared, facts: Facts) -> Checks:
    """All conditions of the rules, checked once: rules share many of them."""
    return tuple([check(condition, facts) for condition in prepared.conditions])


def deciding_rule(prepared: Prepared, checks: Checks) -> PreparedRule:
    """The first rule of which all items hold; the last one always does."""
    return next(rule for rule in prepared.rules if rule_holds(rule, checks))


def rule_holds(rule: PreparedRule, checks: Checks) -> bool:
    """Whether every item of a rule holds."""
    return next(failing_places(rule, checks), None) is None


def failing_places(rule: PreparedRule, checks: Checks) -> Iterator[int]:
    """The places of the conditions of items that fail, in canonical order of the items."""
    for group in rule.groups:
        for place in group:
            if checks[place].holds:
                break
        else:
            yield from group


def rule_result(rule: PreparedRule, checks: Checks) -> RuleResult:
    """A rule with both sides of each condition, in canonical order."""
    return RuleResult(rule.rule.key, tuple(tuple(checks[place] for place in group) for group in rule.groups))
