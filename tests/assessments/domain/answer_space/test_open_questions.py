"""How much is left to answer at most: as all sheets say."""

from itertools import product
from typing import Any

import pytest

from assessments.domain.answer_space.open_questions import most_open
from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.engines.registry import engine_for
from tests.builders.short_instrument import make_document
from tests.builders.typed_instrument import make_typed_document

ONE_EACH = {"share": ("projects", "half", "operations", None), "lead": ("yes", None), "months": (3, None)}


def counts(definition: Definition, weights: dict[str, int] | None = None, **sheet: Answer) -> int:
    return most_open(definition, sheet, weights or {question.key: 1 for question in definition.questions})


def brute_force(definition: Definition, options: dict[str, tuple[Any, ...]]) -> int:
    """The most questions that are shown under any of these answers."""
    engine = engine_for(definition)
    prepared = engine.prepare(definition)
    sheets = (
        {key: value for key, value in zip(options, values, strict=True) if value is not None}
        for values in product(*options.values())
    )
    return max(len(engine.visible_questions(prepared, sheet)) for sheet in sheets)


def test_as_many_as_the_engine_shows_under_any_answers() -> None:
    definition = parse_definition(make_document())

    assert counts(definition) == brute_force(definition, ONE_EACH) == 6


def test_questions_that_exclude_each_other_are_not_both_counted() -> None:
    questions = make_document()["questions"]
    other = {**questions[3], "key": "serve", "visible_if": [{"answer": "share", "any_of": ["operations"]}]}
    definition = parse_definition(make_document(questions=[*questions[:4], other, *questions[4:]]))

    assert counts(definition) == 6
    assert counts(definition, share="operations") == 5


@pytest.mark.parametrize(
    ("sheet", "left"),
    [({}, 11), ({"role": ("none_of_these",)}, 8), ({"role": ("planner",)}, 10), ({"months": 3}, 9)],
)
def test_answers_that_were_given_count_no_more_and_hide_what_they_hide(
    sheet: dict[str, Answer], left: int
) -> None:
    assert counts(parse_definition(make_typed_document()), None, **sheet) == left


def test_weights_are_added_up_along_the_open_questions() -> None:
    assert counts(parse_definition(make_document()), {"share": 5, "lead": 7, "tools": 1}) == 13
