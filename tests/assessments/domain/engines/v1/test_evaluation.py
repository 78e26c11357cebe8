"""What holds for the outcome of any sheet of any instrument."""

import json
from dataclasses import replace
from random import Random

from hypothesis import given, settings

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.compiler import refusals_in
from assessments.domain.definitions.definition import Definition, Rule
from assessments.domain.definitions.questions import SingleChoice
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v1 import ENGINE, prepare, visible_questions
from assessments.domain.engines.v1.scores import scores_of
from assessments.domain.outcomes.document import outcome_document, parse_outcome
from assessments.domain.outcomes.outcome import RuleResult
from tests.builders.random_evaluations import Case, cases, rearranged, scored_keys
from tests.builders.random_instruments import random_sheet

CODES = ("rule", "score", "difference", "answer", "not_sure")

EXAMPLES = settings(max_examples=20)


@EXAMPLES
@given(cases())
def test_scores_are_within_their_bounds(case: Case) -> None:
    outcome = case.outcome()

    assert [score.dimension for score in outcome.scores] == sorted(
        dimension.key for dimension in case.definition.dimensions
    )
    assert all(0 <= score.points <= score.attainable for score in outcome.scores)
    assert 0 <= outcome.not_sure <= outcome.visible_scored


@EXAMPLES
@given(cases())
def test_receipt_adds_up_to_the_scores(case: Case) -> None:
    outcome = case.outcome()
    for score in outcome.scores:
        points = [dict(line.points).get(score.dimension, 0) for line in outcome.receipt]
        maxima = [dict(line.maxima).get(score.dimension, 0) for line in outcome.receipt]
        assert (sum(points), sum(maxima)) == (score.points, score.attainable)


@EXAMPLES
@given(cases())
def test_receipt_has_one_line_for_each_visible_scored_question(case: Case) -> None:
    outcome = case.outcome()
    visible = visible_questions(prepare(case.definition), case.sheet)

    assert [line.question for line in outcome.receipt] == sorted({*visible} & {*scored_keys(case.definition)})
    assert [line.answer for line in outcome.receipt] == [
        case.sheet.get(line.question, "") for line in outcome.receipt
    ]
    assert len(outcome.receipt) == outcome.visible_scored
    assert outcome.not_sure == sum(line.answer == NOT_SURE for line in outcome.receipt)


@EXAMPLES
@given(cases())
def test_not_sure_earns_exactly_half(case: Case) -> None:
    prepared = prepare(case.definition)
    sheet: Sheet = {**case.sheet, **dict.fromkeys(scored_keys(case.definition), NOT_SURE)}
    scores = scores_of(prepared, sheet, visible_questions(prepared, sheet))

    assert scores.not_sure == scores.visible_scored > 0
    assert all(2 * points == attainable for points, attainable in scores.by_dimension.values())


@EXAMPLES
@given(cases())
def test_hidden_answers_never_count(case: Case) -> None:
    visible = {*visible_questions(prepare(case.definition), case.sheet)}
    shown = {key: answer for key, answer in case.sheet.items() if key in visible}
    others = sheet_of(case.definition, random_sheet(case.random, case.definition))
    elsewhere = {key: answer for key, answer in others.items() if key not in visible}
    outcome = case.document()

    assert replace(case, sheet=shown).document() == outcome
    assert replace(case, sheet={**elsewhere, **shown}).document() == outcome


@EXAMPLES
@given(cases())
def test_more_points_for_a_choice_never_lower_a_score(case: Case) -> None:
    raised = _raised(case.random, case.definition)
    before, after = case.outcome(), replace(case, definition=raised).outcome()

    assert raised != case.definition or not _choices_below_the_most(case.definition)
    for low, high in zip(before.scores, after.scores, strict=True):
        assert low.points <= high.points <= high.attainable == low.attainable


def _choices_below_the_most(definition: Definition) -> list[tuple[SingleChoice, int, str, int]]:
    """Question, place of the choice, dimension, points that are missing to the most."""
    found = []
    for question in definition.questions:
        if isinstance(question, SingleChoice):
            most: dict[str, int] = {}
            for choice in question.choices:
                for dimension, points in choice.points:
                    most[dimension] = max(points, most.get(dimension, 0))
            found += [
                (question, place, dimension, most[dimension] - dict(choice.points).get(dimension, 0))
                for place, choice in enumerate(question.choices)
                for dimension in most
            ]
    return [entry for entry in found if entry[3] > 0]


