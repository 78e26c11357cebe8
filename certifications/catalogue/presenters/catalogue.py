"""The catalogue's page."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.catalogue.presenters.facets import FilterView, filter_view
from certifications.catalogue.presenters.labels import option_label
from certifications.catalogue.presenters.no_matches import SmallerFilter, smaller_filters
from certifications.catalogue.presenters.titles import page_title
from certifications.catalogue.queries import filtered_catalogue
from certifications.domain.catalogue_filter import read_filter, select
from certifications.domain.certification import Certification
from certifications.domain.demands import demands_of
from certifications.domain.facets.declaration import Facet, FacetOption
from certifications.domain.facets.offer import is_listed_apart
from certifications.domain.facts import currency
from certifications.domain.routes import routes_of
from certifications.domain.vocabulary import Orientation, Status
from certifications.facts.presenters.glance import cost_words, exam_words
from certifications.models import CataloguePage
from certifications.queries.fact_words import Names
from certifications.wording.breadcrumbs import breadcrumbs
from certifications.wording.own_offer import unranked_words
from certifications.wording.routes import demands_words
from certifications.wording.words import row_status
from portal.shared.clock import site_date
from portal.shared.components import Breadcrumb, Link, PageMeta


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A certification in the catalogue's list. `state` is a Freshness value, or empty without facts.

    `entry`, `exam` and `cost` are a few words each, “unknown” where no source says.
    """

    slug: str
    title: str
    abbreviation: str
    short_name: str
    issuer: str
    is_own_offer: bool
    place: str
    summary: str
    entry: str
    exam: str
    cost: str
    url: str
    notice: str
    state: str
    status: str


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The catalogue's page. `apart` are those that nobody can be shown to book.

    `introduction` is empty where something is filtered: whoever did that has read it. `smaller` are ways out
    of a filter that lets nothing through. `data_url` is empty where the site gives no data away.
    """

    meta: PageMeta
    canonical_url: str
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    is_empty: bool
    filter: FilterView
    count: str
    rows: tuple[CatalogueRow, ...]
    apart: tuple[CatalogueRow, ...]
    smaller: tuple[SmallerFilter, ...]
    home_link: Link
    all_link: Link
    data_url: str


def present_catalogue_page(page: CataloguePage, request: HttpRequest) -> CatalogueView:
    """The catalogue's page, filtered as the address asks."""
    today, path = site_date(), page.get_url(request) or ""
    parameters = dict(request.GET.lists())
    catalogue = filtered_catalogue(parameters)
    certifications, options = catalogue.certifications, catalogue.options
    read = read_filter(parameters, options, catalogue.basis)
    names = {item.slug: item.title for item in certifications}
    found = select(catalogue.entries, read.filter)
    count = count_words(len(found), len(certifications))
    plain = PageMeta(title=page.seo_title, description=page.search_description or page.introduction)
    called = page_title(plain, read.filter, options, found=len(found), total=len(certifications), path=path)
    return CatalogueView(
        meta=called.meta,
        canonical_url=settings.BASE_URL + called.canonical_path,
        breadcrumbs=breadcrumbs(page),
        title=page.title,
        introduction=page.introduction if read.filter.is_empty else "",
        is_empty=not certifications,
        filter=filter_view(read, catalogue, path, len(found)),
        count=count,
        rows=tuple(catalogue_row(item, names, today) for item in found if not is_listed_apart(item)),
        apart=tuple(catalogue_row(item, names, today) for item in found if is_listed_apart(item)),
        smaller=() if found else smaller_filters(catalogue.entries, read.filter, options, path),
        home_link=Link(_("Read how the two kinds of work differ"), reverse("wagtail_serve", args=[""])),
        all_link=Link(_("Show all certifications"), path),
        data_url=reverse("certifications:open_data") if settings.OPEN_DATA_LICENCE else "",
    )


def count_words(found: int, total: int) -> str:
    """How many are shown, and of how many."""
    if found == total:
        return ngettext("%(count)d certification", "%(count)d certifications", total) % {"count": total}
    return ngettext(
        "%(found)d of %(total)d certification", "%(found)d of %(total)d certifications", total
    ) % {"found": found, "total": total}


def catalogue_row(certification: Certification, names: Names, today: date) -> CatalogueRow:
    """A certification's line in the catalogue on a day."""
    state = currency(certification.facts, today)
    return CatalogueRow(
        slug=certification.slug,
        title=certification.title,
        abbreviation=certification.abbreviation,
        short_name=certification.short_name,
        issuer=certification.issuer.name,
        is_own_offer=certification.issuer.is_publisher,
        place=place_words(certification),
        summary=" ".join(filter(None, (certification.summary, unranked_words(certification)))),
        entry=demands_words(demands_of(routes_of(certification.facts))) or _("unknown"),
        exam=exam_words(certification, names, in_hours=False) or _("unknown"),
        cost=cost_words(certification) or _("unknown"),
        url=certification.url,
        notice=notice_words(certification),
        state=state.worst.value if state.worst else "",
        status=row_status(state),
    )


def place_words(certification: Certification) -> str:
    """Discipline and level in a line, and what it certifies where that is less than a discipline."""
    disciplines = [certification.discipline.name, *(term.name for term in certification.also_fits)]
    parts = [", ".join(disciplines), certification.level.name]
    if certification.orientation is not Orientation.DISCIPLINE:
        key = certification.orientation.value
        parts.append(option_label(Facet.ORIENTATION, FacetOption(key, key)))
    return " · ".join(dict.fromkeys(parts))


def notice_words(certification: Certification) -> str:
    """The state of an offer, when it is not simply offered."""
    if certification.status is Status.BEING_SUPERSEDED:
        return _("being superseded")
    if certification.status is Status.ANNOUNCED:
        return _("announced, not yet available")
    if certification.status is Status.WITHDRAWN:
        return _("withdrawn")
    return _("no way to book found") if is_listed_apart(certification) else ""
