"""A certification's page."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.blocks import StreamValue

from certifications import queries
from certifications.domain.facts import currency
from certifications.models import CertificationPage
from certifications.presenters.breadcrumbs import breadcrumbs
from certifications.presenters.fact_sheet import FactGroup, fact_groups
from certifications.presenters.words import currency_sentence, site_date
from portal.shared.components import Breadcrumb, PageMeta


@dataclass(frozen=True, slots=True)
class CertificationView:
    """A certification's page."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    abbreviation: str
    issuer: str
    summary: str
    currency: str
    groups: tuple[FactGroup, ...]
    body: StreamValue


def present_certification_page(page: CertificationPage, _request: HttpRequest) -> CertificationView:
    """A certification's page as a visitor, or an editor previewing a draft, sees it."""
    certification = queries.certification_of(page)
    today = site_date()
    return CertificationView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.summary),
        breadcrumbs=breadcrumbs(page),
        title=certification.title,
        abbreviation=certification.abbreviation,
        issuer=certification.issuer,
        summary=certification.summary,
        currency=currency_sentence(currency(certification.facts, today)),
        groups=fact_groups(certification.facts, today),
        body=page.body,
    )
