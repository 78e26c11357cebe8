"""Figures in a text that are facts of a certification which the text names.

“The PMP costs USD 675” is one where the catalogue states, or once stated, an exam fee of USD 675.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from certifications.domain.references import FactReference
from certifications.domain.values import Money, MonthsOf, Value

# A currency or a unit, the number, and the upper end of a range or None.
Figure = tuple[str, Decimal, Decimal | None]

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_UNITS = ("hour", "mark", "minute", "month", "point", "question", "year")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d+(?:\.\d{2})?"
_MONEY = re.compile(
    rf"(?<![\w$€£])(?:(?P<code>[A-Z]{{3}})[ \u00a0]?|(?P<sign>[$€£])[ ]?)(?P<low>{_DIGITS})"
    rf"(?:(?: to |[–-])(?P<high>{_DIGITS}))?(?![\w%])"
)
_COUNT = re.compile(
    rf"(?<![\w.,-])(?P<number>{_DIGITS}|{'|'.join(_WORDS)})[ \u00a0-](?P<unit>{'|'.join(_UNITS)})s?(?!\w)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"<[^>]*>|&(?:#\w+|\w+);|.", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|h\d|br)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class KnownFact:
    """What the catalogue states, or stated once, of a certification that goes by these names.

    `now` is the value in words as it is stated today; `is_outdated` where `figures` are of an earlier value.
    """

    reference: FactReference
    names: tuple[str, ...]
    label: str
    figures: frozenset[Figure]
    now: str
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class TypedFact:
    """A figure in a rich text, from `start` to before `end`, that could be the live fact."""

    start: int
    end: int
    typed: str
    sentence: str
    name: str
    fact: KnownFact

    @property
    def is_compound(self) -> bool:
        """Whether it is part of a word such as “16-hour”, whose place the value cannot take."""
        return "-" in self.typed and self.typed[-1].isalpha()


def figures_of(value: Value, unit: str) -> frozenset[Figure]:
    """How texts would write a value: one figure for each number with its unit or currency."""
    match value:
        case int():
            return frozenset({(unit.removesuffix("s"), Decimal(value), None)}) if unit else frozenset()
        case tuple():
            return frozenset(_figure(part) for part in value)
    return frozenset()


def _figure(part: Money | MonthsOf) -> Figure:
    if isinstance(part, MonthsOf):
        return "month", Decimal(part.months), None
    up_to = Decimal(part.up_to) if part.up_to is not None else None
    return part.currency, Decimal(part.amount), up_to


def typed_facts(source: str, known: Sequence[KnownFact]) -> tuple[TypedFact, ...]:
    """The figures of a rich text that are facts of a certification named before them in the same paragraph,
    or after them in the same sentence. What is live already is none.
    """
    return tuple(found for paragraph in _paragraphs(source) for found in _typed_in(paragraph, known))


def with_live_fact(source: str, found: TypedFact) -> str:
    """The rich text with the figure replaced by the live fact."""
    live = f'<embed embedtype="fact" fact="{found.fact.reference}"/>'
    return source[: found.start] + live + source[found.end :]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Plain text, and where in the source each of its characters begins and ends."""

    text: str
    places: tuple[tuple[int, int], ...]


def _paragraphs(source: str) -> Iterator[_Paragraph]:
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(source):
        shown = piece[0]
        if shown.startswith("<"):
            if _BLOCK.match(shown):
                yield _Paragraph("".join(characters), tuple(places))
                characters, places = [], []
            elif shown.startswith("<embed"):
                # What is live already keeps its neighbours apart.
                characters.append("\ufffc")
                places.append(piece.span())
            continue
        # A space is a space, be it the end of a line.
        plain = unescape(shown)[:1]
        characters.append(" " if plain.isspace() and plain != "\u00a0" else plain)
        places.append(piece.span())
    yield _Paragraph("".join(characters), tuple(places))


def _typed_in(paragraph: _Paragraph, known: Sequence[KnownFact]) -> Iterator[TypedFact]:
    mentions = sorted(_mentions(paragraph.text, known))
    if not mentions:
        return
    for start, end, figure in _figures_in(paragraph.text):
        first, last = _sentence_around(paragraph.text, start)
        name = _named_for(start, last, mentions)
        facts = [fact for fact in known if name in fact.names and figure in fact.figures]
        if not facts:
            continue
        yield TypedFact(
            start=paragraph.places[start][0],
            end=paragraph.places[end - 1][1],
            typed=paragraph.text[start:end],
            sentence=paragraph.text[first:last].replace("\ufffc", "…").strip(),
            name=name,
            # What is stated today comes before what once was.
            fact=min(facts, key=lambda one: one.is_outdated),
        )


def _named_for(position: int, sentence_end: int, mentions: Sequence[tuple[int, str]]) -> str:
    """What is named last before a figure, else first after it in its sentence; empty for nothing."""
    before = [name for place, name in mentions if place < position]
    after = [name for place, name in mentions if position < place < sentence_end]
    return before[-1] if before else next(iter(after), "")


def _mentions(text: str, known: Iterable[KnownFact]) -> Iterator[tuple[int, str]]:
    """Where certifications are named; a shorter name inside a longer one is none."""
    names = sorted({name for fact in known for name in fact.names if name}, key=len, reverse=True)
    if not names:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
    for found in pattern.finditer(text):
        yield found.start(), found[0]


def _figures_in(text: str) -> Iterator[tuple[int, int, Figure]]:
    for found in _MONEY.finditer(text):
        currency = found["code"] or _SIGNS[found["sign"]]
        high = _number(found["high"]) if found["high"] else None
        yield found.start(), found.end(), (currency, _number(found["low"]), high)
    for found in _COUNT.finditer(text):
        yield found.start(), found.end(), (found["unit"].lower(), _number(found["number"]), None)


def _number(words: str) -> Decimal:
    return Decimal(_NUMBERS.get(words.lower()) or words.replace(",", ""))


def _sentence_around(text: str, position: int) -> tuple[int, int]:
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    first = max(end for end in ends if end <= position)
    return first, min(end for end in ends if end > position)
