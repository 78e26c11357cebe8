"""Texts by place and locale."""

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.texts import Texts
from tests.builders.instruments import everything

MADE = compile_definition(everything())


def test_text_is_that_of_the_locale() -> None:
    assert Texts(MADE, "de").of("title") == "Zähl auf, was du tust"
    assert Texts(MADE, "de").locale == "de"


def test_default_locale_stands_in_for_one_that_is_not_there() -> None:
    assert Texts(MADE, "fr").of("title") == "title"
    assert Texts(MADE, "fr").locale == "en"


def test_optional_place_without_a_text_is_empty() -> None:
    assert Texts(MADE, "en").of("questions/plans/help") == "Line one\nline two"
    assert Texts(MADE, "de").of("questions/plans/help") == ""
