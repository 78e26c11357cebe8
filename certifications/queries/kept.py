"""All published certifications, kept in the memory of the process while the catalogue stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from certifications.domain.certification import Certification, Term
from certifications.domain.statements import ReadSource
from certifications.domain.vocabulary import SourceQuality
from certifications.mapping import term_from_row
from certifications.models import CertificationPage, DisciplineComparisonPage
from certifications.queries import published_certifications
from portal.shared.clock import site_date
from portal.shared.page_cache import generation

# By generation and day; one at a time.
_kept: dict[tuple[int, date], tuple[Certification, ...]] = {}
_kept_by_slug: list[tuple[tuple[Certification, ...], Mapping[str, Certification]]] = []
_kept_by_key: dict[tuple[int, date], Mapping[UUID, Certification]] = {}
_kept_sources: dict[tuple[int, date], Mapping[str, tuple[ReadSource, ...]]] = {}
_kept_comparisons: dict[tuple[int, date], Mapping[UUID, "ComparedDisciplines"]] = {}


def kept_certifications() -> tuple[Certification, ...]:
    """All certifications that everybody may read, at most `GENERATION_SECONDS` old, as pages are.

    One query a second at most, shared with pages. After a change, and on another day, those of
    `published_certifications`: facts come into force and end by the day.
    """
    # Read first: what is published while the catalogue is read belongs to a later generation.
    now = generation(), site_date()
    kept = _kept.get(now)
    if kept is None:
        kept = published_certifications()
        _kept.clear()
        _kept[now] = kept
    return kept


def kept_by_slug() -> Mapping[str, Certification]:
    """`kept_certifications` by slug; no query more."""
    certifications = kept_certifications()
    if not _kept_by_slug or _kept_by_slug[0][0] is not certifications:
        _kept_by_slug[:] = [(certifications, {one.slug: one for one in certifications})]
    return _kept_by_slug[0][1]


def kept_by_key() -> Mapping[UUID, Certification]:
    """`kept_certifications` by the permanent key of their pages; after a change one query more."""
    now = generation(), site_date()
    kept = _kept_by_key.get(now)
    if kept is None:
        by_slug = {one.slug: one for one in kept_certifications()}
        keys = CertificationPage.objects.filter(slug__in=by_slug).values_list("translation_key", "slug")
        kept = {key: by_slug[slug] for key, slug in keys}
        _kept_by_key.clear()
        _kept_by_key[now] = kept
    return kept


def kept_read_sources() -> Mapping[str, tuple[ReadSource, ...]]:
    """What was read for each published certification, by slug; after a change two queries."""
    now = generation(), site_date()
    kept = _kept_sources.get(now)
    if kept is None:
        pages = CertificationPage.objects.live().public().prefetch_related("sources")
        kept = {
            page.slug: tuple(
                ReadSource(
                    row.url, row.reference, row.source_date or None, SourceQuality(row.quality), row.note
                )
                for row in page.sources.all()
                if row.quality
            )
            for page in pages
        }
        _kept_sources.clear()
        _kept_sources[now] = kept
    return kept


@dataclass(frozen=True, slots=True)
class ComparedDisciplines:
    """A comparison that everybody may read: its title and address, keys and names of both disciplines."""

    title: str
    url: str
    first: Term
    second: Term


def kept_comparisons() -> Mapping[UUID, ComparedDisciplines]:
    """The published comparisons by permanent key, as `kept_certifications`. After a change, two queries."""
    now = generation(), site_date()
    kept = _kept_comparisons.get(now)
    if kept is None:
        pages = DisciplineComparisonPage.objects.live().public().select_related("first", "second")
        kept = {
            page.translation_key: ComparedDisciplines(
                page.title, page.get_url() or "", term_from_row(page.first), term_from_row(page.second)
            )
            for page in pages
        }
        _kept_comparisons.clear()
        _kept_comparisons[now] = kept
    return kept


def forget_certifications() -> None:
    """Read the catalogue again at the next use."""
    for kept in (_kept, _kept_by_key, _kept_comparisons, _kept_sources):
        kept.clear()
    _kept_by_slug.clear()
