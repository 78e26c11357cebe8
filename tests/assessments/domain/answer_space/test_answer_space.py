"""The space of sheets: batch and solver agree with the engine."""

import pytest
from hypothesis import given, settings

from assessments.domain.answer_space.batch import Batch, rows_of
from assessments.domain.answer_space.classes import TooWideError
from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.solver import Proof, SheetModel, solve
from assessments.domain.answer_space.space import (
    HIDDEN,
    UNANSWERED,
    codes_of,
    sheet_with,
    space_of,
)
from assessments.domain.answers.parser import sheet_of
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.v1.prepared import prepare
from tests.builders.all_sheets import complete_sheets, rule_by_engine
from tests.builders.instruments import (
    Document,
    definition,
    everything,
    multiple,
    number,
    rule,
    scale,
    single,
)
from tests.builders.random_instruments import definitions_with_sheets, random_definition
from tests.builders.random_snapshots import random_of

EFFORT = Effort(10.0)


@given(definitions_with_sheets(questions=9, choices=5, dimensions=4))
@settings(max_examples=150)
def test_batch_decides_as_the_engine(made: tuple[Definition, dict[str, object]]) -> None:
    instrument, stored = made
    sheet = sheet_of(instrument, stored)
    space = space_of(instrument)
    judged = Batch(space).judge(rows_of([codes_of(space, sheet)]).reshape(1, -1))

    assert space.rules[judged.rules[0]].key == rule_by_engine(prepare(instrument), sheet)


@given(definitions_with_sheets(questions=6))
@settings(max_examples=60)
def test_answers_of_one_class_lead_to_the_same_rule(made: tuple[Definition, dict[str, object]]) -> None:
    instrument, stored = made
    sheet = sheet_of(instrument, stored)
    space = space_of(instrument)
    first = sheet_with(space, codes_of(space, sheet), {})

    assert codes_of(space, first) == codes_of(space, sheet)
    assert rule_by_engine(prepare(instrument), first) == rule_by_engine(prepare(instrument), sheet)


def test_a_sheet_keeps_its_own_answers_where_the_options_are_the_same() -> None:
    old = rule("old", "work", {"number": "months", "at_least": 12})
    space = space_of(definition(number("months"), scale("say"), rules=[old]))

    assert [asked.key for asked in space.asked] == ["months"]
    assert sheet_with(space, [1], {"months": 40, "say": "3"}) == {"months": 40, "say": "3"}
    assert sheet_with(space, [0], {"months": 40}) == {"months": 0}
    assert sheet_with(space, [UNANSWERED], {"months": 40}) == {}
    assert sheet_with(space, [HIDDEN], {"months": 40}) == {}


@pytest.mark.parametrize("seed", range(25))
def test_solver_finds_a_sheet_for_exactly_the_rules_that_can_decide(seed: int) -> None:
    instrument = random_definition(random_of(seed), questions=4, choices=2, dimensions=2)
    prepared = prepare(instrument)
    deciding = {rule_by_engine(prepared, sheet) for sheet in complete_sheets(instrument)}
    space = space_of(instrument)
    made = SheetModel(space)

    for at, decides in zip(space.rules, made.decides, strict=True):
        model = made.model.clone()
        model.add_bool_or([decides])
        answered = solve(made, model, EFFORT)
        assert (answered.proof is Proof.FOUND) == (at.key in deciding)
        if answered.proof is Proof.FOUND:
            sheet = sheet_with(space, answered.codes, {})
            assert rule_by_engine(prepared, sheet) == at.key
            assert Batch(space).seen(rows_of([codes_of(space, sheet)]))[0].tolist() == list(answered.codes)


def test_questions_that_no_path_depends_on_are_left_out() -> None:
    space = space_of(
        definition(
            single("shows", ("yes", "no")),
            scale("shown", visible_if=[{"answer": "shows", "any_of": ["yes"]}]),
            scale("idle", weights={"need": 1}),
            single("plain", ("a", "b")),
            rules=[rule("worker", "work", {"score": "work", "at_least": 50})],
        )
    )

    assert [asked.key for asked in space.asked] == ["shows", "shown"]
    assert space.dimensions == ("work",)


def test_a_multiple_choice_with_too_many_conditions_is_refused() -> None:
    keys = [f"c{place}" for place in range(20)]
    rules = [rule(f"r{key}", "work", {"answer": "many", "any_of": [key]}) for key in keys]

    with pytest.raises(TooWideError, match="many"):
        space_of(definition(multiple("many", keys), rules=rules))


def _sets_of(named: int, others: int = 0, *, counted: bool = False) -> int:
    """How many answers there are to a multiple choice of which a condition names some choices."""
    keys = [f"c{place:02}" for place in range(named + others)]
    when: list[Document] = [{"answer": "many", "all_of": keys[:named]}]
    if counted:
        when.append({"count": "many", "at_least": 1})
    space = space_of(definition(multiple("many", keys), rules=[rule("all", "work", *when)]))
    return sum(option.weight for option in space.asked[0].options)


def test_a_multiple_choice_may_have_fourteen_choices_named_and_no_more() -> None:
    assert _sets_of(14) == 2**14
    with pytest.raises(TooWideError, match="many"):
        _sets_of(15)


def test_how_many_of_the_other_choices_are_taken_counts_only_where_a_condition_counts_them() -> None:
    assert _sets_of(14, 2) == 2**16
    assert _sets_of(13, 1, counted=True) == 2**14
    with pytest.raises(TooWideError, match="many"):
        _sets_of(13, 2, counted=True)


def test_points_that_64_bits_could_not_compare_are_refused() -> None:
    asked = [single(f"q{place}", {"x": {"work": 1_000_000}, "y": {}}) for place in range(200)]

    with pytest.raises(OverflowError):
        space_of(definition(*asked, rules=[rule("worker", "work", {"score": "work", "at_least": 50})]))


def test_every_kind_of_question_that_a_rule_reads_is_in_the_space() -> None:
    space = space_of(compile_definition(everything()))

    assert [asked.key for asked in space.asked] == ["direction", "plans", "flows", "order", "tasks", "months"]
    assert space.dimensions == ("project", "work")
