"""Count what editors have to look at. Few statements each; facts come from the memory of the process."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, QuerySet

from certifications.domain.certification import Certification
from certifications.domain.facts import Freshness, digest_of_fact, freshness
from certifications.freshness.queries.findings import open_findings
from certifications.freshness.queries.statements import StatementName, name_of
from certifications.models import CertificationPage, Contradiction, FactReport, SourceOutcome
from certifications.models.corrections import ReportState
from certifications.queries.kept import kept_by_key, kept_certifications
from certifications.queries.progressions import published_progressions
from portal.shared.clock import site_date


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many there are, and since when the oldest waits."""

    count: int
    since: datetime | None


@dataclass(frozen=True, slots=True)
class PageFigures:
    """What is known of a certification's page."""

    facts: int
    stale: int
    reports: int


def open_reports() -> Waiting:
    """Readers' reports on the list that nobody has answered."""
    found = _open().aggregate(count=Count("pk"), since=Min("reported_at"))
    return Waiting(found["count"], found["since"])


def stale_statements() -> int:
    """Facts in force and progressions whose shelf life is over. Four statements, for the progressions."""
    today = site_date()
    stale = sum(one.progression.fresh_until < today for one in published_progressions())
    return stale + sum(_stale(one) for one in kept_certifications())


def findings(*outcomes: SourceOutcome) -> Waiting:
    """What was found at sources of what is published, by people or the source watch, and is still a task.

    One statement; where there is any, those of progressions as well.
    """
    found = list(open_findings().filter(outcome__in=outcomes))
    if not found:
        return Waiting(0, None)
    stated = _published_names()
    open_ones = [one for one in found if StatementName(one.certification, one.digest) in stated]
    return Waiting(len(open_ones), min((one.found_at for one in open_ones), default=None))


def _published_names() -> frozenset[StatementName]:
    """The names of all that readers see with a source, as *Facts to check* lists it."""
    facts = (
        StatementName(key, digest_of_fact(fact))
        for key, one in kept_by_key().items()
        for fact in (*one.facts, *one.facts_ahead)
    )
    return frozenset((*facts, *map(name_of, published_progressions())))


def contradictions() -> int:
    """Places where sources disagree, on pages that everybody may read."""
    return Contradiction.objects.filter(page__in=CertificationPage.objects.live().public()).count()


def figures_of(pages: Collection[int]) -> Mapping[int, PageFigures]:
    """The figures of certifications among these pages. Two statements."""
    found = CertificationPage.objects.filter(pk__in=pages).values_list("pk", "slug", "translation_key")
    keys = {pk: (slug, key) for pk, slug, key in found}
    reports = dict(
        _open()
        .filter(certification__in=[key for _slug, key in keys.values()])
        .order_by()
        .values_list("certification")
        .annotate(count=Count("pk"))
    )
    published = {one.slug: one for one in kept_certifications()} if keys else {}
    return {
        pk: PageFigures(
            facts=len(published[slug].facts) if slug in published else 0,
            stale=_stale(published[slug]) if slug in published else 0,
            reports=reports.get(key, 0),
        )
        for pk, (slug, key) in keys.items()
    }


def _open() -> QuerySet[FactReport]:
    return FactReport.objects.filter(state=ReportState.OPEN, is_suspect=False)


def _stale(one: Certification) -> int:
    today = site_date()
    return sum(freshness(fact, today) is Freshness.STALE for fact in one.facts)
