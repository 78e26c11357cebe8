"""What somebody may be about to type: entries whose names have words that begin as typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.search.domain.query import Words, read_query
from portal.search.domain.words import BETWEEN, words_of
from portal.search.queries.kept import KeptEntry, KeptIndex
from portal.search.queries.search import answer_to

MOST_SUGGESTIONS = 8
# What a name is worth that begins as typed, that is typed in full, and that says little more.
BEGINS, IN_FULL, SAYS_ALL = 1.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line below the box: where it leads, what it is, and the kind that it is one of, if an entry."""

    title: str
    url: str
    detail: str
    kind: str


def suggestions_for(index: KeptIndex, typed: str) -> tuple[Suggestion, ...]:
    """The entries that may be meant, the likeliest first. No query: names are in memory."""
    words = words_of(typed)
    if not words:
        return ()
    found = _by_names(index, words)
    if not found:
        found = _by_names(index, _corrected(index, words))
    answer = answer_to(index, read_query(typed, index.vocabulary, index.synonyms))
    first = [Suggestion(answer.title, answer.url, answer.label, "")] if answer else []
    lines = [*first, *(Suggestion(_called(one), one.url, one.detail, one.kind) for one in found)]
    return tuple({line.url: line for line in reversed(lines)}.values())[::-1][:MOST_SUGGESTIONS]


def _called(entry: KeptEntry) -> str:
    """“Project Management Professional (PMP)”."""
    short = entry.short
    return f"{entry.title} ({short})" if short and short not in entry.title else entry.title


def _by_names(index: KeptIndex, words: Words) -> list[KeptEntry]:
    readings = (words, *index.synonyms.get(words, ()))
    scored = [
        (score, entry)
        for entry in index.entries.values()
        if (score := max(_score((*entry.names, *entry.phrases), reading) for reading in readings)) > 0
    ]
    scored.sort(key=lambda item: (-item[0] - item[1].worth, item[1].title, item[1].pk))
    return [entry for _score, entry in scored[:MOST_SUGGESTIONS]]


def _score(names: Sequence[Words], words: Words) -> float:
    return max((_score_of(name, words) for name in names), default=0.0)


def _score_of(name: Words, words: Words) -> float:
    """How much of a name the words are, each the beginning of one of its words; 0 where one is not."""
    asked = [word for word in words if word not in BETWEEN] or list(words)
    if not all(any(part.startswith(word) for part in name) for word in asked):
        return 0.0
    said = sum(word in name for word in asked)
    joined, whole = " ".join(asked), " ".join(name)
    return (
        0.1
        + BEGINS * whole.startswith(joined)
        + IN_FULL * (said == len(asked))
        + SAYS_ALL * len(asked) / len(name)
    )


def _corrected(index: KeptIndex, words: Words) -> Words:
    """The words with the nearest of the site in the place of those that begin nothing."""
    return tuple(
        word
        if index.vocabulary.begins(word)
        else next(iter(index.vocabulary.near(word)), "") or index.vocabulary.near_beginning(word) or word
        for word in words
    )
