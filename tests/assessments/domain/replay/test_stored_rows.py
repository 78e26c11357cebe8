"""How answers stand as numbers: read and written they are the same, and too wide ones are refused."""

from dataclasses import replace

import pytest

from assessments.domain.answer_space.classes import TooWideError
from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import Choice, MultipleChoice
from assessments.domain.replay.stored_rows import NONE, Reading, reading_of
from tests.builders.instruments import definition, multiple, number, single
from tests.builders.stored_sheets import stored_of

# The most choices of which a set is read as bits; a definition that is checked has fewer.
WIDEST = 62


def wide(choices: int) -> Definition:
    """A multiple choice with so many choices, whatever a definition may have."""
    made = definition(multiple("wide"), single("plain", ("a", "b")))
    asked, other = made.questions
    assert isinstance(asked, MultipleChoice)
    keys = tuple(Choice(f"c{place:02}") for place in range(choices))
    return replace(made, questions=(replace(asked, choices=keys), other))


def read_back(reading: Reading, answer: Answer) -> Answer:
    """What the first field holds of an answer once it stands as a number."""
    (found,) = stored_of(reading, [{reading.fields[0].question: answer}]).given[0].tolist()
    return reading.fields[0].answer_of(found)


def test_every_set_of_as_many_choices_as_there_are_bits_is_read_back() -> None:
    reading = reading_of(wide(WIDEST), {"wide"})
    every = tuple(f"c{place:02}" for place in range(WIDEST))

    for answer in (every, every[-1:], every[::2], ()):
        assert read_back(reading, answer) == answer


def test_more_choices_than_bits_are_refused_where_they_are_read() -> None:
    with pytest.raises(TooWideError, match="wide"):
        reading_of(wide(WIDEST + 1), {"wide", "plain"})

    assert [field.question for field in reading_of(wide(WIDEST + 1), {"plain"}).fields] == ["plain"]


def test_each_kind_of_answer_is_read_back_and_no_answer_is_none() -> None:
    made = definition(single("plain", ("a", "b")), multiple("many"), number("months"))
    answers: dict[str, Answer] = {"plain": "b", "many": ("a", "c"), "months": 36}

    for key, answer in answers.items():
        reading = reading_of(made, {key})
        assert read_back(reading, answer) == answer
        assert reading.fields[0].value_of(None) == NONE
