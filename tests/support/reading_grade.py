"""How many years of school a text asks for: the formula of Flesch and Kincaid (1975)."""

import re
from collections.abc import Iterable

VOWELS = re.compile(r"[aeiouy]+")
# A name is no choice of a writer: each counts as one short word.
SHORT_NAME = "Ann"
SENTENCE = re.compile(r"(?<=[.!?…])[”’)]*\s+")


def grade_of(text: str) -> float:
    """The grade of a text: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = re.findall(r"[A-Za-z’']+", text)
    sentences = [part for part in re.split(r"[.?!:]+(?:\s|$)", text) if part.strip()]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    lower = word.lower()
    found = len(VOWELS.findall(lower))
    is_silent = lower.endswith("e") and not lower.endswith(("le", "ee"))
    return max(1, found - is_silent)


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with one short word in place of each name, the longest names first."""
    longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not longest_first:
        return text
    found = "|".join(map(re.escape, longest_first))
    return re.sub(rf"(?<!\w)(?:{found})(?!\w)", SHORT_NAME, text)


def hardest(text: str, most: int) -> list[str]:
    """The sentences of the highest grade, hardest first."""
    sentences = [each for each in SENTENCE.split(text) if re.search("[A-Za-z]", each)]
    return sorted(sentences, key=grade_of, reverse=True)[:most]
