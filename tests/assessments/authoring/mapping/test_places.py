"""A place of a definition is found in the text that an editor typed."""

import json

import pytest

from assessments.authoring.mapping.places import lines_of
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


def test_text_in_one_line_has_one() -> None:
    assert lines_of(json.dumps(make_document()))("rules/neither") == 1
