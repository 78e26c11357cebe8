"""Where the words of a query stand in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.search.domain.words import words_of
from portal.shared.folded_text import folded

# Characters of a text that a hit shows.
LONGEST_EXCERPT = 220
_TOKEN = re.compile(r"[^\W_]+\+*|[\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
# A sentence that starts so says too little without the one before it.
_LEANING = re.compile(
    r"(?:it|its|they|their|them|these|those|this|that|each|both|neither|so|but|and|or|then|even so|still|"
    r"also|however|instead|otherwise|if so|if not|if you do(?: not)?(?=,)|if you have them)\b",
    re.IGNORECASE,
)
# So many letters tell a word; what follows may be an ending.
SHORTEST_STEM, ENDING = 4, 3


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A part of a text, and whether the query asked for it."""

    text: str
    is_marked: bool


class AskedWords:
    """The words that were asked for; remembers the words of texts that it has seen."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._seen: dict[str, frozenset[str]] = {}

    def met_by(self, token: str) -> frozenset[str]:
        """Those of the words that a folded token is, or is with another ending."""
        met = self._seen.get(token)
        if met is None:
            met = frozenset(word for word in self._words if token == word or _is_form_of(token, word))
            self._seen[token] = met
        return met

    def marked(self, text: str) -> tuple[TextPiece, ...]:
        """A text in pieces: those that were asked for, and those between them."""
        pieces: list[TextPiece] = []
        for token in _TOKEN.findall(text):
            is_marked = token[0].isalnum() and bool(self.met_by(folded(token)))
            if pieces and pieces[-1].is_marked == is_marked:
                pieces[-1] = TextPiece(pieces[-1].text + token, is_marked)
            else:
                pieces.append(TextPiece(token, is_marked))
        return tuple(pieces)

    def excerpt(self, text: str) -> str:
        """The sentence that says most of the words, the first of those that say as many; cut at a word.

        Captions, cells of tables and sentences that lean on another come after those that stand alone. In
        place of one that leans stand the text's first sentences.
        """
        best, most = "", (False, False, -1, False)
        for sentence in _sentences(text):
            met = frozenset[str]().union(*(self.met_by(token) for token in words_of(sentence)))
            is_whole = sentence.endswith((".", "!", "?"))
            stands_alone = is_whole and not _LEANING.match(sentence)
            worth = bool(met), stands_alone, len(met), is_whole
            if not best or worth > most:
                best, most = sentence, worth
            if most == (True, True, len(self._words), True):
                break
        return _opening(text) or cut(best) if _LEANING.match(best) else cut(best)


def _is_form_of(word: str, other: str) -> bool:
    shorter, longer = (word, other) if len(word) < len(other) else (other, word)
    if len(shorter) < SHORTEST_STEM or not shorter.isalpha():
        return False
    stem = shorter[: max(SHORTEST_STEM, len(shorter) - 1)]
    return longer.startswith(stem) and len(longer) - len(stem) <= ENDING


def cut(text: str) -> str:
    """A text of `LONGEST_EXCERPT` characters at most, whole words and an ellipsis."""
    if len(text) <= LONGEST_EXCERPT:
        return text
    return text[:LONGEST_EXCERPT].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def _opening(text: str) -> str:
    """The first sentences of a text, as many as there is room for; empty where it starts otherwise."""
    opening = ""
    for sentence in _sentences(text):
        longer = f"{opening} {sentence}".strip()
        if not sentence.endswith((".", "!", "?")) or len(longer) > LONGEST_EXCERPT:
            break
        opening = longer
    return "" if _LEANING.match(opening) else opening


def _sentences(text: str) -> Iterator[str]:
    return (sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip())
