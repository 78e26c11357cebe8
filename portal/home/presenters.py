"""The home page, and the frame of every page, as their templates read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Site

from certifications import queries as certification_queries
from certifications.queries.articles import latest_articles
from portal.home import queries
from portal.home.models import HomePage, InformationPage
from portal.shared.addresses import optional_url
from portal.shared.components import Breadcrumb, PageMeta
from portal.shared.words import day_words, site_day_words

# More than these are one click away.
ARTICLES_ON_HOME_PAGE = 3
CHECKS_ON_HOME_PAGE = 5


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """An entry of the main navigation. `current` is the value of aria-current: "page", "true" or empty."""

    label: str
    url: str
    current: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page's content. `search_url` is the catalogue's, or empty."""

    site_name: str
    home_url: str
    canonical_url: str
    navigation: tuple[NavigationLink, ...]
    about: tuple[NavigationLink, ...]
    search_url: str
    publisher: str
    publisher_interest: str


@dataclass(frozen=True, slots=True)
class InformationView:
    """A page about the site."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    changed_on: str
    body: StreamValue


@dataclass(frozen=True, slots=True)
class LatestArticle:
    """An article that was published or changed lately."""

    title: str
    url: str
    summary: str
    changed_on: str


@dataclass(frozen=True, slots=True)
class LatestCheck:
    """A fact that a person compared with its live source lately."""

    label: str
    certification: str
    url: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page. `project_work` and `ongoing_work` are rich text as stored."""

    meta: PageMeta
    question: str
    introduction: str
    project_work: str
    ongoing_work: str
    body: StreamValue
    articles: tuple[LatestArticle, ...]
    checks: tuple[LatestCheck, ...]
    certification_count: int
    catalogue_url: str
    assessment_url: str


def present_frame(request: HttpRequest) -> Frame:
    """The frame of a request's page; reads neither user nor session."""
    content = queries.frame_content(Site.find_for_request(request))
    links = menu_links(content.menu)
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
        navigation=navigation_links(links, request.path),
        about=navigation_links([(page.title, page.url) for page in content.about], request.path),
        search_url=next((page.url for page in content.menu if page.kind == "cataloguepage"), ""),
        publisher=content.publisher,
        publisher_interest=content.publisher_interest,
    )


def navigation_links(links: Iterable[tuple[str, str]], path: str) -> tuple[NavigationLink, ...]:
    """Labels and addresses as links that know whether they lead to the page at hand."""
    return tuple(
        NavigationLink(label=label, url=url, current=current_state(url, path)) for label, url in links
    )


def menu_links(menu: tuple[queries.MenuPage, ...]) -> list[tuple[str, str]]:
    """Label and address of each page in the menu; the only comparison is called what one does there."""
    kinds = [page.kind for page in menu]
    short = {"disciplinecomparisonpage": _("Compare")}
    return [
        (short.get(page.kind, page.title) if kinds.count(page.kind) == 1 else page.title, page.url)
        for page in menu
    ]


def current_state(url: str, path: str) -> str:
    """The aria-current of a link: "page" on it, "true" somewhere below it, else empty."""
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""


def present_home_page(page: HomePage, _request: HttpRequest) -> HomeView:
    """The home page as a visitor or a previewing editor sees it."""
    return HomeView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.introduction),
        question=page.question,
        introduction=page.introduction,
        project_work=page.project_work,
        ongoing_work=page.ongoing_work,
        body=page.body,
        articles=tuple(
            LatestArticle(article.title, article.url, article.summary, site_day_words(article.changed_at))
            for article in latest_articles(ARTICLES_ON_HOME_PAGE)
        ),
        checks=tuple(
            LatestCheck(check.label, check.certification, check.url, day_words(check.verified_on))
            for check in certification_queries.latest_checks(CHECKS_ON_HOME_PAGE)
        ),
        certification_count=certification_queries.certification_count(),
        catalogue_url=certification_queries.catalogue_url(),
        assessment_url=optional_url("assessments:index"),
    )


def present_information_page(page: InformationPage, _request: HttpRequest) -> InformationView:
    """A page about the site; a draft has no day of its last change yet."""
    return InformationView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.summary),
        breadcrumbs=tuple(
            Breadcrumb(label=_("Home") if number == 0 else above.title, url=above.url)
            for number, above in enumerate(queries.pages_above(page))
        ),
        title=page.title,
        summary=page.summary,
        changed_on=site_day_words(page.last_published_at),
        body=page.body,
    )
