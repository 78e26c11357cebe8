"""What stands behind and beside each published certification, kept as `kept_certifications` are.

Its facts of all days and every check of them, what it says beside facts, and what leads to it and from it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.utils import timezone

from certifications.domain.certification import Certification
from certifications.domain.days import CheckDays, on_day
from certifications.domain.facts import Fact
from certifications.domain.statements import Progression, Statements, is_outside_catalogue
from certifications.mapping import facts_from_rows, progression_from_row, statements_from_page
from certifications.models import CertificationPage, FactVerification
from certifications.models import Progression as ProgressionRow
from certifications.models.facts import PROGRESSION_KEY
from certifications.queries.kept import kept_certifications
from certifications.queries.progressions import ORDER
from certifications.readings import readings
from portal.shared.clock import site_date
from portal.shared.page_cache import generation

# Days beside today that are kept at a time.
MOST_DAYS = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of one certification: its permanent key, all its facts with their checks, and what its page says too.

    `facts` are those of all days, with their last check; `checks` all checks, the first first.
    """

    key: UUID
    facts: tuple[Fact, ...]
    checks: CheckDays
    statements: Statements
    coverage_why: str
    entry_note: str
    not_found: tuple[str, ...]
    official_url: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class AllEvidence:
    """Of all certifications, by slug; and every progression that a page shows, in their order."""

    by_slug: Mapping[str, Evidence]
    progressions: tuple[Progression, ...]


# By generation; one at a time.
_kept: dict[int, AllEvidence] = {}
# By generation, today and the day asked for.
_on_days: dict[tuple[int, date, date], tuple[Certification, ...]] = {}


def kept_evidence() -> AllEvidence:
    """All evidence, at most `GENERATION_SECONDS` old, as pages are.

    One query a second at most, shared with pages; after anything was published those of `_read`.
    """
    # Read first: what is published while it is read belongs to a later generation.
    now = generation()
    kept = _kept.get(now)
    if kept is None:
        kept = _read()
        _kept.clear()
        _kept[now] = kept
    return kept


def certifications_on(day: date) -> tuple[Certification, ...]:
    """All published certifications with the facts of a day (`domain.days.on_day`), by name.

    No query while the catalogue is kept; one millisecond of work for every thousand facts, kept for the last
    days that were asked for.
    """
    today = site_date()
    if day == today:
        return kept_certifications()
    now = generation(), today, day
    kept = _on_days.get(now)
    if kept is None:
        by_slug = kept_evidence().by_slug
        kept = tuple(
            on_day(one, by_slug[one.slug].facts, by_slug[one.slug].checks, day, today)
            for one in kept_certifications()
            if one.slug in by_slug
        )
        if len(_on_days) >= MOST_DAYS:
            _on_days.clear()
        _on_days[now] = kept
    return kept


def changed_at() -> datetime | None:
    """When what everybody may read last changed: by a publication or a check, or by the day that began.

    None before the first change. The generation is the clock of its change, in microseconds.
    """
    now = generation()
    if not now:
        return None
    midnight = datetime.combine(site_date(), time(), tzinfo=timezone.get_default_timezone())
    return max(datetime.fromtimestamp(now / 1_000_000, tz=UTC), midnight)


def forget_evidence() -> None:
    """Read everything again at the next use."""
    _kept.clear()
    _on_days.clear()


def _read() -> AllEvidence:
    """Everything as it is live now. Seven queries, however much there is."""
    rows = ("facts", "contradictions", "common_errors", "sources")
    pages = list(CertificationPage.objects.live().public().prefetch_related(*rows))
    checks = _checks({page.translation_key for page in pages})
    latest = {(of, digest): days[-1] for of, found in checks.items() for digest, days in found.items()}
    lists = readings()
    by_slug = {
        page.slug: Evidence(
            key=page.translation_key,
            facts=facts_from_rows(page.facts.all(), page.translation_key, latest, lists),
            checks=checks[page.translation_key],
            statements=statements_from_page(page),
            coverage_why=page.coverage_why,
            entry_note=page.entry_note,
            not_found=tuple(line for line in page.not_found.splitlines() if line.strip()),
            official_url=page.official_url,
            published_at=page.last_published_at,
        )
        for page in pages
    }
    return AllEvidence(by_slug, _progressions(frozenset(by_slug), checks))


# The checks of progressions, whatever certification they are recorded for.
_OF_PROGRESSIONS = UUID(int=0)
AllChecks = Mapping[UUID, Mapping[str, list[date]]]


def _checks(certifications: set[UUID]) -> AllChecks:
    found: dict[UUID, dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    rows = FactVerification.objects.in_effect().order_by("verified_on", "pk")
    for of, key, digest, day in rows.values_list("certification", "key", "digest", "verified_on"):
        if key == PROGRESSION_KEY:
            found[_OF_PROGRESSIONS][digest].append(day)
        elif of in certifications:
            found[of][digest].append(day)
    return found


def _progressions(slugs: frozenset[str], checks: AllChecks) -> tuple[Progression, ...]:
    """Those of which readers can follow one end, and of the other at least read the name."""
    latest = {digest: days[-1] for digest, days in checks[_OF_PROGRESSIONS].items()}
    rows = ProgressionRow.objects.live().order_by(*ORDER)
    found = (progression_from_row(row, latest) for row in rows)
    return tuple(
        item
        for item in found
        if not slugs.isdisjoint(item.ends)
        and all(end in slugs or is_outside_catalogue(end) for end in item.ends)
    )
