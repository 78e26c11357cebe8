"""A mirror that is not an exchange."""

from typing import Any

import pytest

from tests.assessments.domain.definitions.checks.refused import refused, refused_of
from tests.builders.changes import changed
from tests.builders.instruments import LATER, Document, document, multiple, number, rule, scale, single

BOTH = {"dimensions": [["project", "work"]]}
TURN = single("turn", {"up": {"project": 4}, "level": {"project": 2, "work": 2}, "down": {"work": 4}})
PLANS = scale("plans", weights={"project": 2})
FLOWS = scale("flows", weights={"work": 2})
SCORE = {"score": "work", "at_least": 50}


def refused_mirror(*questions: Document, **mirror: Any) -> list[tuple[str, str]]:
    """The refusals of a mirror, by places below it."""
    found = refused_of(*questions, mirror=mirror)
    return [(place.removeprefix("mirror/"), sentence) for place, sentence in found]


@pytest.mark.parametrize(
    ("questions", "mirror"),
    [
        ((PLANS, FLOWS), {}),
        ((PLANS, FLOWS), {**BOTH, "questions": [["plans", "flows"]]}),
        ((TURN,), {**BOTH, "choices": [["turn", "up", "down"]]}),
        ((multiple("tasks"),), {"choices": [["tasks", "a", "c"]]}),
        ((scale("both", weights={"project": 2, "work": 2}),), BOTH),
        ((number("one"), number("two")), {"questions": [["one", "two"]]}),
        (
            (single("one", ("a", "b")), single("two", ("b", "a"))),
            {"questions": [["one", "two"]], "choices": [["one", "a", "b"], ["two", "a", "b"]]},
        ),
        (
            (scale("one", weights={"project": 2}), scale("two", weights={"work": 2}, reversed=True)),
            {
                **BOTH,
                "questions": [["two", "one"]],
                "choices": [[key, *pair] for key in ("one", "two") for pair in (["1", "5"], ["2", "4"])],
            },
        ),
    ],
    ids=["nothing", "questions", "choices", "multiple", "itself", "numbers", "both", "reversed"],
)
def test_exchange_is_accepted(questions: tuple[Document, ...], mirror: Document) -> None:
    assert refused_mirror(*questions, **mirror) == []


@pytest.mark.parametrize(
    ("mirror", "place", "sentence"),
    [
        ({"dimensions": [["project", "gone"]]}, "dimensions", "There is no “gone”."),
        ({"paths": [["later", "gone"]]}, "paths", "There is no “gone”."),
        ({"questions": [["gone", "plans"]]}, "questions", "There is no “gone”."),
        ({"choices": [["gone", "1", "2"], ["gone", "3", "4"]]}, "choices", "There is no “gone”."),
        ({"choices": [["plans", "1", "6"]]}, "choices/plans", "“plans” has no choice “6”."),
        ({"dimensions": [["work", "work"]]}, "dimensions", "“work” stands in a pair already."),
        (
            {"questions": [["plans", "flows"], ["turn", "plans"]]},
            "questions",
            "“plans” stands in a pair already.",
        ),
        (
            {"choices": [["plans", "1", "5"], ["plans", "2", "5"]]},
            "choices/plans",
            "“5” stands in a pair already.",
        ),
    ],
    ids=str,
)
def test_pair_that_names_nothing_or_what_another_names_is_refused(
    mirror: Document, place: str, sentence: str
) -> None:
    assert refused_mirror(PLANS, FLOWS, TURN, **mirror) == [(place, sentence)]


def test_questions_of_unequal_kinds_are_refused() -> None:
    assert refused_mirror(PLANS, FLOWS, TURN, questions=[["turn", "plans"]]) == [
        ("questions/plans", "“turn” is a question of another kind, so they cannot change places."),
        ("questions/turn", "“plans” is a question of another kind, so they cannot change places."),
    ]


@pytest.mark.parametrize(
    "other", [number("two", most=99), number("two", least=1), number("two", unit="hours")], ids=str
)
def test_numbers_of_other_bounds_or_units_are_refused(other: Document) -> None:
    assert refused_mirror(number("one"), other, questions=[["one", "two"]]) == [
        ("questions/one", "“two” asks for other numbers, so they cannot change places."),
        ("questions/two", "“one” asks for other numbers, so they cannot change places."),
    ]


