"""The same answer to several questions, over many sheets and in the solver, is what it is on each sheet."""

import pytest

from assessments.domain.answer_space.batch import Batch, rows_of
from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.solver import Proof, SheetModel, solve
from assessments.domain.answer_space.space import codes_of, sheet_with, space_of
from tests.builders.all_sheets import complete_sheets
from tests.builders.instruments import definition, rule, scale, single
from tests.builders.plain_rules import PlainRules
from tests.builders.random_snapshots import random_of
from tests.builders.same_answers import PATHS, random_same

EFFORT = Effort(10.0)
SEEDS = range(40)


@pytest.mark.parametrize("seed", SEEDS)
def test_batch_decides_every_sheet_as_it_is_decided_alone(seed: int) -> None:
    made = random_same(random_of(seed))
    space, rules = space_of(made), PlainRules(made)
    sheets = list(complete_sheets(made))
    judged = Batch(space).judge(rows_of([codes_of(space, sheet) for sheet in sheets]))

    assert [space.rules[number].key for number in judged.rules] == [rules.rule(sheet) for sheet in sheets]


@pytest.mark.parametrize("seed", SEEDS)
def test_solver_finds_a_sheet_for_exactly_the_rules_that_can_decide(seed: int) -> None:
    made = random_same(random_of(seed))
    space, rules = space_of(made), PlainRules(made)
    deciding = {rules.rule(sheet) for sheet in complete_sheets(made)}
    sheets = SheetModel(space)

    for at, decides in zip(space.rules, sheets.decides, strict=True):
        model = sheets.model.clone()
        model.add_bool_or([decides])
        answered = solve(sheets, model, EFFORT)
        assert (answered.proof is Proof.FOUND) == (at.key in deciding)
        if answered.proof is Proof.FOUND:
            assert rules.rule(sheet_with(space, answered.codes, {})) == at.key


def test_choices_that_earn_the_same_are_told_apart_where_the_same_answer_is_asked() -> None:
    asked = [single(key, {"a": {"work": 2}, "b": {"work": 2}, "c": {}}) for key in ("one", "two")]
    plain = [rule("worker", "work", {"score": "work", "at_least": 50})]
    same = [rule("careless", "later", {"same_answer": ["one", "two"]}, kind="undecided"), *plain]

    options = [
        len(space_of(definition(*asked, rules=rules, format=2, paths=PATHS[1:])).asked[0].options)
        for rules in (plain, same)
    ]

    assert options == [3, 4]


def test_not_sure_and_a_hidden_question_are_no_same_answer() -> None:
    asked = [scale("one", 3), scale("two", 3, visible_if=[{"answer": "one", "any_of": ["1", "2"]}])]
    same = rule("careless", "work", {"same_answer": ["one", "two"]})
    made = definition(*asked, rules=[same], format=2, paths=PATHS[1:])
    space = space_of(made)
    sheets = [
        {"one": "1", "two": "1"},
        {"one": "not_sure", "two": "not_sure"},
        {"one": "3", "two": "3"},
        {"one": "2", "two": "1"},
    ]
    judged = Batch(space).judge(rows_of([codes_of(space, sheet) for sheet in sheets]))

    assert [space.paths[path] for path in judged.paths] == ["work", "later", "later", "later"]
