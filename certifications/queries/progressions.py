"""What leads from one certification to another, as it is live, with the checks of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from certifications.domain.statements import Progression, external_name
from certifications.mapping import progression_from_row
from certifications.models import CertificationPage, FactVerification
from certifications.models import Progression as ProgressionRow
from certifications.models.facts import PROGRESSION_KEY

ORDER = ("start", "end", "kind")


def progressions_of(slug: str, checks: Mapping[str, date] | None = None) -> tuple[Progression, ...]:
    """What leads to a certification and what it leads to, by the other end's slug.

    `checks` says when each was last checked, by digest, where that was read before. Two queries; one with it.
    """
    return _with_checks(ProgressionRow.objects.live().filter(Q(start=slug) | Q(end=slug)), checks)


def progressions() -> tuple[Progression, ...]:
    """All progressions between certifications that everybody may read. Three queries."""
    slugs = CertificationPage.objects.live().public().values("slug")
    return _with_checks(ProgressionRow.objects.live().filter(start__in=slugs, end__in=slugs))


@dataclass(frozen=True, slots=True)
class PublishedProgression:
    """A progression as everybody may read it now: from what to what by name, where it is edited.

    `certification` is the one that it leads to, else the one that it starts from.
    """

    row_id: int
    certification: UUID
    start: str
    end: str
    progression: Progression


def published_progressions() -> tuple[PublishedProgression, ...]:
    """The progressions that stand on the page of a certification that everybody may read. Four queries."""
    pages = {page.slug: page for page in CertificationPage.objects.live().public()}
    shown = ProgressionRow.objects.live().filter(Q(start__in=pages) | Q(end__in=pages))
    rows = list(shown.order_by(*ORDER))
    # Those that readers do not see have their names, too.
    names = dict(CertificationPage.objects.values_list("slug", "title"))
    checks = _checks()
    return tuple(
        PublishedProgression(
            row.pk,
            (pages.get(row.end) or pages[row.start]).translation_key,
            names.get(row.start) or external_name(row.start),
            names.get(row.end) or external_name(row.end),
            progression_from_row(row, checks),
        )
        for row in rows
    )


def checked_progressions(since: date) -> frozenset[str]:
    """The digests of progressions that somebody checked on or after a day. One query."""
    return frozenset(digest for digest, verified_on in _checks().items() if verified_on >= since)


def _with_checks(
    rows: QuerySet[ProgressionRow], checks: Mapping[str, date] | None = None
) -> tuple[Progression, ...]:
    known = _checks() if checks is None else checks
    return tuple(progression_from_row(row, known) for row in rows.order_by(*ORDER))


def _checks() -> Mapping[str, date]:
    """The day each progression was last checked, by digest."""
    rows = FactVerification.objects.in_effect(key=PROGRESSION_KEY).order_by("verified_on", "pk")
    return dict(rows.values_list("digest", "verified_on"))
