"""What would change with facts: cells of comparisons, and all else that uses their certifications."""

from collections.abc import Collection
from dataclasses import dataclass

from certifications.domain.comparison import compare_disciplines, fitting
from certifications.domain.comparison_cells import ComparisonRow
from certifications.domain.facts import digest_of_fact
from certifications.freshness.queries.statements import Stated, name_of
from certifications.models import CertificationPage, DisciplineComparisonPage
from certifications.queries.kept import kept_certifications
from certifications.queries.progressions import PublishedProgression
from portal.editorial.usage import UseGroup, uses_of
from portal.shared.clock import site_date
from portal.users.models import User

# Of so many certifications it is told where they are used; more at once would say little.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class ComparedIn:
    """A comparison with the keys of those of its rows that rest on the facts."""

    title: str
    url: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsedIn:
    """Where a certification is used, as published."""

    title: str
    groups: tuple[UseGroup, ...]


@dataclass(frozen=True, slots=True)
class Ripple:
    """All that would change. `untold` certifications are left out of `uses`."""

    comparisons: tuple[ComparedIn, ...]
    uses: tuple[UsedIn, ...]
    untold: int


def ripple_of(stated: Collection[Stated], person: User) -> Ripple:
    """What rests on these statements. One query, those of comparisons, and those of the uses of three
    certifications at most.
    """
    pages = CertificationPage.objects.live().filter(translation_key__in={one.certification for one in stated})
    found = list(pages.select_related("discipline").order_by("title", "pk"))
    digests = frozenset(name_of(one).digest for one in stated if not isinstance(one, PublishedProgression))
    return Ripple(
        _compared_in(frozenset(page.slug for page in found), digests) if digests else (),
        tuple(UsedIn(page.title, uses_of(page, person)) for page in found[:MOST_TOLD]),
        max(0, len(found) - MOST_TOLD),
    )


def _compared_in(slugs: frozenset[str], digests: frozenset[str]) -> tuple[ComparedIn, ...]:
    known, today = kept_certifications(), site_date()
    found = []
    pages = DisciplineComparisonPage.objects.live().public().select_related("first", "second")
    for page in pages.order_by("path"):
        first, second = (fitting(known, discipline.key) for discipline in (page.first, page.second))
        rows = tuple(
            row.key for row in compare_disciplines(first, second, today) if _rests_on(row, slugs, digests)
        )
        if rows:
            found.append(ComparedIn(page.title, page.get_url() or "", rows))
    return tuple(found)


def _rests_on(row: ComparisonRow, slugs: frozenset[str], digests: frozenset[str]) -> bool:
    return any(
        ground.fact is not None
        and ground.certification.slug in slugs
        and digest_of_fact(ground.fact) in digests
        for cell in (row.first, row.second)
        for ground in cell.grounds
    )
