"""The passage of a page in which a stated value stands, and whether it still stands there.

A value is looked for as it may be written: 1250 as “1,250”, “1.250” or “1250.00”; 36 months as three years as
well. Numbers are everywhere, so one counts only near words that belong to it. Linear in the page's words.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from certifications.domain.values import CertificationsHeld, Money, MonthsOf, Value

# Words before and after a value that make its passage, and how far values of one statement stand apart.
AROUND = 25
# How much of the words next to a value must still be there for it to be the same passage, and how many count.
ALIKE = 0.35
NEXT_TO = 8
# Longer wordings are never found word by word.
LONGEST_WORDS = 14
MONTHS_OF_YEAR = 12

# Alternatives for each of the parts that must all be there; a part's words stand in a row.
Needles = tuple[tuple[tuple[str, ...], ...], ...]

_TOKEN = re.compile(r"\d{1,3}(?:[,.'’\u00a0\u202f\u2009]\d{3})+(?!\d)|\d+|[^\W\d_]+", re.UNICODE)
_NOT_DIGITS = re.compile(r"\D+")
_NUMBERS = re.compile(r"\d{2,}")


class PassageFate(StrEnum):
    """What became of a passage."""

    UNSEEN = "unseen"
    SEEN = "seen"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PassageLook:
    """What a look at a page found: the passage as it is now, where there is one like it."""

    fate: PassageFate
    passage: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page's text with its words: each as it is compared, and from where to where it stands."""

    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> "PageWords":
        """Read a text."""
        found = [(_plain(match[0]), match.span()) for match in _TOKEN.finditer(text)]
        return cls(text, tuple(word for word, _place in found), tuple(place for _word, place in found))

    def passage(self, place: int) -> str:
        """The text around a word."""
        start, end = max(0, place - AROUND), min(len(self.words), place + AROUND + 1) - 1
        return self.text[self.places[start][0] : self.places[end][1]]

    def around(self, place: int, reach: int = AROUND) -> frozenset[str]:
        """The words around a place, without numbers."""
        return telling(self.words[max(0, place - reach) : place + reach + 1])


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return PageWords.of(text).words


def telling(words: Iterable[str]) -> frozenset[str]:
    """Words without numbers and single letters."""
    return frozenset(word for word in words if len(word) > 1 and not word.isdigit())


def digest_of_passage(passage: str) -> str:
    """SHA-256 of a passage's words, hexadecimal: white space and case do not count."""
    return hashlib.sha256(" ".join(words_in(passage)).encode()).hexdigest()


def needles_of(value: str, typed: Value) -> Needles:
    """What to look for; nothing where a value cannot be found word by word."""
    match typed:
        case int():
            return ((words_in(str(typed)),),)
        case CertificationsHeld():
            return tuple((words_in(name.replace("-", " ")),) for name in typed.names)
        case tuple():
            return tuple(part for one in typed for part in _parts(one))
        case str():
            return _of_words(value)


def _parts(one: Money | MonthsOf) -> tuple[tuple[tuple[str, ...], ...], ...]:
    if isinstance(one, Money):
        amounts = (one.amount, *(() if one.up_to is None else (one.up_to,)))
        return tuple((words_in(str(amount).removesuffix(".00")),) for amount in amounts if amount)
    forms: tuple[tuple[str, ...], ...] = ((str(one.months),),)
    years, rest = divmod(one.months, MONTHS_OF_YEAR)
    if years and not rest:
        names = (str(years), *_YEAR_WORDS.get(years, ()))
        forms += tuple((name, unit) for name in names for unit in ("years", "year"))
    return (forms,)


_YEAR_WORDS = {
    number: (word,)
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), start=1)
}


def _of_words(value: str) -> Needles:
    words = words_in(value)
    if words and len(words) <= LONGEST_WORDS:
        return ((words,),)
    return tuple((words_in(number),) for number in _NUMBERS.findall(value))


def look_for(page: PageWords, needles: Needles, hints: frozenset[str], before: str) -> PassageLook:
    """What became of a statement's passage.

    `before` is the passage as it was seen last, empty where it was never seen; then `hints`, words of what is
    stated, tell which of several places is meant.
    """
    places = _places(page, needles)
    if not before:
        best = max(places, key=lambda place: (len(page.around(place) & hints), -place), default=None)
        if best is None or not (page.around(best) & hints or _is_wording(needles)):
            return PassageLook(PassageFate.UNSEEN, "")
        return PassageLook(PassageFate.SEEN, page.passage(best))
    known = _next_to_value(PageWords.of(before), needles)
    alike = [(_share(page.around(place, NEXT_TO), known), place) for place in places]
    share, place = max(alike, default=(0.0, -1))
    if place >= 0 and (share >= ALIKE or not known):
        return PassageLook(PassageFate.SEEN, page.passage(place))
    return PassageLook(PassageFate.CHANGED, _likest(page, known))


def _is_wording(needles: Needles) -> bool:
    """Whether what is looked for has words enough to be known by itself."""
    return any(len(telling(form)) > 1 for part in needles for form in part)


def _places(page: PageWords, needles: Needles) -> list[int]:
    """Where the first part stands with all others near it."""
    if not needles:
        return []
    found = [sorted({place for form in part for place in _rows(page.words, form)}) for part in needles]
    return [place for place in found[0] if all(_is_near(place, others) for others in found[1:])]


def _is_near(place: int, others: Sequence[int]) -> bool:
    """Whether one of the others, which are sorted, is near a place."""
    after = bisect_left(others, place - 2 * AROUND)
    return after < len(others) and others[after] <= place + 2 * AROUND


def _rows(words: Sequence[str], form: tuple[str, ...]) -> list[int]:
    """Where words stand in a row."""
    if not form:
        return []
    first, length = form[0], len(form)
    return [
        place
        for place, word in enumerate(words)
        if word == first and tuple(words[place : place + length]) == form
    ]


def _next_to_value(passage: PageWords, needles: Needles) -> frozenset[str]:
    """The words next to the value in a passage that was seen before; the value stands in its middle."""
    middle = min(AROUND, len(passage.words) // 2)
    place = min(_places(passage, needles), key=lambda found: abs(found - middle), default=middle)
    return passage.around(place, NEXT_TO)


def _share(around: frozenset[str], known: frozenset[str]) -> float:
    return len(around & known) / len(known) if known else 0.0


def _likest(page: PageWords, known: frozenset[str]) -> str:
    """The passage most like one that was seen before; empty where none is like it."""
    best, best_share = -1, 0.0
    for place in range(0, len(page.words), NEXT_TO // 4):
        share = _share(page.around(place, NEXT_TO), known)
        if share > best_share:
            best, best_share = place, share
    return page.passage(best) if best_share >= ALIKE else ""


def _plain(word: str) -> str:
    """A word as it is compared: a number without what parts its thousands."""
    return _NOT_DIGITS.sub("", word) if word[0].isdigit() else word.casefold()
