"""A place of a definition is found in the text that an editor typed."""

import json

import pytest

from assessments.authoring.mapping.places import lines_of
from tests.builders.newest_format import newest
from tests.builders.short_instrument import make_document

TEXT = json.dumps(make_document(), indent=1)
LINES = TEXT.splitlines()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("questions/lead", '"key": "lead"'),
        ("questions/share/choices/half", '"key": "half"'),
        ("rules/neither", '"key": "neither"'),
        ("paths/work", '"key": "work"'),
        ("dimensions/work", '"key": "work"'),
        ("rules", '"rules": ['),
    ],
)
def test_place_has_its_line(place: str, words: str) -> None:
    line = lines_of(TEXT)(place)

    assert line is not None
    assert words in LINES[line - 1]


def test_same_key_in_two_parts_has_two_lines() -> None:
    line_of = lines_of(TEXT)

    assert line_of("dimensions/work") != line_of("paths/work")


@pytest.mark.parametrize("place", ["", "mirror", "questions/nobody", "questions/share/choices/nothing"])
def test_what_is_not_there_has_no_line(place: str) -> None:
    assert lines_of(TEXT)(place) is None


NEWEST = json.dumps(newest(), indent=1)
NEWEST_LINES = NEWEST.splitlines()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("lists/shares", '"shares": ['),
        ("lists/shares/none", '"shares": ['),
        ("questions/plans/list", '"key": "plans"'),
        ("questions/plans/points/project", '"key": "plans"'),
        ("questions/plans/choices/most", '"list": "shares"'),
        ("questions/rate/choices/most", '"key": "most"'),
        ("stages/2/when/1", '"stages": ['),
        ("rules/careless/when/1", '"key": "careless"'),
        ("texts/en/lists/shares/some", '"lists/shares/some": '),
        ("texts/en/questions/plans/help", '"en": {'),
    ],
)
def test_place_of_the_newest_format_has_its_line(place: str, words: str) -> None:
    line = lines_of(NEWEST)(place)

    assert line is not None
    assert words in NEWEST_LINES[line - 1]


def test_choice_of_a_list_is_told_at_its_own_question() -> None:
    line_of = lines_of(NEWEST)
    places = ("questions/flows", "questions/flows/choices/most", "questions/rate/choices/most")
    lines = [line or 0 for line in map(line_of, places)]

    assert 0 < lines[0] < lines[1] < lines[2]


def test_braces_in_texts_end_no_object() -> None:
    text = '{"questions": [{"key": "a", "note": "} \\" }", "choices": [{"key": "x"}]}, {"key": "b"}]}'
    spread = text.replace('{"key": "x"}', '\n{"key": "x"}').replace('{"key": "b"}', '\n{"key": "b"}')

    assert lines_of(spread)("questions/a/choices/x") == 2


def test_text_in_one_line_has_one() -> None:
    assert lines_of(json.dumps(make_document()))("rules/neither") == 1
