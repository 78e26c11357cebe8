"""The certifications of the catalogue, to say which of them somebody holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from assessments.domain.answers.sheet import Held
from certifications.domain.statements import CertificationName
from portal.shared.words import listed, month_words


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """What a form held for one certification: until when it is valid and since when it is held, as typed, and
    what is wrong with either.
    """

    until: str
    problem: str = ""
    earned: str = ""
    earned_problem: str = ""


@dataclass(frozen=True, slots=True)
class HeldChoice:
    """A certification that somebody may hold."""

    slug: str
    name: str
    abbreviation: str
    is_held: bool
    until: str
    problem: str

    @property
    def element(self) -> str:
        """The id of its box."""
        return f"held-{self.slug}"


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """The certifications of one issuer; of none, those that the catalogue does not list any more."""

    issuer: str
    choices: tuple[HeldChoice, ...]


@dataclass(frozen=True, slots=True)
class HeldView:
    """The list to choose from, and the revision of what is stored."""

    groups: tuple[HeldGroup, ...]
    revision: int
    conflict: str = ""


def entries_of(held: Iterable[Held]) -> dict[str, HeldEntry]:
    """What a form shows of stored certifications: the months since when and until when each is valid."""
    return {item.slug: HeldEntry(_month(item.expires_on), earned=_month(item.earned_on)) for item in held}


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else ""


def present_held(
    names: Iterable[CertificationName],
    entries: Mapping[str, HeldEntry],
    *,
    revision: int,
    conflict: str = "",
) -> HeldView:
    """The catalogue by issuer, with what somebody holds; what it does not list any more stands last."""
    known = sorted(names, key=lambda name: (name.issuer.casefold(), name.title.casefold(), name.slug))
    groups = [
        HeldGroup(issuer, tuple(_choice(name.slug, name.title, name.abbreviation, entries) for name in group))
        for issuer, group in groupby(known, key=lambda name: name.issuer)
    ]
    gone = sorted(set(entries) - {name.slug for name in known})
    if gone:
        groups.append(
            HeldGroup(
                _("No longer in the catalogue"), tuple(_choice(slug, slug, "", entries) for slug in gone)
            )
        )
    return HeldView(tuple(groups), revision, conflict)


def _choice(slug: str, title: str, abbreviation: str, entries: Mapping[str, HeldEntry]) -> HeldChoice:
    entry = entries.get(slug)
    return HeldChoice(
        slug=slug,
        name=title,
        abbreviation="" if abbreviation == title else abbreviation,
        is_held=entry is not None,
        until=entry.until if entry else "",
        problem=entry.problem if entry else "",
    )


def short_names(names: Iterable[CertificationName]) -> dict[str, str]:
    """What a list in a sentence calls certifications, by slug."""
    return {name.slug: name.abbreviation or name.title for name in names}


def held_words(held: Iterable[Held], names: Mapping[str, str]) -> str:
    """What somebody holds: “CAPM (valid until June 2027) and CSM”; that it is nothing, where it is."""
    words = [
        _("%(name)s (valid until %(month)s)")
        % {"name": names.get(item.slug, item.slug), "month": month_words(item.expires_on)}
        if item.expires_on
        else names.get(item.slug, item.slug)
        for item in held
    ]
    return listed(words) if words else _("None of those in the catalogue")
