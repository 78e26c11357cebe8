"""Where the words of a query stand in a text."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from portal.search.domain.words import folded

# Characters of a text that a hit shows.
LONGEST_EXCERPT = 220
_TOKEN = re.compile(r"[^\W_]+\+*|[\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
# So many letters tell a word; what follows may be an ending.
SHORTEST_STEM, ENDING = 4, 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and whether the query asked for it."""

    text: str
    is_marked: bool


def marked(text: str, words: Collection[str]) -> tuple[Piece, ...]:
    """A text in pieces: those that the query asked for, and those between them."""
    pieces: list[Piece] = []
    for token in _TOKEN.findall(text):
        is_marked = token[:1].isalnum() and is_asked(folded(token), words)
        if pieces and pieces[-1].is_marked == is_marked:
            pieces[-1] = Piece(pieces[-1].text + token, is_marked)
        else:
            pieces.append(Piece(token, is_marked))
    return tuple(pieces)


def is_asked(word: str, asked: Collection[str]) -> bool:
    """Whether a word is one of those asked for, or one of them with another ending."""
    return word in asked or any(_is_form_of(word, other) for other in asked)


def _is_form_of(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) < SHORTEST_STEM or not shorter.isalpha():
        return False
    stem = shorter[: max(SHORTEST_STEM, len(shorter) - 1)]
    return longer.startswith(stem) and len(longer) - len(stem) <= ENDING


def excerpt(texts: Iterable[str], words: Collection[str]) -> str:
    """The sentence that says most of the words, the first of those that say as many; cut at a word."""
    best, most = "", -1
    for sentence in _sentences(texts):
        found = {
            word for token in _TOKEN.findall(folded(sentence)) for word in words if is_asked(token, {word})
        }
        if len(found) > most:
            best, most = sentence, len(found)
    return cut(best)


def cut(text: str) -> str:
    """A text of `LONGEST_EXCERPT` characters at most, whole words and an ellipsis."""
    if len(text) <= LONGEST_EXCERPT:
        return text
    return text[:LONGEST_EXCERPT].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip())
