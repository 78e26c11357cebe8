"""The home page, and the frame of every page, as their templates read them."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Site

from certifications import queries as certification_queries
from certifications.domain.certification import Certification
from portal.home import queries
from portal.home.models import HomePage
from portal.shared.components import PageMeta

# More than these are one click away, in the catalogue.
CERTIFICATIONS_ON_HOME_PAGE = 12


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """An entry of the main navigation. `current` is the value of aria-current: "page", "true" or empty."""

    label: str
    url: str
    current: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page's content."""

    site_name: str
    home_url: str
    canonical_url: str
    navigation: tuple[NavigationLink, ...]
    publisher: str
    publisher_interest: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page. `project_work` and `ongoing_work` are rich text as stored."""

    meta: PageMeta
    question: str
    introduction: str
    project_work: str
    ongoing_work: str
    body: StreamValue
    certifications: tuple[Certification, ...]
    certification_count: int
    catalogue_url: str


def present_frame(request: HttpRequest) -> Frame:
    """The frame of a request's page; reads neither user nor session."""
    content = queries.frame_content(Site.find_for_request(request))
    links = [(page.title, page.url) for page in content.menu]
    links += [
        (label, url)
        for label, url in (
            (_("Assessment"), optional_url("assessments:index")),
            (_("Account"), optional_url("account_home")),
        )
        if url
    ]
    return Frame(
        site_name=content.site_name,
        home_url=reverse("wagtail_serve", args=[""]),
        canonical_url=settings.BASE_URL + request.path,
        navigation=tuple(
            NavigationLink(label=label, url=url, current=current_state(url, request.path))
            for label, url in links
        ),
        publisher=content.publisher,
        publisher_interest=content.publisher_interest,
    )


def optional_url(name: str) -> str:
    """The address of a named view, or an empty text when the app that has it is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def current_state(url: str, path: str) -> str:
    """The aria-current of a link: "page" on it, "true" somewhere below it, else empty."""
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""


def present_home_page(page: HomePage, _request: HttpRequest) -> HomeView:
    """The home page as a visitor or a previewing editor sees it."""
    certifications = certification_queries.published_certifications()
    return HomeView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.introduction),
        question=page.question,
        introduction=page.introduction,
        project_work=page.project_work,
        ongoing_work=page.ongoing_work,
        body=page.body,
        certifications=certifications[:CERTIFICATIONS_ON_HOME_PAGE],
        certification_count=len(certifications),
        catalogue_url=certification_queries.catalogue_url(),
    )
