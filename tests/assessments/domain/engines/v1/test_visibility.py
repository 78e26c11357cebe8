"""Which questions are asked."""

from dataclasses import replace

from hypothesis import given, settings

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    AnyOf,
    Bound,
    Matching,
    NumberCondition,
    When,
)
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import AgreementScale, NumberQuestion
from assessments.domain.engines.v1 import prepare, visible_questions
from tests.builders.random_evaluations import Case, cases
from tests.builders.worked_instrument import worked_instrument


def _chain(*conditions: When) -> Definition:
    """Scales s0, s1 and so on, each asked if its conditions hold, after a number n."""
    scales = tuple(
        AgreementScale(f"s{place}", "all", 3, (("work", 1),), visible_if=when)
        for place, when in enumerate(conditions)
    )
    number = NumberQuestion("n", "all", "months", 0, 10)
    return replace(worked_instrument(), questions=(number, *scales), rules=worked_instrument().rules[-1:])


def _asked(definition: Definition, sheet: Sheet) -> tuple[str, ...]:
    return visible_questions(prepare(definition), sheet)


def _agrees(question: str) -> AnswerCondition:
    return AnswerCondition(question, Matching.ANY_OF, ("3",))


def test_question_without_conditions_is_asked() -> None:
    assert _asked(_chain(()), {}) == ("n", "s0")


def test_all_items_have_to_hold() -> None:
    definition = _chain((), (), (_agrees("s0"), _agrees("s1")))

    assert "s2" in _asked(definition, {"s0": "3", "s1": "3"})
    assert "s2" not in _asked(definition, {"s0": "3", "s1": "2"})
    assert "s2" not in _asked(definition, {"s0": "3"})


def test_one_of_an_any_of_suffices() -> None:
    definition = _chain((), (AnyOf((_agrees("s0"), NumberCondition("n", Bound.AT_LEAST, 5))),))

    assert "s1" in _asked(definition, {"s0": "3"})
    assert "s1" in _asked(definition, {"s0": "1", "n": 5})
    assert "s1" not in _asked(definition, {"s0": "1", "n": 4})


def test_answer_to_a_hidden_question_shows_nothing() -> None:
    definition = _chain((), (_agrees("s0"),), (_agrees("s1"),))

    assert _asked(definition, {"s0": "3", "s1": "3"}) == ("n", "s0", "s1", "s2")
    assert _asked(definition, {"s0": "1", "s1": "3"}) == ("n", "s0")


def test_hidden_answer_shows_nothing_by_a_negative_operator_either() -> None:
    definition = _chain((), (_agrees("s0"),), (AnswerCondition("s1", Matching.NONE_OF, ("1",)),))

    assert "s2" in _asked(definition, {"s0": "3", "s1": "3"})
    assert "s2" not in _asked(definition, {"s0": "1", "s1": "3"})
    assert "s2" not in _asked(definition, {"s0": "3", "s1": "not_sure"})


@settings(max_examples=30)
@given(cases())
def test_visible_questions_keep_the_order_of_the_definition(case: Case) -> None:
    visible = _asked(case.definition, case.sheet)
    free = {question.key for question in case.definition.questions if not question.visible_if}

    assert list(visible) == [item.key for item in case.definition.questions if item.key in visible]
    assert free <= {*visible}
