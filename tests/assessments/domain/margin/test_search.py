"""The nearest sheets of other paths: as brute force finds them, by enumeration and by the solver."""

import pytest

from assessments.domain.answer_space.confirmation import DisagreementError
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.margin import search as margin_search
from assessments.domain.margin import solver_search, surroundings
from assessments.domain.margin.result import Counterfactual, Difference, Margin, State, Variant
from assessments.domain.margin.search import counterfactuals, margin_of
from tests.builders.counterfactual_oracle import compare
from tests.builders.instruments import definition, multiple, number, rule, scale, single
from tests.builders.margin_search import search_of

Ways = dict[tuple[str, Variant], Counterfactual]


@pytest.mark.parametrize("seed", range(25))
def test_search_finds_what_brute_force_finds(seed: int) -> None:
    compared = compare(seed)

    assert compared.sheets
    assert compared.wrong == ()


@pytest.mark.parametrize("seed", range(25, 35))
def test_solver_alone_finds_what_brute_force_finds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "MOST_ROWS", 0)

    assert compare(seed).wrong == ()


@pytest.mark.parametrize("seed", range(35, 45))
def test_solver_in_rounds_finds_what_brute_force_finds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "MOST_ROWS", 0)
    monkeypatch.setattr(solver_search, "MOST_AT_ONCE", 2)

    assert compare(seed).wrong == ()


def ways(instrument: Definition, sheet: Sheet) -> Ways:
    """What is found, by path and variant."""
    return {(item.path, item.variant): item for item in counterfactuals(search_of(instrument), sheet)}


def worker(**change: str) -> Definition:
    """Twelve months or more, or half of the points, lead to "work"."""
    return definition(
        scale("say", steps=3, weights={"work": 2}, **change),
        number("months", change="growing"),
        rules=[
            rule("pointed", "work", {"score": "work", "at_least": 50}),
            rule("old", "work", {"number": "months", "at_least": 12}),
        ],
    )


def test_questions_that_come_first_are_changed_first() -> None:
    found = ways(worker(), {"say": "1", "months": 3})["work", Variant.ALL]

    assert found.distance == 1
    assert found.changes == (Difference("say", "1", "2", asked_before=True, asked_after=True),)
    assert found.witness == {"say": "2", "months": 3}


def test_first_set_of_questions_comes_before_first_options() -> None:
    instrument = definition(
        single("what", ("a", "b", "other")),
        single("early", ("yes", "no")),
        single("late", ("yes", "no")),
        rules=[
            rule("first", "work", _answer("what", "a"), _answer("late", "yes")),
            rule("second", "work", _answer("what", "b"), _answer("early", "yes")),
        ],
    )
    found = ways(instrument, {"what": "other", "early": "no", "late": "no"})

    assert found["work", Variant.ALL].witness == {"what": "b", "early": "yes", "late": "no"}


def test_fixed_questions_keep_their_answer() -> None:
    found = ways(worker(change="fixed"), {"say": "1", "months": 3})

    assert found["work", Variant.ALL].changes[0].question == "say"
    assert found["work", Variant.CHANGEABLE].changes == (
        Difference("months", 3, 12, asked_before=True, asked_after=True),
    )


def test_growing_questions_do_not_shrink_nor_become_unknown() -> None:
    found = ways(worker(change="fixed"), {"say": "1", "months": 40})

    assert found["later", Variant.ALL].changes == (
        Difference("months", 40, 0, asked_before=True, asked_after=True),
    )
    assert found["later", Variant.CHANGEABLE].state is State.IMPOSSIBLE
    assert found["later", Variant.CHANGEABLE].witness is None


def test_growing_answer_is_the_first_that_is_not_below_the_present_one() -> None:
    # Below 10 and from 20 on is one class of answers: 5 cannot shrink to 0, but can grow to 20.
    between = rule(
        "between", "work", {"number": "months", "at_least": 10}, {"number": "months", "at_most": 19}
    )
    found = ways(definition(number("months", change="growing"), rules=[between]), {"months": 15})

    assert found["later", Variant.ALL].witness == {"months": 0}
    assert found["later", Variant.CHANGEABLE].witness == {"months": 20}


