"""Regions inside sentences. No database."""

import pytest

from certifications.wording.regions import regions_words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), ""),
        (("United Kingdom",), "the United Kingdom"),
        (
            ("Europe", "United Kingdom", "Australia and New Zealand"),
            "Europe, the United Kingdom, Australia and New Zealand",
        ),
        (("Germany, Austria and Switzerland", "Germany"), "Germany, Austria and Switzerland"),
        (("Asia", "International organisations"), "Asia and international organisations"),
    ],
)
def test_regions_are_listed_place_by_place_with_their_articles(names: tuple[str, ...], words: str) -> None:
    assert regions_words(names) == words