def _raised(random: Random, definition: Definition) -> Definition:
    """The definition with more points for one choice, the most of its question being as before."""
    candidates = _choices_below_the_most(definition)
    if not candidates:
        return definition
    question, place, dimension, missing = random.choice(candidates)
    choice = question.choices[place]
    points = dict(choice.points)
    points[dimension] = points.get(dimension, 0) + random.randint(1, missing)
    better = replace(choice, points=tuple(sorted(points.items())))
    choices = (*question.choices[:place], better, *question.choices[place + 1 :])
    return replace(
        definition,
        questions=tuple(
            replace(question, choices=choices) if item is question else item for item in definition.questions
        ),
    )


@EXAMPLES
@given(cases())
def test_every_outcome_has_reasons_and_the_rule_comes_first(case: Case) -> None:
    outcome = case.outcome()
    codes = [reason.code for reason in outcome.reasons]

    assert 1 <= len(codes) <= 5
    assert outcome.reasons[0].parameters == (("rule", outcome.decided_by.rule),)
    assert codes.count("rule") == 1
    assert codes == sorted(codes, key=_rank)
    assert ("not_sure" in codes) == (outcome.not_sure > 0)


def _rank(code: str) -> int:
    # A score and a difference come in the order of the conditions.
    return CODES.index("score" if code == "difference" else code)


@EXAMPLES
@given(cases())
def test_reasons_by_answers_are_lines_of_the_receipt(case: Case) -> None:
    outcome = case.outcome()
    lines = {line.question: line for line in outcome.receipt}
    for reason in outcome.reasons:
        if reason.code == "answer":
            named = dict(reason.parameters)
            line = lines[str(named["question"])]
            assert (line.answer, dict(line.points)[str(named["dimension"])]) == (
                named["choice"],
                reason.points,
            )
            assert reason.points > 0
            assert line.answer != NOT_SURE


@EXAMPLES
@given(cases())
def test_rule_that_decided_leads_to_the_path_and_holds(case: Case) -> None:
    outcome = case.outcome()
    (rule,) = (rule for rule in case.definition.rules if rule.key == outcome.decided_by.rule)

    assert (rule.path, rule.kind, rule.steps) == (outcome.path, outcome.kind, outcome.steps)
    assert len(outcome.decided_by.groups) == len(rule.when)
    assert all(any(check.holds for check in group) for group in outcome.decided_by.groups)


@EXAMPLES
@given(cases())
def test_first_rule_that_holds_decides(case: Case) -> None:
    rules = case.definition.rules
    decided = case.outcome().decided_by
    place = [rule.key for rule in rules].index(decided.rule)
    always = replace(rules[-1], key="always")

    def decided_with(*others: Rule) -> RuleResult:
        return replace(case, definition=replace(case.definition, rules=others)).outcome().decided_by

    assert decided_with(always, *rules).rule == "always"
    assert decided_with(*rules[:place], always, *rules[place:]).rule == "always"
    assert decided_with(*rules[: place + 1], always, *rules[place + 1 :]) == decided
    assert decided_with(*rules[place:]) == decided


@EXAMPLES
@given(cases())
def test_every_other_path_is_explained(case: Case) -> None:
    outcome = case.outcome()
    paths = {path.key for path in case.definition.paths}

    assert [other.path for other in outcome.others] == sorted(paths - {outcome.path})
    assert all(other.held == (other.failing is None) for other in outcome.others)
    assert not any(other.failing and other.failing.holds for other in outcome.others)
    for other in outcome.others:
        (rule,) = (rule for rule in case.definition.rules if rule.key == other.rule)
        assert rule.path == other.path


@EXAMPLES
@given(cases())
def test_outcome_survives_its_document(case: Case) -> None:
    outcome = case.outcome()

    assert parse_outcome(outcome_document(outcome)) == outcome
    assert parse_outcome(json.loads(case.document())) == outcome


@EXAMPLES
@given(cases())
def test_no_order_of_what_means_nothing_shows(case: Case) -> None:
    other = rearranged(case)

    assert refusals_in(other.definition) == ()
    assert other.document() == case.document()


@EXAMPLES
@given(cases())
def test_same_inputs_give_the_same_bytes(case: Case) -> None:
    prepared = prepare(case.definition)

    assert case.document() == case.document()
    assert prepared == prepare(case.definition)
    assert case.outcome().engine == ENGINE
    assert case.outcome().as_of == case.as_of
    assert case.outcome().margin is None


@EXAMPLES
@given(cases())
def test_empty_sheet_has_an_outcome(case: Case) -> None:
    outcome = replace(case, sheet={}).outcome()

    assert all(score.points == 0 for score in outcome.scores)
    assert outcome.reasons
