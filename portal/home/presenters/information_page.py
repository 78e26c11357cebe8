"""Pages about the site itself, as their template reads them."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.blocks import StreamValue

from portal.home import queries
from portal.home.models import InformationPage
from portal.shared.components import Breadcrumb, PageMeta, home_breadcrumb
from portal.shared.words import site_day_words


@dataclass(frozen=True, slots=True)
class InformationView:
    """A page about the site."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    changed_on: str
    body: StreamValue


def present_information_page(page: InformationPage, _request: HttpRequest) -> InformationView:
    """A page about the site; a draft has no day of its last change yet."""
    return InformationView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.summary),
        breadcrumbs=tuple(
            home_breadcrumb() if number == 0 else Breadcrumb(above.title, above.url)
            for number, above in enumerate(queries.pages_above(page))
        ),
        title=page.title,
        summary=page.summary,
        changed_on=site_day_words(page.last_published_at),
        body=page.body,
    )
