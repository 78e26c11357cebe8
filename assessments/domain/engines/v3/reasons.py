"""What moved the path, and why a step stands where it stands: docs/algorithms/reasons.md, word for word."""

from collections.abc import Iterable, Iterator

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import AnswerCondition, Matching
from assessments.domain.definitions.definition import Rule
from assessments.domain.definitions.questions import DOES_NOT_APPLY
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.candidates import Terrain
from assessments.domain.engines.v3.conditions import Facts
from assessments.domain.engines.v3.prepared import Prepared, PreparedRule
from assessments.domain.engines.v3.rules import Checks, failing_places, rule_holds
from assessments.domain.engines.v3.rungs import Planned
from assessments.domain.outcomes.outcome import OtherPath, Reason, ReceiptLine, RuleResult

MOST_ANSWERS = 5


def reasons_for_path(
    prepared: Prepared, decided: RuleResult, receipt: Iterable[ReceiptLine], facts: Facts
) -> tuple[Reason, ...]:
    """What was said, those that moved the path most first; then the wish; then how much was not sure; then
    the rule.

    Where the path is that of work which somebody wants, only what they do of that work already is named.
    """
    rule = next(item.rule for item in prepared.rules if item.rule.key == decided.rule)
    answers = _contributions(prepared, rule, receipt)[:MOST_ANSWERS]
    wishes = tuple(
        _reason("wish", 0, question=question, choice=choice)
        for question, choice in _wishes(prepared, decided, facts.sheet)
    )
    scores = facts.scores
    unsure = (
        (_reason("not_sure", 0, count=scores.not_sure, of=scores.visible_scored),) if scores.not_sure else ()
    )
    return (*answers, *wishes, *unsure, _reason("rule", 0, rule=decided.rule))


def _contributions(prepared: Prepared, rule: Rule, receipt: Iterable[ReceiptLine]) -> tuple[Reason, ...]:
    """The answers that speak for a path, by how far they stand from half of what their question can give.

    "Does not apply" speaks for nothing.
    """
    speaks_for = prepared.speaks_for[rule.path]
    found: list[tuple[int, int, str, ReceiptLine]] = []
    places = {question.key: place for place, question in enumerate(prepared.definition.questions)}
    for line in receipt:
        earned = dict(line.points)
        if line.answer in {"", NOT_SURE, DOES_NOT_APPLY}:
            continue
        if rule.moves and speaks_for.isdisjoint(key for key, points in earned.items() if points):
            continue
        moved = sum(
            (2 * earned.get(dimension, 0) - most) * (1 if dimension in speaks_for else -1)
            for dimension, most in line.maxima
            if speaks_for and dimension in prepared.deciding
        )
        if moved > 0:
            found.append((-moved, places[line.question], line.question, line))
    return tuple(
        _reason("answer", -moved, question=line.question, choice=line.answer)
        for moved, _place, _key, line in sorted(found, key=lambda item: item[:3])
    )


def _wishes(prepared: Prepared, decided: RuleResult, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Answers to questions that earn nothing, by which the rule decided, each once."""
    found = (
        (item.condition.question, choice)
        for group in decided.groups
        for item in group
        if item.holds
        and isinstance(item.condition, AnswerCondition)
        and item.condition.matching is not Matching.NONE_OF
        and item.condition.question not in prepared.scored
        for choice in _taken(sheet, item.condition)
    )
    return tuple(dict.fromkeys(found))


def _taken(sheet: Sheet, condition: AnswerCondition) -> Iterator[str]:
    """What somebody chose of the choices that a condition names."""
    answer = sheet.get(condition.question)
    taken = answer if isinstance(answer, tuple) else (answer,)
    return (choice for choice in condition.choices if choice in taken)


def reasons_for_step(step: Planned, ground: Terrain) -> tuple[Reason, ...]:
    """Whom a step serves, where it is usual, and what of the work asks for it."""
    candidate = step.candidate
    stage = candidate.service.stage
    served = (
        _reason("role", 0, role=candidate.role, stage=stage)
        if candidate.role
        else _reason("kind", 0, kind=step.kind, stage=stage)
    )
    reasons = [served]
    region = next(
        (
            item
            for item in candidate.service.regions
            if item in ground.advice.around(ground.applicant.person.region)
        ),
        "",
    )
    if region and ground.applicant.person.region:
        reasons.append(_reason("region", 0, region=region))
    if candidate.service.circumstance:
        reasons.append(_reason("circumstance", 0, circumstance=candidate.service.circumstance))
    return tuple(reasons)


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


def _reason(code: str, earned: int, /, **parameters: str | int) -> Reason:
    return Reason(code, tuple(sorted(parameters.items())), earned)
