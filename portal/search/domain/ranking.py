"""Which hits come first: those that match more of the words, rarer ones, and in a name."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.search.domain.query import Query, Words
from portal.search.domain.words import contains

# Where a term was found, the best place first: a name word by word, a name, what it is about, the text.
IN_NAME, IN_TITLE, IN_ABOUT, IN_TEXT = 4, 3, 2, 1
_WORTH: Mapping[int, float] = {IN_NAME: 1.0, IN_TITLE: 0.8, IN_ABOUT: 0.35, IN_TEXT: 0.15, 0: 0.0}
# A name that stands in the query as a whole, and one that is the whole query; of each word of it, more.
NAMED, IS_THE_NAME, PER_WORD = 1.5, 1.0, 0.1
# How much of a name the query says: “PMP” says all of “PMP”, and a third of “PMP exam prep”.
SAID_OF_NAME = 0.4


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that matches: its place in the index, and for each term where it was found, times its weight.

    `names` are the words of each of its names; `worth` is what its kind adds.
    """

    place: int
    classes: tuple[tuple[int, float], ...]
    names: tuple[Words, ...]
    worth: float
    title: str


def ranked(query: Query, found: Sequence[Found], total: int) -> list[tuple[float, Found]]:
    """Those found with their scores, the best first. `total` is how many entries there are."""
    rarity = [
        math.log(1 + total / (1 + sum(one.classes[number][0] > 0 for one in found)))
        for number in range(len(query.terms))
    ]
    scored = [(score_of(query, one, rarity), one) for one in found]
    return sorted(scored, key=lambda item: (-item[0], item[1].title, item[1].place))


def score_of(query: Query, one: Found, rarity: Sequence[float]) -> float:
    """How well an entry answers a query."""
    whole = sum(rarity) or 1.0
    met = sum(
        _WORTH[where] * weight * rare for (where, weight), rare in zip(one.classes, rarity, strict=True)
    )
    matched = sum(rare for (where, _weight), rare in zip(one.classes, rarity, strict=True) if where)
    return met / whole + 0.5 * matched / whole + _names_worth(query, one.names) + one.worth


def _names_worth(query: Query, names: Sequence[Words]) -> float:
    readings = readings_of(query)
    return max((_name_worth(readings, name) for name in names if name), default=0.0)


def _name_worth(readings: Sequence[Words], name: Words) -> float:
    best = 0.0
    for words in readings:
        worth = SAID_OF_NAME * len(set(name) & set(words)) / len(set(name))
        if words == name:
            worth += IS_THE_NAME
        if contains(words, name):
            worth += NAMED + PER_WORD * (len(name) - 1)
        best = max(best, worth)
    return best


def readings_of(query: Query) -> tuple[Words, ...]:
    """The words of a query as typed, and with each alternative of its terms in the place of the term."""
    found = [query.words]
    for term in query.terms:
        for alternative in term.alternatives[1:]:
            found.append(replaced(query.words, term.words, alternative.words))
    return tuple(dict.fromkeys(found))


def replaced(words: Words, old: Words, new: Words) -> Words:
    """Words with some of them, where they first stand beside each other, exchanged for others."""
    for start in range(len(words) - len(old) + 1):
        if words[start : start + len(old)] == old:
            return (*words[:start], *new, *words[start + len(old) :])
    return words
