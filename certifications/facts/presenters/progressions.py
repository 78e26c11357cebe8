"""What leads to a certification, what it leads to, and what stands beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from certifications.domain.facts import Confidence, Freshness
from certifications.domain.statements import (
    CertificationName,
    Progression,
    external_name,
    is_outside_catalogue,
    neighbours_of,
)
from certifications.domain.vocabulary import ProgressionKind
from certifications.wording.marks import FactMark, MarkMaker
from certifications.wording.source_index import short_organisation
from certifications.wording.words import progression_words
from portal.shared.words import sentence_case

# They lead nowhere: what is comparable, what adds to the other, what renews it.
_BESIDE = frozenset({ProgressionKind.EQUIVALENT_LEVEL, ProgressionKind.COMPLEMENTS, ProgressionKind.RENEWS})


@dataclass(frozen=True, slots=True)
class ProgressionView:
    """One progression to or from a certification. `url` is empty for what is not in the catalogue.

    `kind` says what the start of the progression is to its end, with “this” for the certification at hand:
    “This is required for”, “is required for this one”. `is_start` is whether the other is the start.
    """

    name: str
    abbreviation: str
    url: str
    kind: str
    is_start: bool
    detail: str
    flags: tuple[str, ...]
    mark: FactMark


# The discipline of certifications for a product each, which is none.
TOOLS = "tool-specific"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another certification of the same discipline."""

    name: str
    abbreviation: str
    issuer: str
    level: str
    url: str


@dataclass(frozen=True, slots=True)
class ProgressionsView:
    """Progressions that lead here, that lead on, that do neither, and neighbours."""

    before: tuple[ProgressionView, ...]
    after: tuple[ProgressionView, ...]
    beside: tuple[ProgressionView, ...]
    neighbours: tuple[Neighbour, ...]
    neighbours_title: str


def progressions_of(
    here: CertificationName,
    names: Iterable[CertificationName],
    progressions: Iterable[Progression],
    marks: MarkMaker,
) -> ProgressionsView:
    """The surroundings of a certification on the day of its marks."""
    known = {name.slug: name for name in names}
    # A certification that is not published has a name that readers cannot follow: it is left out.
    found = tuple(
        item
        for item in progressions
        if all(
            end in known or is_outside_catalogue(end) for end in (item.start, item.end) if end != here.slug
        )
    )
    views = [_view(item, here.slug, known, marks) for item in found if here.slug in {item.start, item.end}]
    steps = [view for item, view in views if item.kind not in _BESIDE]
    return ProgressionsView(
        before=tuple(view for view in steps if view.is_start),
        after=tuple(view for view in steps if not view.is_start),
        beside=tuple(view for item, view in views if item.kind in _BESIDE),
        neighbours=tuple(_neighbour(name) for name in neighbours_of(here, known.values())),
        neighbours_title=_("Other certifications for a tool")
        if here.discipline == TOOLS
        else _("In the same discipline"),
    )


def _view(
    item: Progression, here: str, known: Mapping[str, CertificationName], marks: MarkMaker
) -> tuple[Progression, ProgressionView]:
    is_start = item.end == here
    other, phrase = (item.start, _("%(kind)s this one")) if is_start else (item.end, _("This %(kind)s"))
    name = known.get(other)
    title = name.title if name else external_name(other)
    return item, ProgressionView(
        # What begins a sentence has a large letter.
        name=sentence_case(title) if is_start else title,
        abbreviation=name.abbreviation if name and name.abbreviation != title else "",
        url=name.url if name else "",
        kind=phrase % {"kind": progression_words(item)},
        is_start=is_start,
        detail=item.detail,
        flags=_flags(item, marks.today),
        mark=marks.of_progression(item, title),
    )


def _flags(item: Progression, today: date) -> tuple[str, ...]:
    stale = ("stale",) if item.freshness(today) is Freshness.STALE else ()
    return (*stale, "low") if item.grounds.confidence is Confidence.LOW else stale


def _neighbour(name: CertificationName) -> Neighbour:
    return Neighbour(
        name=name.title,
        abbreviation=name.abbreviation if name.abbreviation != name.title else "",
        issuer=short_organisation(name.issuer),
        level=name.level.name,
        url=name.url,
    )
