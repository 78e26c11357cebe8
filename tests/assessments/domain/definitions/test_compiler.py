"""A document is fit when nothing is refused, and all refusals are told at once."""

from typing import Any

import pytest
from hypothesis import given, settings

from assessments.domain.definitions.compiler import compile_definition, refusals_in
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.refusals import Refusal, RefusedError
from tests.builders.changes import GONE, changed, with_text
from tests.builders.instruments import everything
from tests.builders.random_instruments import definitions

EVERYTHING: Any = everything()


def test_document_that_is_fit_is_compiled_to_what_was_parsed() -> None:
    assert compile_definition(EVERYTHING) == parse_definition(EVERYTHING)
    assert refusals_in(parse_definition(EVERYTHING)) == ()


def test_document_that_is_not_of_the_form_is_refused() -> None:
    with pytest.raises(RefusedError, match="plan_size: This is missing"):
        compile_definition(changed(EVERYTHING, "plan_size", GONE))


def test_everything_that_is_refused_is_told_at_once() -> None:
    document = with_text(EVERYTHING, "title", GONE)
    for where, value in (
        ("mirror/questions/0/0", "gone"),
        ("background/training_hours", "school"),
        ("rules/1/when/1/score", "gone"),
        ("questions/4/visible_if/0/answer", "tasks"),
        ("questions/0/choices/0/points/project", 5),
        ("rules/0/path", "project"),
    ):
        document = changed(document, where, value)

    with pytest.raises(RefusedError) as refused:
        compile_definition(document)

    assert [refusal.place for refusal in refused.value.refusals] == [
        "rules/vague/kind",
        "questions/direction",
        "questions/tasks/visible_if/1",
        "rules/equal/when/2",
        "background/training_hours",
        "mirror/questions",
        "texts/en/title",
    ]
    assert refused.value.refusals == refusals_in(parse_definition(document))
    assert all(isinstance(refusal, Refusal) for refusal in refused.value.refusals)


@given(definitions())
@settings(max_examples=12)
def test_random_instrument_is_fit(made: Definition) -> None:
    assert refusals_in(made) == ()