def test_questions_with_unequal_numbers_of_choices_are_refused() -> None:
    assert refused_mirror(
        single("one", ("a", "b")), single("two", ("a", "b", "c")), questions=[["one", "two"]]
    ) == [
        ("questions/one", "“two” has another number of choices, so they cannot change places."),
        ("questions/two", "“one” has another number of choices, so they cannot change places."),
    ]


def test_questions_with_other_choices_are_refused() -> None:
    assert refused_mirror(
        single("one", ("a", "b")), single("two", ("a", "c")), questions=[["one", "two"]]
    ) == [
        ("questions/one", "“two” has no choice “b”, so they cannot change places."),
        ("questions/two", "“one” has no choice “c”, so they cannot change places."),
    ]


def test_choices_that_do_not_lead_back_are_refused() -> None:
    asked = (single("one", ("a", "b")), single("two", ("a", "b")))

    assert refused_mirror(*asked, questions=[["one", "two"]], choices=[["one", "a", "b"]]) == [
        ("questions/one", "“a” becomes “b” of “two”, which does not become “a” again."),
        ("questions/two", "“a” becomes “a” of “one”, which does not become “a” again."),
    ]


@pytest.mark.parametrize(
    ("questions", "mirror", "refused_keys"),
    [
        # Named in no pair, it stays, and so it must not tell the dimensions apart.
        ((PLANS,), BOTH, ["plans"]),
        ((TURN,), BOTH, ["turn"]),
        (
            (PLANS, scale("other", weights={"work": 4})),
            {**BOTH, "questions": [["plans", "other"]]},
            ["plans", "other"],
        ),
        ((PLANS, FLOWS), {"questions": [["plans", "flows"]]}, ["plans", "flows"]),
        (
            (single("one", {"a": {"work": 2}, "b": {}}), single("two", ("a", "b"))),
            {"questions": [["one", "two"]]},
            ["one", "two"],
        ),
        ((TURN,), {**BOTH, "choices": [["turn", "up", "level"]]}, ["turn"]),
    ],
    ids=["stays", "turn", "weights", "dimensions", "unscored", "wrong choices"],
)
def test_unequal_points_are_refused(
    questions: tuple[Document, ...], mirror: Document, refused_keys: list[str]
) -> None:
    dimensions = [{"key": "project"}, {"key": "work"}]
    found = refused(document(*questions, dimensions=dimensions, mirror=mirror))

    assert [place for place, _sentence in found] == [f"mirror/questions/{key}" for key in refused_keys]
    assert all("are not those of" in sentence for _place, sentence in found)


def test_refusal_of_unequal_points_names_choices_and_partner() -> None:
    other = scale("other", weights={"work": 4})

    assert refused_mirror(PLANS, other, **BOTH, questions=[["plans", "other"]])[0] == (
        "questions/plans",
        "The points of “2” are not those of “2” in “other” with the dimensions exchanged.",
    )


def test_dimension_that_measures_a_need_does_not_change_places_with_one_that_does_not() -> None:
    dimensions = [{"key": "project"}, {"key": "work", "focus_area": "agile"}]
    asked = (PLANS, FLOWS)
    mirror = {**BOTH, "questions": [["plans", "flows"]]}

    assert refused_of(*asked, dimensions=dimensions, mirror=mirror) == [
        ("mirror/dimensions", "Of “project” and “work” only one measures the need for an area.")
    ]
    both = changed(dimensions, "0/focus_area", "people")
    assert refused_of(*asked, dimensions=both, mirror=mirror) == []


def test_path_with_a_plan_does_not_change_places_with_one_without() -> None:
    rules = [rule("first", "one", SCORE), rule("second", "two", SCORE)]

    assert refused_of(FLOWS, rules=rules, mirror={"paths": [["one", LATER["path"]]]}) == [
        ("mirror/paths", "Of “one” and “later” only one has a plan.")
    ]
    assert refused_of(FLOWS, rules=rules, mirror={"paths": [["one", "two"]]}) == []