def test_question_that_vanishes_counts() -> None:
    instrument = definition(
        single("shows", ("yes", "no")),
        scale("shown", steps=3, weights={"work": 2}, change="fixed", visible_if=[_answer("shows", "yes")]),
        rules=[rule("pointed", "work", {"score": "work", "at_least": 50})],
    )
    found = ways(instrument, {"shows": "yes", "shown": "3"})

    assert found["later", Variant.ALL].distance == 1
    assert found["later", Variant.CHANGEABLE].changes == (
        Difference("shows", "yes", "no", asked_before=True, asked_after=True),
        Difference("shown", "3", None, asked_before=True, asked_after=False),
    )


def test_multiple_choice_takes_the_first_set_that_does() -> None:
    taken = rule("busy", "work", {"answer": "tasks", "all_of": ["b"]}, {"count": "tasks", "at_least": 2})
    found = ways(definition(multiple("tasks"), rules=[taken]), {"tasks": ()})

    assert found["work", Variant.ALL].witness == {"tasks": ("a", "b")}


def test_margin_is_the_distance_of_the_nearest_path() -> None:
    search = search_of(worker())

    assert margin_of(search, {"say": "1"}) == Margin(State.FOUND, 1)
    assert margin_of(search, {"say": "3", "months": 30}) == Margin(State.FOUND, 2)


def test_margin_of_an_incomplete_sheet_is_not_proven() -> None:
    assert margin_of(search_of(worker()), {}) == Margin(State.NOT_PROVEN)


@pytest.mark.parametrize("rows", [50_000, 0], ids=["by going through", "by the solver"])
def test_way_from_an_incomplete_sheet_answers_what_is_due(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "MOST_ROWS", rows)
    pointed = rule("pointed", "work", {"score": "work", "at_least": 50})
    instrument = definition(scale("say", steps=3), scale("do", steps=3), rules=[pointed])
    fixed = definition(scale("say", steps=3, change="fixed"), scale("do", steps=3), rules=[pointed])

    assert ways(instrument, {"do": "1"})["work", Variant.ALL].witness == {"say": "3", "do": "1"}
    assert ways(instrument, {})["work", Variant.ALL].witness == {"say": "1", "do": "3"}
    assert ways(fixed, {"do": "1"})["work", Variant.CHANGEABLE].state is State.IMPOSSIBLE


def test_no_other_path_is_told_from_none_proven() -> None:
    unreachable = definition(
        *(scale(f"q{place}") for place in range(3)),
        rules=[rule("never", "work", {"score": "work", "at_least": 60}, {"score": "work", "at_most": 40})],
    )
    sheet = {f"q{place}": "1" for place in range(3)}

    assert margin_of(search_of(unreachable), sheet) == Margin(State.IMPOSSIBLE)
    assert {item.state for item in counterfactuals(search_of(unreachable), sheet)} == {State.IMPOSSIBLE}
    far = definition(
        *(scale(f"q{place}", weights={"work": place + 2}) for place in range(12)),
        rules=[rule("most", "work", {"score": "work", "at_least": 53})],
    )
    low = {f"q{place}": "1" for place in range(12)}
    assert margin_of(search_of(far), low).state is State.FOUND
    assert margin_of(search_of(far, seconds=0.0), low) == Margin(State.NOT_PROVEN)
    assert {item.state for item in counterfactuals(search_of(far, seconds=0.0), low)} == {State.NOT_PROVEN}


def test_definition_that_is_too_wide_proves_nothing() -> None:
    keys = [f"c{place}" for place in range(20)]
    rules = [rule(f"r{key}", "work", _answer("many", key)) for key in keys]
    search = search_of(definition(multiple("many", keys), rules=rules))

    assert margin_of(search, {"many": ()}) == Margin(State.NOT_PROVEN)
    assert [item.state for item in counterfactuals(search, {"many": ()})] == [State.NOT_PROVEN] * 2


def test_what_the_engine_does_not_confirm_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    search = search_of(worker())
    monkeypatch.setattr(margin_search, "differing", lambda *_codes: ())

    with pytest.raises(DisagreementError):
        counterfactuals(search, {"say": "1"})


def _answer(question: str, choice: str) -> dict[str, object]:
    return {"answer": question, "any_of": [choice]}
