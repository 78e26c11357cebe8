"""Why: reasons for the path, and why not each other path."""

from collections.abc import Iterable

from assessments.domain.definitions.conditions import DifferenceCondition, ScoreCondition
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v1.prepared import Prepared, PreparedRule
from assessments.domain.engines.v1.rules import Checks, failing_places, rule_holds
from assessments.domain.engines.v1.scores import Scores
from assessments.domain.outcomes.outcome import OtherPath, Reason, ReceiptLine, RuleResult

MOST_REASONS = 5
MOST_CHECKS = 2


def other_paths(prepared: Prepared, decided: PreparedRule, checks: Checks) -> tuple[OtherPath, ...]:
    """Why each other path was not taken, by path."""
    return tuple(
        _other_path(path, rules, decided, checks)
        for path, rules in prepared.rules_to.items()
        if path != decided.rule.path
    )


def _other_path(path: str, rules: Iterable[PreparedRule], decided: PreparedRule, checks: Checks) -> OtherPath:
    for rule in rules:
        if rule.place > decided.place and rule_holds(rule, checks):
            return OtherPath(path, rule.rule.key, True, None)
    failing = [(rule, place) for rule in rules for place in failing_places(rule, checks)]
    if not failing:
        return OtherPath(path, "", False, None)
    nearest, place = min(failing, key=lambda pair: _nearness(pair[0], pair[1], checks))
    return OtherPath(path, nearest.rule.key, False, checks[place])


def _nearness(rule: PreparedRule, place: int, checks: Checks) -> tuple[bool, int, int, int]:
    """Fewest lacking points first; what points cannot turn comes last, as the items have it in order."""
    lacking = checks[place].lacking
    return (True, 0, 0, 0) if lacking is None else (False, lacking, rule.place, place)


def reasons_for(
    prepared: Prepared, decided: RuleResult, receipt: Iterable[ReceiptLine], scores: Scores
) -> tuple[Reason, ...]:
    """One to five reasons, the rule first (docs/algorithms/explanation.md)."""
    met = _met(decided)[:MOST_CHECKS]
    reasons = [
        Reason("rule", (("rule", decided.rule),), 0),
        *(_condition_reason(condition, scores) for condition in met),
    ]
    unsure = (
        [_reason("not_sure", 0, count=scores.not_sure, of=scores.visible_scored)] if scores.not_sure else []
    )
    dimensions = frozenset(key for condition in met for key in _dimensions_of(condition))
    answers = _answer_reasons(receipt, dimensions or prepared.deciding)
    return (*reasons, *answers[: MOST_REASONS - len(reasons) - len(unsure)], *unsure)


def _met(decided: RuleResult) -> list[ScoreCondition | DifferenceCondition]:
    """The conditions on scores that hold, in canonical order."""
    return [
        item.condition
        for group in decided.groups
        for item in group
        if item.holds and isinstance(item.condition, ScoreCondition | DifferenceCondition)
    ]


def _condition_reason(condition: ScoreCondition | DifferenceCondition, scores: Scores) -> Reason:
    bound, percent = str(condition.bound), condition.percent
    if isinstance(condition, DifferenceCondition):
        return _reason(
            "difference", 0, first=condition.first, second=condition.second, percent=percent, bound=bound
        )
    points, attainable = scores.by_dimension[condition.dimension]
    return _reason(
        "score",
        points,
        dimension=condition.dimension,
        points=points,
        attainable=attainable,
        percent=percent,
        bound=bound,
    )


def _dimensions_of(condition: ScoreCondition | DifferenceCondition) -> tuple[str, ...]:
    if isinstance(condition, DifferenceCondition):
        return condition.first, condition.second
    return (condition.dimension,)


def _answer_reasons(receipt: Iterable[ReceiptLine], dimensions: frozenset[str]) -> list[Reason]:
    """The answers that gave points to these dimensions, those of most points first."""
    earned = [
        (-points, line.question, dimension, line.answer)
        for line in receipt
        if line.answer != NOT_SURE
        for dimension, points in line.points
        if points > 0 and dimension in dimensions
    ]
    return [
        _reason("answer", -negative, question=question, choice=answer, dimension=dimension)
        for negative, question, dimension, answer in sorted(earned)
    ]


def _reason(code: str, earned: int, /, **parameters: str | int) -> Reason:
    return Reason(code, tuple(sorted(parameters.items())), earned)
