"""The search as its page and its suggestions show it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.search.domain.marks import Asked, Piece
from portal.search.domain.words import QUIET
from portal.search.queries.kept import KeptEntry, KeptIndex, StartingPoint
from portal.search.queries.search import Results
from portal.search.queries.suggestions import Suggestion
from portal.search.sources import Answer, sources
from portal.shared.components import Link, Pagination
from portal.shared.words import either

HITS_ON_A_PAGE = 15
PLAIN_HIT = "search/hit.html"
SIGNPOST_LABEL = gettext_lazy("Shortcut")


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit; `item` is what a template of its room shows, None for the plain one."""

    label: str
    title: tuple[Piece, ...]
    short: tuple[Piece, ...]
    url: str
    detail: str
    excerpt: tuple[Piece, ...]
    template: str
    item: object = None


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search's page. `instead` leads to what was typed, where something else is shown.

    `guesses` are further words that may have been meant; `unmatched` says which words found nothing.
    """

    query: str
    count: str
    shown_for: str
    instead: Link | None
    unmatched: str
    guesses: tuple[Link, ...]
    answer: Answer | None
    hits: tuple[HitView, ...]
    pagination: Pagination
    is_empty: bool
    starting_points: tuple[StartingPoint, ...]


def search_url(query: str, **others: str) -> str:
    """Where a query is answered."""
    return f"{reverse('search:search')}?{urlencode({'q': query, **others})}"


def present_search(typed: str, results: Results, index: KeptIndex, page: str) -> SearchView:
    """What was found, a page of it; pages that are not there are the nearest that is."""
    hits = Paginator(results.hits, HITS_ON_A_PAGE).get_page(page)
    total = len(results.hits) + (results.answer is not None)
    again = {"exact": "1"} if not results.corrected_to and results.guesses else {}
    return SearchView(
        query=typed,
        count=_count(total),
        shown_for=results.corrected_to,
        instead=Link(typed, search_url(typed, exact="1")) if results.corrected_to else None,
        unmatched=_unmatched(results),
        guesses=tuple(Link(guess, search_url(_guessed(results, guess))) for guess in results.guesses),
        answer=results.answer if hits.number == 1 else None,
        hits=_hits(hits.object_list, results),
        pagination=Pagination.of(hits, f"{search_url(typed, **again)}&page="),
        is_empty=results.is_empty,
        starting_points=index.starting_points if results.is_empty else (),
    )


def _count(total: int) -> str:
    return ngettext("%(count)d result", "%(count)d results", total) % {"count": total}


def _guessed(results: Results, guess: str) -> str:
    """The query with a guess in the place of its first word that nothing has."""
    if not results.unmatched:
        return guess
    return " ".join(guess if word == results.unmatched[0] else word for word in results.query.words)


def _unmatched(results: Results) -> str:
    """“Nothing matches “xyzzy”; these results match “pmp”.”; empty where every word counts."""
    if results.is_empty or not results.unmatched:
        return ""
    missing = either([_quoted(words) for words in results.unmatched])
    others = [term.text for term in results.query.terms if term.text not in results.unmatched]
    return _("Nothing matches %(missing)s. These results match %(others)s.") % {
        "missing": missing,
        "others": either([_quoted(words) for words in others]),
    }


def _quoted(words: str) -> str:
    return _("“%(words)s”") % {"words": words}


def _hits(entries: Sequence[KeptEntry], results: Results) -> tuple[HitView, ...]:
    shown = _shown_by_rooms(entries)
    asked = Asked(asked_words(results))
    return tuple(_hit(entry, shown.get((entry.kind, entry.key)), asked) for entry in entries)


def _shown_by_rooms(entries: Sequence[KeptEntry]) -> Mapping[tuple[str, str], object]:
    """What rooms show of their own entries in their own way. Costs what they say."""
    keys: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        keys[entry.kind].append(entry.key)
    return {
        (kind, key): item
        for kind, source in sources
        if source.present is not None and kind in keys
        for key, item in source.present(keys[kind]).items()
    }


def _hit(entry: KeptEntry, item: object, asked: Asked) -> HitView:
    source = sources.get(entry.kind)
    return HitView(
        label=label_of(entry.kind),
        title=asked.marked(entry.title),
        short=asked.marked(entry.short),
        url=entry.url,
        detail=entry.detail,
        excerpt=asked.marked(asked.excerpt(entry.text or entry.about)),
        template=source.template if source and item is not None else PLAIN_HIT,
        item=item,
    )


def label_of(kind: str) -> str:
    """What an entry of a kind is called."""
    source = sources.get(kind)
    return str(source.label if source else SIGNPOST_LABEL) if kind else ""


def asked_words(results: Results) -> frozenset[str]:
    """All words that a hit may match by, without those that tell nothing."""
    words = {
        word
        for term in results.query.terms
        for alternative in term.alternatives
        for word in alternative.words
    }
    return frozenset(words - QUIET or words)


def present_suggestions(lines: Sequence[Suggestion]) -> list[dict[str, str]]:
    """Suggestions as the script in the box reads them."""
    return [
        {"title": line.title, "url": line.url, "label": label_of(line.kind) or line.detail} for line in lines
    ]
