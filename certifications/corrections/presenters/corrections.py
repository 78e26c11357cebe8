"""The public log of corrections."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest

from certifications import queries
from certifications.corrections.presenters.subjects import judgement_words
from certifications.domain.fields import field_of
from certifications.models import Correction, CorrectionsPage
from certifications.queries.fact_sources import source_link
from certifications.queries.fact_words import Names, stated_value_words
from certifications.wording.breadcrumbs import breadcrumbs
from certifications.wording.words import date_words, source_words
from portal.shared.components import Breadcrumb, PageMeta, Pagination

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction. `url` is empty for a certification that is no longer published."""

    corrected_on: str
    certification: str
    url: str
    what: str
    old_value: str
    new_value: str
    reason: str
    source_url: str
    source: str


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """The log of corrections."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    rows: tuple[CorrectionRow, ...]
    pagination: Pagination


def present_corrections_page(page: CorrectionsPage, request: HttpRequest) -> CorrectionsView:
    """The log, the latest correction first."""
    shown = Paginator(queries.corrections(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    corrections = list(shown)
    urls = queries.urls_of(correction.certification for correction in corrections)
    names = queries.titles_by_slug()
    return CorrectionsView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.introduction),
        breadcrumbs=breadcrumbs(page),
        title=page.title,
        introduction=page.introduction,
        rows=tuple(correction_row(correction, urls, names) for correction in corrections),
        pagination=Pagination.of(shown, "?page="),
    )


def correction_row(correction: Correction, urls: Mapping[UUID, str], names: Names) -> CorrectionRow:
    """A line of the log."""
    field = field_of(correction.key)
    return CorrectionRow(
        corrected_on=date_words(correction.corrected_on),
        certification=correction.certification_name,
        url=urls.get(correction.certification, ""),
        what=field.label if field else judgement_words(correction.key),
        old_value=stated_value_words(correction.key, correction.old_value, names),
        new_value=stated_value_words(correction.key, correction.new_value, names),
        reason=correction.reason,
        source_url=source_link(correction.source_url),
        source=source_words(correction),
    )
