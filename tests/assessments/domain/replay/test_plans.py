"""Plans of equal inputs are made once, and are those that the engine makes of each submission."""

from datetime import date
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Answer, Held, Sheet
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.engines import v1
from assessments.domain.replay.plans import PlanInputs, Planning
from tests.builders.instruments import definition, number, scale, single
from tests.builders.newest_format import newest
from tests.builders.random_instruments import random_definition, random_sheet
from tests.builders.random_snapshots import AS_OF, random_held, random_of, random_snapshot


@given(st.integers(0, 100_000))
@settings(max_examples=40)
def test_each_plan_is_the_engines(seed: int) -> None:
    random = random_of(seed)
    made = random_definition(random, questions=5, choices=3)
    snapshot = random_snapshot(random, most=5)
    prepared = v1.prepare(made)
    planning = Planning(made, lambda sheet: v1.visible_questions(prepared, sheet))
    helds = ((), random_held(random, snapshot))
    sheet = sheet_of(made, random_sheet(random, made))

    for _each in range(12):
        # One answer after the other, so that inputs come to be equal again.
        other = sheet_of(made, random_sheet(random, made))
        key = random.choice([question.key for question in made.questions])
        sheet = {**sheet, **({key: other[key]} if key in other else {})}
        held = random.choice(helds)
        outcome = v1.evaluate(prepared, sheet, held, snapshot, AS_OF)
        plan = tuple(entry.slug for entry in outcome.plan)
        scores = {score.dimension: (score.points, score.attainable) for score in outcome.scores}
        found = planning.inputs_of(outcome.path, scores, sheet, held, AS_OF)

        assert planning.plan_of(found, partial(tuple, plan)) == plan


def test_a_plan_of_equal_inputs_is_made_once() -> None:
    made = random_definition(random_of(1))
    planning = Planning(made, tuple)
    scores = {dimension.key: (1, 2) for dimension in made.dimensions}
    both = [planning.inputs_of("one", scores, {}, (), AS_OF) for _each in range(2)]

    assert planning.plan_of(both[0], lambda: ("a",)) == ("a",)
    assert planning.plan_of(both[1], lambda: ("b",)) == ("a",)
    assert len(planning) == 1
    planning.forget()
    assert planning.plan_of(both[1], lambda: ("b",)) == ("b",)


def test_plan_rests_on_what_stages_read() -> None:
    made = compile_definition(newest())
    planning = Planning(made, lambda _sheet: [question.key for question in made.questions])
    scores = {dimension.key: (1, 4) for dimension in made.dimensions}

    def made_of(**answers: Answer) -> PlanInputs:
        return planning.inputs_of("project", scores, answers, (), AS_OF)

    assert made_of(plans="most") != made_of(plans="some")
    assert made_of(role="clerk") != made_of(role="planner")
    assert made_of(purpose="move") == made_of(purpose="prove")


def inputs(sheet: Sheet, **changes: Any) -> PlanInputs:
    """The inputs of somebody whose months and hours are read; hours are asked of those who say so."""
    only_if = [{"answer": "shows", "any_of": ["yes"]}]
    made = definition(
        scale("say", weights={"work": 1, "need": 1}),
        single("shows", ("yes", "no")),
        number("months"),
        number("recent"),
        number("hours", visible_if=only_if),
        dimensions=[{"key": "work"}, {"key": "need", "focus_area": "reporting"}],
        background={
            "experience": [{"kind": "project", "total": "months", "recent": "recent", "recent_years": 8}],
            "training_hours": "hours",
        },
    )
    prepared = v1.prepare(made)
    planning = Planning(made, lambda given: v1.visible_questions(prepared, given))
    values: dict[str, Any] = {"path": "work", "scores": {"work": (1, 4), "need": (1, 4)}, "held": ()}
    return planning.inputs_of(**{**values, "sheet": sheet, "as_of": AS_OF, **changes})


def test_inputs_are_what_a_plan_reads_and_nothing_else() -> None:
    sheet: Sheet = {"say": "2", "shows": "yes", "months": 3, "recent": 2, "hours": 5}
    same = inputs(sheet)

    assert inputs({**sheet, "say": "3"}) == same
    assert inputs(sheet, scores={"work": (2, 4), "need": (1, 4)}) == same
    for changes in (
        {"path": "project"},
        {"scores": {"work": (1, 4), "need": (2, 4)}},
        {"scores": {"work": (1, 4), "need": (1, 8)}},
        {"held": (Held("pmp"),)},
        {"as_of": date(2026, 12, 2)},
    ):
        assert inputs(sheet, **changes) != same
    for key in ("months", "recent", "hours"):
        assert inputs({**sheet, key: 9}) != same


def test_a_hidden_answer_is_none_to_a_plan() -> None:
    sheet: Sheet = {"say": "2", "shows": "no", "months": 3, "recent": 2}

    assert inputs({**sheet, "hours": 5}) == inputs(sheet)
