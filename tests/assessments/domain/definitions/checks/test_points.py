"""Points for dimensions that are not there, odd maxima, needs that cannot be compared."""

from tests.assessments.domain.definitions.checks.refused import refused_of
from tests.builders.instruments import multiple, number, scale, single

WORK = [{"key": "work"}]


def odd(key: str, dimension: str, most: int) -> tuple[str, str]:
    """The refusal of a maximum."""
    return (
        f"questions/{key}",
        f"The most that this question adds to “{dimension}” is {most}: make it even, because “not sure” "
        "earns exactly half.",
    )


def test_single_choice_with_an_odd_maximum_is_refused_for_each_dimension() -> None:
    made = single("which", {"up": {"rest": 3, "work": 2}, "down": {"side": 1, "work": 1}})

    assert refused_of(made) == [odd("which", "rest", 3), odd("which", "side", 1)]


def test_scale_with_an_odd_maximum_is_refused() -> None:
    assert refused_of(scale("four", 4, {"work": 1, "rest": 2})) == [odd("four", "work", 3)]


def test_even_maximum_may_have_odd_points_below_it() -> None:
    assert refused_of(single("which", {"a": {"work": 4}, "b": {"work": 3}, "c": {}}), scale("five")) == []


def test_points_for_a_dimension_that_is_not_there_are_refused_at_the_choice() -> None:
    made = single("which", {"up": {"work": 2}, "down": {"gone": 2}})

    assert refused_of(made, dimensions=WORK) == [
        ("questions/which/choices/down/points/gone", "There is no dimension “gone”.")
    ]


def test_weight_of_a_dimension_that_is_not_there_is_refused() -> None:
    assert refused_of(scale("flows", weights={"gone": 2, "work": 2}), dimensions=WORK) == [
        ("questions/flows/weights/gone", "There is no dimension “gone”.")
    ]


def test_need_that_a_conditional_question_feeds_is_refused_naming_the_question() -> None:
    dimensions = [{"key": "need", "focus_area": "agile"}, {"key": "work"}]
    asked = [{"answer": "which", "any_of": ["up"]}]
    questions = (
        single("which", ("up", "down")),
        scale("steady", weights={"need": 2}),
        scale("extra", weights={"need": 2}, visible_if=asked),
        scale("other", weights={"work": 2}, visible_if=asked),
    )

    assert refused_of(*questions, dimensions=dimensions) == [
        (
            "dimensions/need",
            "This measures a need, so the points that can be had must be the same for everybody; question "
            "“extra” is not always asked.",
        )
    ]
    assert refused_of(*questions, dimensions=[{"key": "need"}, {"key": "work"}]) == []


def test_focus_area_that_two_dimensions_measure_is_refused() -> None:
    dimensions = [
        {"key": "one", "focus_area": "agile"},
        {"key": "work"},
        {"key": "two", "focus_area": "agile"},
    ]

    assert refused_of(scale("flows"), dimensions=dimensions) == [
        ("dimensions/two", "The need for this focus area is measured by “one” already.")
    ]


def test_questions_without_points_are_not_looked_at() -> None:
    assert refused_of(multiple("tasks"), number("months"), single("plain", ("a", "b"))) == []
