"""Regions inside sentences."""

from collections.abc import Iterable

from portal.shared.words import listed

# Names that take an article inside a sentence.
_WITH_ARTICLE = frozenset(
    {"European Union", "Middle East", "Netherlands", "Nordic countries", "United Kingdom", "United States"}
)
# A name that begins like this is no proper one.
_NO_PLACE = "International "


def regions_words(names: Iterable[str]) -> str:
    """“Europe, the United Kingdom, Australia and New Zealand”; a name of several places gives each."""
    places = [place for name in names for place in name.replace(" and ", ", ").split(", ")]
    return listed([_in_a_sentence(place) for place in dict.fromkeys(places)])


def _in_a_sentence(place: str) -> str:
    if place in _WITH_ARTICLE:
        return f"the {place}"
    return place[:1].lower() + place[1:] if place.startswith(_NO_PLACE) else place
