"""The index in the memory of the process: names, words, and what editors say of both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.search.domain.query import Synonyms, Words
from portal.search.domain.vocabulary import Vocabulary
from portal.search.domain.words import words_of
from portal.search.models import IndexState, SearchEntry, Signpost, Synonym, phrases_of

State = tuple[int, date]


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry with the words of its names."""

    pk: int
    kind: str
    key: str
    parent: str
    title: str
    short: str
    detail: str
    url: str
    about: str
    text: str
    worth: float
    names: tuple[Words, ...]
    phrases: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Where somebody may go on whose search found nothing."""

    title: str
    url: str
    summary: str


@dataclass(frozen=True, slots=True)
class KeptIndex:
    """All of the index but what PostgreSQL searches; `names` are those of each kind."""

    entries: Mapping[int, KeptEntry]
    names: Mapping[str, Mapping[Words, Sequence[str]]]
    vocabulary: Vocabulary
    synonyms: Synonyms
    starting_points: tuple[StartingPoint, ...]


# By generation and day; one at a time.
_kept: dict[State, KeptIndex] = {}


def kept_index(state: State) -> KeptIndex | None:
    """The index of a state, if this process has read it."""
    return _kept.get(state)


def keep_index(state: State, index: KeptIndex) -> None:
    """Keep an index in the place of the one before."""
    _kept.clear()
    _kept[state] = index


def forget_index() -> None:
    """Read the index again at the next use."""
    _kept.clear()


def is_made_of(state: State) -> bool:
    """Whether the table holds the index of a state. One query."""
    return IndexState.objects.filter(generation=state[0], day=state[1]).exists()


def read_index() -> KeptIndex:
    """The index as the table holds it. Three queries."""
    rows = SearchEntry.objects.defer("words").order_by("pk")
    entries = {row.pk: _entry(row) for row in rows}
    names: dict[str, dict[Words, list[str]]] = defaultdict(dict)
    for entry in entries.values():
        for name in entry.names:
            names[entry.kind].setdefault(name, []).append(entry.key)
    synonyms = _synonyms()
    return KeptIndex(
        entries=entries,
        names=names,
        vocabulary=Vocabulary.of(
            [
                *(
                    (
                        [word for name in (*entry.names, *entry.phrases) for word in name],
                        words_of(f"{entry.title}\n{entry.about}\n{entry.text}"),
                    )
                    for entry in entries.values()
                ),
                (_words_of_synonyms(synonyms), ()),
            ]
        ),
        synonyms=synonyms,
        starting_points=tuple(
            StartingPoint(post.title, post.address, post.summary)
            for post in Signpost.objects.live().filter(is_starting_point=True)
        ),
    )


def _entry(row: SearchEntry) -> KeptEntry:
    return KeptEntry(
        pk=row.pk,
        kind=row.kind,
        key=row.key,
        parent=row.parent,
        title=row.title,
        short=row.short,
        detail=row.detail,
        url=row.url,
        about=row.about,
        text=row.text,
        worth=row.worth,
        names=_named(row.names),
        phrases=_named(row.phrases),
    )


def _named(lines: str) -> tuple[Words, ...]:
    return tuple(dict.fromkeys(phrases_of(lines)))


def _synonyms() -> Synonyms:
    return {
        words_of(row.words): phrases_of(row.means) for row in Synonym.objects.live() if words_of(row.words)
    }


def _words_of_synonyms(synonyms: Synonyms) -> list[str]:
    """What readers type must not be taken for a slip."""
    return [word for phrase in synonyms for word in phrase]
