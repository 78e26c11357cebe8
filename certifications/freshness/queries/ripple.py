"""What would change with facts: cells of comparisons, and what rooms above rest on them."""

from collections.abc import Collection
from dataclasses import dataclass

from certifications.domain.comparison import compare_disciplines, fitting
from certifications.domain.comparison_cells import ComparisonRow
from certifications.domain.facts import digest_of_fact
from certifications.freshness.queries.statements import Stated, name_of
from certifications.models import CertificationPage, DisciplineComparisonPage
from certifications.queries.kept import kept_certifications
from certifications.queries.progressions import PublishedProgression
from certifications.queries.ripple import RippleLine, lines_of_users
from portal.shared.clock import site_date


@dataclass(frozen=True, slots=True)
class ComparedIn:
    """A comparison with the keys of those of its rows that rest on the facts."""

    title: str
    url: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ripple:
    """All that would change."""

    comparisons: tuple[ComparedIn, ...]
    users: tuple[RippleLine, ...]


def ripple_of(stated: Collection[Stated]) -> Ripple:
    """What rests on these statements. Two queries, and those of the comparisons' pages and of rooms above."""
    pages = CertificationPage.objects.filter(translation_key__in={one.certification for one in stated})
    slugs = frozenset(pages.values_list("slug", flat=True))
    digests = frozenset(name_of(one).digest for one in stated if not isinstance(one, PublishedProgression))
    return Ripple(_compared_in(slugs, digests) if digests else (), lines_of_users(slugs))


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
