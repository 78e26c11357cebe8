"""How many years of school a text asks for, by the formula of Flesch and Kincaid."""

import re
from collections.abc import Iterable

from textstat import textstat

# Its own rounding leaves steps of a whole grade.
textstat.set_rounding(False)
textstat.set_lang("en_US")

# A name is no choice of a writer: each counts as one short word.
SHORT_NAME = "Ann"
SENTENCE = re.compile(r"(?<=[.!?…])[”’)]*\s+")


def grade_of(text: str) -> float:
    """The grade of a text: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    return float(textstat.flesch_kincaid_grade(text))


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
