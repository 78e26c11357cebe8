"""What leads to a certification, what it leads to, and what stands beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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

# It holds in both directions, so it leads nowhere.
_EQUAL = gettext_lazy("Described as comparable")


@dataclass(frozen=True, slots=True)
class ProgressionView:
    """One progression to or from a certification. `url` is empty for what is not in the catalogue.

    `kind` says what the start of the progression is to its end, with “this” for the certification at hand:
    “This is required for”, “is required for this one”.
    """

    name: str
    abbreviation: str
    url: str
    kind: str
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
    """Progressions that lead here, progressions that lead on, equals, and neighbours."""

    before: tuple[ProgressionView, ...]
    after: tuple[ProgressionView, ...]
    equals: tuple[ProgressionView, ...]
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
    steps = [item for item in found if item.kind is not ProgressionKind.EQUIVALENT_LEVEL]
    return ProgressionsView(
        before=tuple(
            _view(item, item.start, _("%(kind)s this one"), known, marks)
            for item in steps
            if item.end == here.slug
        ),
        after=tuple(
            _view(item, item.end, _("This %(kind)s"), known, marks)
            for item in steps
            if item.start == here.slug
        ),
        equals=tuple(
            _view(item, item.start if item.end == here.slug else item.end, _EQUAL, known, marks)
            for item in found
            if item.kind is ProgressionKind.EQUIVALENT_LEVEL and here.slug in {item.start, item.end}
        ),
        neighbours=tuple(_neighbour(name) for name in neighbours_of(here, known.values())),
        neighbours_title=_("Other certifications for a tool")
        if here.discipline == TOOLS
        else _("In the same discipline"),
    )


def _view(
    item: Progression,
    other: str,
    phrase: str | Promise,
    known: Mapping[str, CertificationName],
    marks: MarkMaker,
) -> ProgressionView:
    name = known.get(other)
    title = name.title if name else external_name(other)
    return ProgressionView(
        # What leads here begins a sentence.
        name=sentence_case(title) if other == item.start else title,
        abbreviation=name.abbreviation if name and name.abbreviation != title else "",
        url=name.url if name else "",
        kind=str(phrase) % {"kind": progression_words(item)},
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
