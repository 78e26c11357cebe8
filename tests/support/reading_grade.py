"""How many years of school a text asks for: the formula of Flesch and Kincaid (1975)."""

import re

VOWELS = re.compile(r"[aeiouy]+")


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
