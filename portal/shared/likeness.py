"""How well typed words name something: forgiving of case, accents, order and small slips.

portal/shared/assets/js/choosing.js reckons the same while somebody types.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from rapidfuzz.distance import OSA

from portal.shared.folded_text import folded

Key = TypeVar("Key")

_WORD = re.compile(r"[^\W_]+")
# Words that tell no job and no certification from another.
_EMPTY = frozenset({"a", "an", "and", "at", "for", "in", "of", "the", "to"})
# Words of so many jobs that they tell little of one; alone they count in full.
_COMMON = frozenset(
    {
        "administrator",
        "analyst",
        "assistant",
        "coordinator",
        "director",
        "head",
        "lead",
        "leader",
        "manager",
        "officer",
        "specialist",
    }
)
_LITTLE = 0.4
_SAME, _BEGUN, _SLIPPED = 1.0, 0.9, 0.8
# From how many letters on one slip is forgiven, and two.
ONE_SLIP, TWO_SLIPS = 4, 8
ENOUGH = 0.5


def ranked(typed: str, candidates: Iterable[tuple[Key, Sequence[str]]]) -> tuple[Key, ...]:
    """The candidates that what was typed may name, the likeliest first; each has its names."""
    words = _words(typed)
    found = [
        (max((_likeness(words, _words(name)) for name in names), default=0.0), key)
        for key, names in candidates
    ]
    likely = [item for item in found if item[0] >= ENOUGH]
    return tuple(key for _score, key in sorted(likely, key=lambda item: -item[0]))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(folded(text)) if word not in _EMPTY)


def _likeness(typed: tuple[str, ...], name: tuple[str, ...]) -> float:
    """From 0 to 1: twice what the typed words have in common with a name, by the words of both, each with
    what it weighs.
    """
    if not typed or not name:
        return 0.0
    little = 1.0 if _COMMON.issuperset(typed) else _LITTLE
    weights = {word: little if word in _COMMON else 1.0 for word in (*typed, *name)}
    common = sum(weights[word] * max(_of_words(word, other) for other in name) for word in typed)
    return 2 * common / sum(weights[word] for word in (*typed, *name))


def _of_words(typed: str, word: str) -> float:
    if typed == word:
        return _SAME
    if len(typed) > 1 and word.startswith(typed):
        return _BEGUN
    forgiven = (len(typed) >= ONE_SLIP) + (len(typed) >= TWO_SLIPS)
    # A slip is a letter too many, too few, wrong, or two swapped.
    return _SLIPPED if forgiven and OSA.distance(typed, word, score_cutoff=forgiven) <= forgiven else 0.0
