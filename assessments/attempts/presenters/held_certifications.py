"""The certifications of the catalogue, to say which of them somebody holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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


def entries_of(held: Iterable[Held]) -> dict[str, HeldEntry]:
    """What a form shows of stored certifications: the months since when and until when each is valid."""
    return {item.slug: HeldEntry(_month(item.expires_on), earned=_month(item.earned_on)) for item in held}


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else ""


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
    return listed(words) if words else _("None from our catalogue")
