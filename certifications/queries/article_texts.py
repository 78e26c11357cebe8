"""How long articles are and which certifications they name, kept in memory. Part of the door."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from wagtail.blocks import StreamValue

from certifications.domain.certification import Certification
from certifications.models import ArticlePage, CertificationPage
from certifications.queries.kept import kept_by_key
from portal.shared.clock import site_date
from portal.shared.page_cache import generation

# How fast people read texts of this kind.
WORDS_A_MINUTE = 220

_TAG = re.compile(r"<[^>]*>")
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PAGE_LINK = re.compile(r'<a[^>]* id="(\d+)"[^>]*>')
_ADDRESS = re.compile(r'href="(/[^"#?]*)')


@dataclass(frozen=True, slots=True)
class ArticleText:
    """Minutes that reading takes, at least one; the certifications that are named, in their order."""

    minutes: int
    named: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """How texts name certifications: by number of their page, by address, by abbreviation."""

    keys: frozenset[UUID]
    pages: Mapping[str, UUID]
    addresses: Mapping[str, UUID]
    abbreviations: Mapping[str, UUID]


# By generation and day; one at a time.
_kept: dict[tuple[int, date], Mapping[int, ArticleText]] = {}


def kept_texts() -> Mapping[int, ArticleText]:
    """All published articles by number of their page, at most `GENERATION_SECONDS` old.

    After a change, two queries and those of `kept_by_key`.
    """
    now = generation(), site_date()
    kept = _kept.get(now)
    if kept is None:
        names = _names()
        bodies = ArticlePage.objects.live().public().values_list("pk", "body")
        kept = {number: _text(body, names) for number, body in bodies}
        _kept.clear()
        _kept[now] = kept
    return kept


def text_of(body: StreamValue) -> ArticleText:
    """The same of a text at hand, such as a draft. One query."""
    return _text(body, _names())


def forget_texts() -> None:
    """Read all texts again at the next use."""
    _kept.clear()


def named_certifications(text: ArticleText) -> tuple[Certification, ...]:
    """The certifications that a text names and everybody may read."""
    known = kept_by_key()
    return tuple(known[key] for key in text.named if key in known)


def _names() -> _Names:
    known = kept_by_key()
    numbers = CertificationPage.objects.filter(translation_key__in=known).values_list("pk", "translation_key")
    return _Names(
        keys=frozenset(known),
        pages={str(number): key for number, key in numbers},
        addresses={one.url: key for key, one in known.items()},
        abbreviations={one.abbreviation: key for key, one in known.items() if one.abbreviation},
    )


def _text(body: StreamValue, names: _Names) -> ArticleText:
    written = list(_strings([child.get_prep_value() for child in body]))
    words = sum(len(_TAG.sub(" ", text).split()) for text in written if " " in text)
    named = (key for text in written for _place, key in sorted(_named(text, names)))
    return ArticleText(max(1, round(words / WORDS_A_MINUTE)), tuple(dict.fromkeys(named)))


def _strings(value: Any) -> Iterator[str]:
    """All texts of a body at any depth, in order."""
    match value:
        case str():
            yield value
        case list() | tuple():
            for one in value:
                yield from _strings(one)
        case dict():
            for name, one in value.items():
                if name not in {"id", "type"}:
                    yield from _strings(one)


def _named(text: str, names: _Names) -> Iterator[tuple[int, UUID]]:
    """The places where a text names certifications, and which."""
    for found in _KEY.finditer(text):
        key = UUID(found[0])
        if key in names.keys:
            yield found.start(), key
    for pattern, known in ((_PAGE_LINK, names.pages), (_ADDRESS, names.addresses)):
        for found in pattern.finditer(text):
            if found[1] in known:
                yield found.start(), known[found[1]]
    for abbreviation, key in names.abbreviations.items():
        place = re.search(rf"(?<![\w-]){re.escape(abbreviation)}(?![\w-])", text)
        if place:
            yield place.start(), key
