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
    neighbours_of,
)
from certifications.domain.vocabulary import ProgressionKind
from certifications.models.learning import PROGRESSION_KINDS
from certifications.wording.marks import FactMark, step_mark

# In a sentence “may lead to; unconfirmed” reads as two.
KINDS: dict[ProgressionKind, str | Promise] = {
    **{ProgressionKind(value): label for value, label in PROGRESSION_KINDS},
    ProgressionKind.UNCONFIRMED: gettext_lazy("may lead to (unconfirmed)"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step to or from a certification. `url` is empty for what is not in the catalogue.

    `kind` says what the start of the step is to its end, with “this” for the certification at hand: “This is
    required for”, “is required for this one”.
    """

    name: str
    abbreviation: str
    url: str
    kind: str
    detail: str
    flags: tuple[str, ...]
    mark: FactMark


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another certification of the same discipline."""

    name: str
    abbreviation: str
    issuer: str
    level: str
    url: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps that lead here, steps that lead on, and neighbours."""

    before: tuple[Step, ...]
    after: tuple[Step, ...]
    neighbours: tuple[Neighbour, ...]


def ladder_of(
    here: CertificationName,
    names: Iterable[CertificationName],
    progressions: Iterable[Progression],
    today: date,
) -> Ladder:
    """The surroundings of a certification on a day."""
    known = {name.slug: name for name in names}
    steps = tuple(progressions)
    return Ladder(
        before=tuple(
            _step(step, step.start, _("%(kind)s this one"), known, today)
            for step in steps
            if step.end == here.slug
        ),
        after=tuple(
            _step(step, step.end, _("This %(kind)s"), known, today)
            for step in steps
            if step.start == here.slug
        ),
        neighbours=tuple(_neighbour(name) for name in neighbours_of(here, known.values())),
    )


def _step(
    step: Progression, other: str, phrase: str, known: Mapping[str, CertificationName], today: date
) -> Step:
    name = known.get(other)
    title = name.title if name else external_name(other)
    return Step(
        name=title,
        abbreviation=name.abbreviation if name and name.abbreviation != title else "",
        url=name.url if name else "",
        kind=phrase % {"kind": KINDS[step.kind]},
        detail=step.detail,
        flags=_flags(step, today),
        mark=step_mark(step, title, today),
    )


def _flags(step: Progression, today: date) -> tuple[str, ...]:
    stale = ("stale",) if step.freshness(today) is Freshness.STALE else ()
    return (*stale, "low") if step.grounds.confidence is Confidence.LOW else stale


def _neighbour(name: CertificationName) -> Neighbour:
    return Neighbour(
        name=name.title,
        abbreviation=name.abbreviation if name.abbreviation != name.title else "",
        issuer=name.issuer,
        level=name.level.name,
        url=name.url,
    )
