"""How many years of school a text asks for, by the formula of Flesch and Kincaid.

Syllables are where TeX's patterns part a word, which is how textstat counts them. That package itself either
needs a part of setuptools that is gone, or fetches a dictionary when it is first used.
"""

import re
from collections.abc import Iterable
from functools import cache

from pyphen import Pyphen

# A name is no choice of a writer: each counts as one short word.
SHORT_NAME = "Ann"
SENTENCE = re.compile(r"(?<=[.!?…:])[”’)]*\s+")
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_PARTS = Pyphen(lang="en_US")


def grade_of(text: str) -> float:
    """The grade of a text: 0.39 words a sentence + 11.8 syllables a word - 15.59; 0 without words."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = [sentence for sentence in SENTENCE.split(text) if WORD.search(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    return len(_PARTS.positions(word.lower())) + 1


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with one short word in place of each name, the longest names first."""
    longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not longest_first:
        return text
    found = "|".join(map(re.escape, longest_first))
    return re.sub(rf"(?<!\w)(?:{found})(?!\w)", SHORT_NAME, text)


def hardest(text: str, most: int) -> list[str]:
    """The sentences of the highest grade, hardest first."""
    return sorted(SENTENCE.split(text), key=grade_of, reverse=True)[:most]
