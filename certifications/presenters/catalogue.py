"""The catalogue's page."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications import queries
from certifications.domain.certification import Certification
from certifications.domain.facts import currency
from certifications.models import CataloguePage
from certifications.presenters.breadcrumbs import breadcrumbs
from certifications.presenters.words import row_status, site_date
from portal.shared.components import Breadcrumb, Link, PageMeta


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A certification in the catalogue's list. `state` is a Freshness value, or empty without facts."""

    title: str
    abbreviation: str
    issuer: str
    summary: str
    url: str
    state: str
    status: str


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The catalogue's page."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    count: str
    rows: tuple[CatalogueRow, ...]
    home_link: Link


def present_catalogue_page(page: CataloguePage, _request: HttpRequest) -> CatalogueView:
    """The catalogue's page."""
    today = site_date()
    rows = tuple(catalogue_row(certification, today) for certification in queries.published_certifications())
    return CatalogueView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.introduction),
        breadcrumbs=breadcrumbs(page),
        title=page.title,
        introduction=page.introduction,
        count=ngettext("%(count)d certification", "%(count)d certifications", len(rows))
        % {"count": len(rows)},
        rows=rows,
        home_link=Link(
            label=_("Read how the two kinds of work differ"), url=reverse("wagtail_serve", args=[""])
        ),
    )


def catalogue_row(certification: Certification, today: date) -> CatalogueRow:
    """A certification's line in the catalogue on a day."""
    state = currency(certification.facts, today)
    return CatalogueRow(
        title=certification.title,
        abbreviation=certification.abbreviation,
        issuer=certification.issuer,
        summary=certification.summary,
        url=certification.url,
        state=state.worst.value if state.worst else "",
        status=row_status(state),
    )
