"""Plans of equal inputs are made once, and are those that the engine makes of each submission."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain import engine_1
from assessments.domain.answer_parser import sheet_of
from assessments.domain.replay.planning import Planning
from tests.builders.random_instruments import random_definition, random_sheet
from tests.builders.random_snapshots import AS_OF, random_held, random_of, random_snapshot


@given(st.integers(0, 100_000))
@settings(max_examples=40, deadline=None)
def test_each_plan_is_the_engines(seed: int) -> None:
    random = random_of(seed)
    definition = random_definition(random, questions=5, choices=3)
    snapshot = random_snapshot(random, most=5)
    prepared = engine_1.prepare(definition)
    planning = Planning(definition, lambda sheet: engine_1.visible_questions(prepared, sheet))
    helds = ((), random_held(random, snapshot))
    sheet = sheet_of(definition, random_sheet(random, definition))

    for _each in range(12):
        # One answer after the other, so that inputs come to be equal again.
        other = sheet_of(definition, random_sheet(random, definition))
        key = random.choice([question.key for question in definition.questions])
        sheet = {**sheet, **({key: other[key]} if key in other else {})}
        held = random.choice(helds)
        outcome = engine_1.evaluate(prepared, sheet, held, snapshot, AS_OF)
        plan = tuple(entry.slug for entry in outcome.plan)
        scores = {score.dimension: (score.points, score.attainable) for score in outcome.scores}
        inputs = planning.inputs_of(outcome.path, scores, sheet, held, AS_OF)

        assert planning.plan_of(inputs, partial(tuple, plan)) == plan


def test_a_plan_of_equal_inputs_is_made_once() -> None:
    definition = random_definition(random_of(1))
    planning = Planning(definition, tuple)
    scores = {dimension.key: (1, 2) for dimension in definition.dimensions}
    inputs = [planning.inputs_of("one", scores, {}, (), AS_OF) for _each in range(2)]

    assert planning.plan_of(inputs[0], lambda: ("a",)) == ("a",)
    assert planning.plan_of(inputs[1], lambda: ("b",)) == ("a",)
    assert len(planning) == 1
    planning.forget()
    assert planning.plan_of(inputs[1], lambda: ("b",)) == ("b",)
