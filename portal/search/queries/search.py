"""What a query finds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.search.domain.names import compared_in
from portal.search.domain.query import Query, Term, corrected, read_query
from portal.search.domain.ranking import Found, ranked
from portal.search.domain.vocabulary import Vocabulary
from portal.search.domain.words import QUIET
from portal.search.queries.kept import KeptEntry, KeptIndex
from portal.search.queries.matches import matches_of
from portal.search.sources import Answer, answerers

# Of an article and its sections.
MOST_OF_ONE_PARENT = 2
# Hits far behind the first tell nothing more: they meet a common word in passing.
FAR_BEHIND = 0.12
MOST_HITS = 60
# How many classes and weights a term has where nothing was found.
NOWHERE = (0, 0.0)


@dataclass(frozen=True, slots=True)
class Results:
    """What a query finds, the best first.

    `corrected_to` is what was searched for instead of what was typed, or empty; `guesses` are further
    words that may have been meant. `unmatched` are words that match nothing.
    """

    query: Query
    hits: tuple[KeptEntry, ...]
    answer: Answer | None
    corrected_to: str
    guesses: tuple[str, ...]
    unmatched: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.hits and self.answer is None


def search(index: KeptIndex, typed: str, *, as_typed: bool = False) -> Results:
    """What a query finds. A word that nothing has is read as the nearest one, unless `as_typed` says not to.

    Two queries at most, and one where nothing is corrected; none without a word.
    """
    query = read_query(typed, index.vocabulary, index.synonyms)
    found = _found(index, query)
    unknown = _unknown(query, found, index.vocabulary)
    better, guesses = corrected(query, unknown, index.vocabulary) if unknown else ("", ())
    if better and not as_typed:
        again = read_query(better, index.vocabulary, index.synonyms)
        found_again = _found(index, again)
        if found_again:
            unmatched = _unknown(again, found_again, index.vocabulary)
            results = _results(index, again, found_again, unmatched)
            return replace(results, corrected_to=better, guesses=guesses)
    return replace(_results(index, query, found, unknown), guesses=guesses_for(query, better, guesses))


def guesses_for(query: Query, better: str, others: Sequence[str]) -> tuple[str, ...]:
    """All words that may be meant, where what was typed is searched for."""
    first = [word for word in better.split() if word not in query.words][:1]
    return (*first, *others)


def _results(index: KeptIndex, query: Query, found: Sequence[Found], unknown: Sequence[Term]) -> Results:
    return Results(
        query=query,
        hits=_best(index, query, found),
        answer=answer_to(index, query),
        corrected_to="",
        guesses=(),
        unmatched=tuple(term.text for term in unknown),
    )


def _found(index: KeptIndex, query: Query) -> list[Found]:
    """Entries that match anything of a query; those that went since the index was read are left out."""
    return [
        Found(
            place=pk,
            classes=tuple(max(of_term, key=_worth, default=NOWHERE) for of_term in classes),
            names=(*entry.names, *entry.phrases),
            worth=entry.worth,
            title=entry.title,
        )
        for pk, classes in matches_of(query.terms).items()
        if (entry := index.entries.get(pk)) is not None
    ]


def _worth(found: tuple[int, float]) -> float:
    return found[0] * found[1]


def _unknown(query: Query, found: Sequence[Found], vocabulary: Vocabulary) -> list[Term]:
    """The terms that nothing matches. Words that tell nothing are not missed."""
    return [
        term
        for number, term in enumerate(query.terms)
        if term.words[0] not in QUIET
        and not any(one.classes[number][0] for one in found)
        and not all(word in vocabulary for word in term.words)
    ]


def _best(index: KeptIndex, query: Query, found: Sequence[Found]) -> tuple[KeptEntry, ...]:
    scored = ranked(query, found, len(index.entries))
    least = scored[0][0] * FAR_BEHIND if scored else 0.0
    of_parent: Counter[str] = Counter()
    # A signpost and the page that it leads to are one hit.
    hits: dict[str, KeptEntry] = {}
    for score, one in scored:
        entry = index.entries[one.place]
        parent = entry.parent or f"{entry.kind}:{entry.key}"
        if score < least or of_parent[parent] == MOST_OF_ONE_PARENT or entry.url in hits:
            continue
        of_parent[parent] += 1
        hits[entry.url] = entry
    return tuple(hits.values())[:MOST_HITS]


def answer_to(index: KeptIndex, query: Query) -> Answer | None:
    """What the first room that has an answer says to a query that names several of its entries."""
    for kind, answer in answerers:
        keys = compared_in(query.words, index.names.get(kind, {}), index.synonyms)
        made = answer(keys) if keys else None
        if made is not None:
            return made
    return None
