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
        (
            "",
            "line 1, column 1",
            "This is not JSON: a value is missing here, or words have no quotation marks around them.",
        ),
        (
            '{\n "key": made}',
            "line 2, column 9",
            "This is not JSON: a value is missing here, or words have no quotation marks around them.",
        ),
        ('{"a": {"key": 1, "key": 1}}', "key", "This key appears twice in one object."),
        ('{"k\\ud800": 1, "k\\ud800": 1}', "k?", "This key appears twice in one object."),
        ("[" * 100_000, "", "The document has too many levels."),
        ('{"plan_size": ' + "9" * 5000 + "}", "", "A number in the document has too many digits."),
        ("NaN", "", "This should be an object, not a fraction."),
    ],
    ids=["empty", "no json", "twice", "twice without a form", "deep", "long number", "no number"],
)
def test_text_that_cannot_be_read_is_refused_in_words(text: str, place: str, sentence: str) -> None:
    assert refusals_of(text) == (Refusal(place, sentence),)


def test_text_of_a_definition_that_is_not_fit_is_refused_as_the_compiler_does() -> None:
    unfit = changed(everything(), "rules/0/path", "gone")

    assert [refusal.place for refusal in refusals_of(json.dumps(unfit))] == ["rules/vague/path"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{a: 1}", "a key in quotation marks is missing here"),
        ('{"a": 1,}', "there is a comma after the last entry"),
        ('{"a" 1}', "a colon is missing here"),
        ("[1 2]", "a comma is missing here"),
        ('["a', "has no quotation marks at its end"),
        ('["a\nb"]', "has a line break or tab in it"),
        ('["\\q"]', "there is a backslash alone"),
        ('["\\uq"]', "there is a backslash alone"),
        ("{} {}", "the document ended before this"),
    ],
)
def test_what_is_no_json_is_told_in_our_words(text: str, words: str) -> None:
    (refusal,) = refusals_of(text)

    assert refusal.sentence.startswith("This is not JSON: ")
    assert words in refusal.sentence
