"""Why: reasons for the path, and why not each other path."""

from collections.abc import Iterable, Iterator

from assessments.domain.condition_documents import canonical_condition
from assessments.domain.definition import NOT_SURE, DifferenceCondition, Rule, ScoreCondition
from assessments.domain.engine_1.conditions import Facts
from assessments.domain.engine_1.prepared import Prepared
from assessments.domain.engine_1.rules import checked_groups, rule_holds
from assessments.domain.outcome import Check, OtherPath, Reason, ReceiptLine, RuleResult

MOST_REASONS = 5
MOST_CHECKS = 2


def other_paths(prepared: Prepared, decided: Rule, facts: Facts) -> tuple[OtherPath, ...]:
    """Why each other path was not taken, by path."""
    return tuple(
        _other_path(key, prepared, decided, facts) for key in sorted(prepared.paths) if key != decided.path
    )


def _other_path(path: str, prepared: Prepared, decided: Rule, facts: Facts) -> OtherPath:
    rules = [rule for rule in prepared.definition.rules if rule.path == path]
    later = prepared.definition.rules[prepared.definition.rules.index(decided) + 1 :]
    for rule in rules:
        if rule in later and rule_holds(rule, facts):
            return OtherPath(path, rule.key, True, None)
    failing = [(rule, item) for rule in rules for item in _failing(rule, facts)]
    if not failing:
        return OtherPath(path, "", False, None)
    near = [pair for pair in failing if pair[1].lacking is not None]
    if not near:
        rule, found = failing[0]
        return OtherPath(path, rule.key, False, found)
    order = {rule.key: position for position, rule in enumerate(rules)}
    rule, found = min(near, key=lambda pair: _nearness(pair[1], order[pair[0].key]))
    return OtherPath(path, rule.key, False, found)


def _nearness(item: Check, position: int) -> tuple[int, int, bytes]:
    return item.lacking or 0, position, canonical_condition(item.condition)


def _failing(rule: Rule, facts: Facts) -> Iterator[Check]:
    """The checks of the items that fail."""
    for group in checked_groups(rule.when, facts):
        if not any(item.holds for item in group):
            yield from group


def reasons_for(
    prepared: Prepared, decided: RuleResult, receipt: Iterable[ReceiptLine], facts: Facts
) -> tuple[Reason, ...]:
    """One to five reasons, the rule first (docs/algorithms/explanation.md)."""
    checks = [
        item
        for group in decided.groups
        for item in group
        if item.holds and isinstance(item.condition, ScoreCondition | DifferenceCondition)
    ][:MOST_CHECKS]
    reasons = [Reason("rule", (("rule", decided.rule),), 0), *(_check_reason(item, facts) for item in checks)]
    answers = _answer_reasons(receipt, _dimensions_of(checks) or set(prepared.deciding))
    reasons += answers[: MOST_REASONS - len(reasons)]
    if facts.scores.not_sure:
        unsure = Reason(
            "not_sure", (("count", facts.scores.not_sure), ("of", facts.scores.visible_scored)), 0
        )
        reasons = [*reasons[: MOST_REASONS - 1], unsure]
    return tuple(reasons)


def _check_reason(item: Check, facts: Facts) -> Reason:
    match item.condition:
        case ScoreCondition(dimension, bound, percent):
            points, attainable = facts.scores.by_dimension[dimension]
            return _reason(
                "score",
                points,
                dimension=dimension,
                points=points,
                attainable=attainable,
                percent=percent,
                bound=str(bound),
            )
        case DifferenceCondition(first, second, bound, percent):
            return _reason("difference", 0, first=first, second=second, percent=percent, bound=str(bound))
        case _:
            raise ValueError(item.condition)


def _reason(code: str, earned: int, **parameters: str | int) -> Reason:
    return Reason(code, tuple(sorted(parameters.items())), earned)


def _dimensions_of(checks: Iterable[Check]) -> set[str]:
    found: set[str] = set()
    for item in checks:
        match item.condition:
            case ScoreCondition(dimension=dimension):
                found.add(dimension)
            case DifferenceCondition(first=first, second=second):
                found |= {first, second}
            case _:
                continue
    return found


def _answer_reasons(receipt: Iterable[ReceiptLine], dimensions: set[str]) -> list[Reason]:
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
