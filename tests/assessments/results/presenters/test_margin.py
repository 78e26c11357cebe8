"""How close other paths were, in words, without a database."""

from collections.abc import Mapping

import pytest

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Definition
from assessments.domain.margin.result import Counterfactual, State, Variant
from assessments.domain.margin.search import counterfactuals
from assessments.results.presenters.margin import CounterfactualView, MarginView, present_margin
from assessments.wording.texts import Wording
from tests.builders.instruments import definition, number, rule, scale, single
from tests.builders.margin_search import search_of


def margin_view(instrument: Definition, sheet: Mapping[str, Answer]) -> MarginView:
    return present_margin(counterfactuals(search_of(instrument), sheet), Wording(instrument))


def way(instrument: Definition, sheet: Mapping[str, Answer]) -> CounterfactualView:
    (only,) = margin_view(instrument, sheet).counterfactuals
    return only


def statements(count: int, percent: int) -> Definition:
    """So many statements, of which the points lead to "work"."""
    pointed = rule("pointed", "work", {"score": "work", "at_least": percent})
    return definition(*(scale(f"q{place}", steps=3) for place in range(count)), rules=[pointed])


def test_one_answer_away_is_borderline_and_names_it() -> None:
    view = margin_view(statements(3, 30), {"q0": "1", "q1": "1", "q2": "1"})

    assert view.summary == "Borderline: one other answer would have led to paths/work/name."
    assert "a close call" in view.meaning
    (only,) = view.counterfactuals
    assert only.title == "One answer away from paths/work/name"
    assert [(item.question, item.what) for item in only.changes] == [
        ("questions/q0/text", "“scales/3/3” instead of “scales/3/1”.")
    ]


def test_further_away_says_how_many_and_folds_many_answers() -> None:
    view = margin_view(statements(6, 90), dict.fromkeys((f"q{place}" for place in range(6)), "1"))

    assert view.summary == "At least six of your answers would need to change for another path."
    assert view.meaning == ""
    assert view.counterfactuals[0].title == "Six answers away from paths/work/name"
    assert (len(view.counterfactuals[0].changes), view.counterfactuals[0].are_many) == (6, True)
    assert not way(statements(6, 30), dict.fromkeys((f"q{place}" for place in range(6)), "1")).are_many


def test_what_only_fixed_answers_would_do_is_said_apart() -> None:
    old = rule("old", "work", {"number": "months", "at_least": 12})
    only = way(definition(number("months", change="fixed"), rules=[old]), {"months": 3})

    assert only.note == "Only through answers about your past, or about what only grows:"
    assert only.changes[0].what == "“1 year” instead of “3 months”."


def test_changeable_answers_come_before_fixed_ones() -> None:
    instrument = definition(
        number("months", change="fixed"),
        scale("say", steps=3),
        scale("do", steps=3),
        rules=[
            rule("pointed", "work", {"score": "work", "at_least": 75}),
            rule("old", "work", {"number": "months", "at_least": 12}),
        ],
    )
    first, second = margin_view(instrument, {"months": 3, "say": "1", "do": "1"}).counterfactuals

    assert (first.title, first.note) == ("Two answers away from paths/work/name", "")
    assert second.title == "One answer away from paths/work/name"
    assert second.note == "Through answers about your past, or about what only grows:"


def test_question_that_would_not_be_asked_or_newly_would_is_said() -> None:
    instrument = definition(
        single("shows", ("yes", "no")),
        number("shown", visible_if=[{"answer": "shows", "any_of": ["yes"]}]),
        rules=[rule("few", "work", {"number": "shown", "at_most": 5})],
    )
    said = [item.what for item in way(instrument, {"shows": "no"}).changes]
    assert said == [
        "“questions/shows/choices/yes” instead of “questions/shows/choices/no”.",
        "would be asked, and answered with “0 months”.",
    ]

    away = definition(
        single("shows", ("yes", "no")),
        scale("shown", visible_if=[{"answer": "shows", "any_of": ["yes"]}]),
        rules=[rule("asked", "work", {"score": "work", "at_least": 0})],
    )
    assert [item.what for item in way(away, {"shows": "yes", "shown": "3"}).changes] == [
        "“questions/shows/choices/no” instead of “questions/shows/choices/yes”.",
        "would not be asked.",
    ]


def test_leaving_out_and_answering_what_was_left_out_is_said() -> None:
    few = rule("few", "work", {"number": "months", "at_most": 100})
    instrument = definition(number("months"), rules=[few])

    assert way(instrument, {"months": 3}).changes[0].what == "left out instead of “3 months”."
    assert way(instrument, {}).changes[0].what == "“0 months” instead of no answer."


def test_no_way_and_nothing_proved_are_told_apart() -> None:
    instrument = statements(2, 50)
    never = [Counterfactual("work", variant, State.IMPOSSIBLE) for variant in Variant]
    unknown = [Counterfactual("work", variant, State.NOT_PROVEN) for variant in Variant]

    impossible = present_margin(never, Wording(instrument))
    assert impossible.summary == "No other answers lead to a different path."
    assert impossible.counterfactuals[0].title == "Other answers alone never lead to paths/work/name"
    not_proved = present_margin(unknown, Wording(instrument))
    assert not_proved.summary == "We couldn’t work out how close the other paths are."
    assert not_proved.counterfactuals[0].title == "Not proved for paths/work/name"
    assert "could not be proved" in not_proved.counterfactuals[0].note


@pytest.mark.parametrize("state", [State.IMPOSSIBLE, State.NOT_PROVEN])
def test_way_by_fixed_answers_is_shown_whatever_became_of_the_changeable_ones(state: State) -> None:
    over_all = Counterfactual("work", Variant.ALL, State.FOUND, 3)
    view = present_margin(
        [over_all, Counterfactual("work", Variant.CHANGEABLE, state)], Wording(statements(2, 50))
    )

    assert "Three answers away from paths/work/name" in [item.title for item in view.counterfactuals]
    assert view.summary == "At least three of your answers would need to change for another path."
