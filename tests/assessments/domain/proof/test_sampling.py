"""Sheets drawn by chance: as probable as their answers are many, and some of them one-sided."""

from dataclasses import replace

import numpy as np
import pytest

from assessments.domain.answer_space.space import Space, space_of
from assessments.domain.proof.sampling import MOST_DRAWN, drawn, generator_of, one_sided
from tests.builders.instruments import definition, multiple, rule, scale, single

COUNT = 400
DIMENSIONS = ("care", "work")
# A place in the middle of each scale, which no pull to one side leads to.
MIDDLE = 2


def two_sided() -> Space:
    """Three scales for each of two dimensions, and a question without points."""
    scales = [scale(f"{key}_{place}", weights={key: 1}) for key in DIMENSIONS for place in range(3)]
    rules = [rule(f"is_{key}", key, {"score": key, "at_least": 50}) for key in DIMENSIONS]
    asked = rule("asked", "work", {"answer": "plain", "any_of": ["b"]})
    return space_of(definition(*scales, single("plain", "abc"), rules=[*rules, asked]))


def test_one_sided_sheets_pull_the_questions_of_one_dimension_up_or_down_and_no_others() -> None:
    space = two_sided()
    middle = np.full((COUNT, len(space.asked)), MIDDLE, dtype=np.int16)
    middle[:, -1] = 1

    pulled = one_sided(space, generator_of(1), middle)

    seen = set()
    for row in pulled.tolist():
        moved = [place for place, code in enumerate(row[:-1]) if code != MIDDLE]
        assert len({place // 3 for place in moved}) <= 1
        assert row[-1] == 1
        points = {space.asked[place].options[row[place]].points[place // 3] for place in moved}
        assert points in (set(), {0}, {4})
        seen |= {(place // 3, len(moved), *points) for place in moved}
    # Each side of each dimension comes with one, two and all three of its questions.
    assert seen == {(side, moved, most) for side in range(2) for moved in (1, 2, 3) for most in (0, 4)}


def test_the_strongest_pull_takes_every_question_of_its_dimension() -> None:
    space = space_of(
        definition(
            *(scale(f"s{place:02}") for place in range(20)),
            rules=[rule("most", "work", {"score": "work", "at_least": 50})],
        )
    )
    middle = np.full((COUNT, len(space.asked)), MIDDLE, dtype=np.int16)

    moved = (one_sided(space, generator_of(1), middle) != MIDDLE).sum(axis=1)

    # One pull of eight is of the full strength, and none is without any.
    assert COUNT / 16 < (moved == len(space.asked)).sum() < COUNT / 4
    assert 0 < moved.mean() < len(space.asked)


def test_nothing_is_pulled_where_no_rule_reads_a_score() -> None:
    rules = [rule("asked", "work", {"answer": "plain", "any_of": ["b"]})]
    space = space_of(definition(single("plain", "abc"), rules=rules))
    rows = drawn(space, generator_of(1), COUNT)

    assert one_sided(space, generator_of(1), rows).tolist() == rows.tolist()


def test_a_question_with_more_answers_than_can_be_drawn_from_is_refused() -> None:
    # Two kinds of answers, which stand for one set of choices and for all the others.
    (asked,) = space_of(
        definition(multiple("many"), rules=[rule("two", "work", {"count": "many", "at_least": 2})])
    ).asked
    few, many = asked.options

    def space_with(answers: int) -> Space:
        options = (replace(few, weight=1), replace(many, weight=answers - 1))
        made = replace(asked, classes=replace(asked.classes, options=options))
        return replace(space_of(definition(multiple("many"))), asked=(made,))

    assert drawn(space_with(MOST_DRAWN - 1), generator_of(1), 3).shape == (3, 1)
    with pytest.raises(OverflowError, match="many"):
        drawn(space_with(MOST_DRAWN), generator_of(1), 3)
