"""Each locale has every place that is shown, and no other."""

from typing import Any

import pytest

from tests.assessments.domain.definitions.checks.refused import refused
from tests.builders.changes import GONE, changed, with_text
from tests.builders.instruments import everything

EVERYTHING: Any = everything()
OPTIONAL = {"questions/plans/help", "sections/main/introduction"}
REQUIRED = [place for place in EVERYTHING["texts"]["en"] if place not in OPTIONAL]


def test_places_are_those_of_every_part_of_the_definition() -> None:
    assert {
        "title",
        "introduction",
        "sections/main/title",
        "sections/background/title",
        "questions/direction/text",
        "questions/direction/choices/up",
        "questions/tasks/choices/a",
        "questions/months/text",
        "scales/5/1",
        "scales/5/5",
        "units/months",
        "units/hours",
        "dimensions/need_flow",
        "paths/both/name",
        "paths/both/sentence",
        "rules/vague",
        "steps/ask",
    } <= set(REQUIRED)
    # 2 of the whole, 2 sections, 9 questions, 9 choices, 5 steps of the scale, 2 units, 3 dimensions, 4 paths
    # with two each, 5 rules, 2 next steps.
    assert len(REQUIRED) == 2 + 2 + 9 + 9 + 5 + 2 + 3 + 2 * 4 + 5 + 2


@pytest.mark.parametrize("place", REQUIRED)
def test_place_without_a_text_is_refused(place: str) -> None:
    assert refused(with_text(EVERYTHING, place, GONE)) == [(f"texts/en/{place}", "This text is missing.")]


@pytest.mark.parametrize("place", sorted(OPTIONAL))
def test_optional_place_may_be_left_out(place: str) -> None:
    assert refused(with_text(EVERYTHING, place, GONE)) == []


@pytest.mark.parametrize(
    "place",
    [
        "subtitle",
        "sections/gone/title",
        "questions/gone/text",
        "questions/plans/choices/1",
        "questions/direction/choices/not_sure",
        "questions/months/choices/1",
        "scales/5/6",
        "scales/7/1",
        "units/years",
        "paths/both",
        "rules/vague/text",
        "steps/gone",
    ],
)
def test_text_without_a_place_is_refused(place: str) -> None:
    assert refused(with_text(EVERYTHING, place, "Text")) == [
        (f"texts/en/{place}", "The definition has no such place.")
    ]


def test_locale_without_texts_is_refused() -> None:
    assert refused(changed(EVERYTHING, "texts/de", GONE)) == [
        ("texts/de", "There are no texts for this locale.")
    ]


def test_texts_of_a_locale_that_is_not_among_the_locales_are_refused_as_a_whole() -> None:
    assert refused(changed(EVERYTHING, "texts/fr", {"title": "Titre"})) == [
        ("texts/fr", "This locale is not among the locales.")
    ]
