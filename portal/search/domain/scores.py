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
    readings = readings_of(query, rarity)
    scored = [(_score(one, rarity, readings), one) for one in found]
    return sorted(scored, key=lambda item: (-item[0], item[1].title, item[1].place))


def _score(one: Found, rarity: Sequence[float], readings: Sequence["QueryReading"]) -> float:
    """How well an entry answers a query, from how rare its terms are and the ways to read it."""
    whole = sum(rarity) or 1.0
    met = sum(
        _WORTH[where] * weight * rare for (where, weight), rare in zip(one.classes, rarity, strict=True)
    )
    matched = sum(rare for (where, _weight), rare in zip(one.classes, rarity, strict=True) if where)
    named = max((_name_worth(readings, name) for name in one.names if name), default=0.0)
    return met / whole + 0.5 * matched / whole + named + one.worth


def _name_worth(readings: Sequence["QueryReading"], name: Words) -> float:
    best = 0.0
    for reading in readings:
        worth = SAID_OF_NAME * len(reading.weights.keys() & set(name)) / len(set(name))
        if reading.words == name:
            worth += IS_THE_NAME
        if contains(reading.words, name):
            # “Project” is a name too, and little of what “google project management” says.
            share = sum(reading.weights.get(word, 0.0) for word in set(name))
            worth += NAMED * share**2 + PER_WORD * (len(name) - 1)
        best = max(best, worth)
    return best


@dataclass(frozen=True, slots=True)
class QueryReading:
    """The words of a query with one of its terms read in another way; how much of what it says is in each."""

    words: Words
    weights: Mapping[str, float]


def readings_of(query: Query, rarity: Sequence[float]) -> tuple[QueryReading, ...]:
    """The words of a query as typed, and with each alternative of its terms in the place of the term."""
    whole = sum(rarity) or 1.0
    shares = [rare / whole for rare in rarity]
    typed = [term.words for term in query.terms]
    found = {query.words: _weights(typed, shares)}
    for number, term in enumerate(query.terms):
        for alternative in term.alternatives[1:]:
            others = [*typed[:number], alternative.words, *typed[number + 1 :]]
            words = replaced(query.words, term.words, alternative.words)
            found.setdefault(words, _weights(others, shares))
    return tuple(QueryReading(words, weights) for words, weights in found.items())


def _weights(terms: Sequence[Words], shares: Sequence[float]) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for words, share in zip(terms, shares, strict=True):
        for word in words:
            weights[word] = weights.get(word, 0.0) + share / len(words)
    return weights


def replaced(words: Words, old: Words, new: Words) -> Words:
    """Words with some of them, where they first stand beside each other, exchanged for others."""
    for start in range(len(words) - len(old) + 1):
        if words[start : start + len(old)] == old:
            return (*words[:start], *new, *words[start + len(old) :])
    return words
