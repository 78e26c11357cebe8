"""The definition as an editor types it."""

import json

import pytest

from assessments.authoring.mapping.source import definition_of_text, document_of_text
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.refusals import Refusal, RefusedError
from tests.builders.changes import changed
from tests.builders.instruments import everything


def refusals_of(text: str) -> tuple[Refusal, ...]:
    with pytest.raises(RefusedError) as refused:
        definition_of_text(text)
    return refused.value.refusals


def test_text_of_a_definition_is_read_whatever_its_layout() -> None:
    document = everything()

    assert document_of_text(json.dumps(document, indent=2)) == document
    assert definition_of_text(json.dumps(document, indent=2)) == compile_definition(document)


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("", "line 1, column 1", "This is not JSON: Expecting value."),
        ('{\n "key": made}', "line 2, column 9", "This is not JSON: Expecting value."),
        ('{"a": {"key": 1, "key": 1}}', "key", "This key stands twice in one object."),
        ('{"k\\ud800": 1, "k\\ud800": 1}', "k?", "This key stands twice in one object."),
        ("[" * 100_000, "", "The document is nested too deeply."),
        ('{"plan_size": ' + "9" * 5000 + "}", "", "A number of the document has too many digits."),
        ("NaN", "", "This should be an object, not a fraction."),
    ],
    ids=["empty", "no json", "twice", "twice without a form", "deep", "long number", "no number"],
)
def test_text_that_cannot_be_read_is_refused_in_words(text: str, place: str, sentence: str) -> None:
    assert refusals_of(text) == (Refusal(place, sentence),)


def test_text_of_a_definition_that_is_not_fit_is_refused_as_the_compiler_does() -> None:
    unfit = changed(everything(), "rules/0/path", "gone")

    assert [refusal.place for refusal in refusals_of(json.dumps(unfit))] == ["rules/vague/path"]
