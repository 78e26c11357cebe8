"""The home page, and the frame of every page, as their templates read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Site

from certifications import queries as certification_queries
from certifications.queries.articles import latest_articles
from portal.home import queries
from portal.home.models import HomePage, InformationPage
from portal.search.domain.words import clean_query
from portal.shared.components import Breadcrumb, PageMeta
from portal.shared.pictures.link_picture import picture_address
from portal.shared.structured_data import Thing, organization, web_site
from portal.shared.words import day_words, site_day_words
from portal.users.landing import CAME_FROM

# More than these are one click away.
ARTICLES_ON_HOME_PAGE = 3
CHECKS_ON_HOME_PAGE = 5


# Types of pages that have places of their own in the header.
CATALOGUE, COMPARISON = "cataloguepage", "disciplinecomparisonpage"

# A label and an address.
Labelled = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """An entry of the main navigation. `current` is the value of aria-current: "page", "true" or empty."""

    label: str
    url: str
    current: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page's content. `search_url` takes `?q=…`, or is empty."""

    site_name: str
    home_url: str
    canonical_url: str
    navigation: tuple[NavigationLink, ...]
    about: tuple[NavigationLink, ...]
    search_url: str
    search_query: str
    sign_in_url: str
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
    links, others = menu_links(content.menu)
    about = [*others, *((page.title, page.url) for page in content.about), *feed_links()]
    return Frame(
        site_name=content.site_name,
        home_url=reverse("wagtail_serve", args=[""]),
        canonical_url=settings.BASE_URL + request.path,
        navigation=navigation_links(links, request.path),
        about=navigation_links(about, request.path),
        search_url=search_address(content.menu),
        search_query=searched_for(request),
        sign_in_url=sign_in_address(request.path),
        publisher=content.publisher,
        publisher_interest=content.publisher_interest,
    )


def navigation_links(links: Iterable[tuple[str, str]], path: str) -> tuple[NavigationLink, ...]:
    """Labels and addresses as links that know whether they lead to the page at hand."""
    return tuple(
        NavigationLink(label=label, url=url, current=current_state(url, path)) for label, url in links
    )


def menu_links(menu: tuple[queries.MenuPage, ...]) -> tuple[list[Labelled], list[Labelled]]:
    """Label and address of what the header links, and of what is left for the foot of the page.

    The header has one place to compare: where any certifications can be compared, comparisons of disciplines
    go to the foot; else the only one of them is called what one does there.
    """
    compare = optional_url("certifications:compare")
    comparisons = [page for page in menu if page.kind == COMPARISON]
    is_only = not compare and len(comparisons) == 1
    pages = [page for page in menu if page.kind != COMPARISON]
    catalogue = [(page.title, page.url) for page in pages if page.kind == CATALOGUE]
    others = [(page.title, page.url) for page in pages if page.kind != CATALOGUE]
    disciplines = [(_("Compare") if is_only else page.title, page.url) for page in comparisons]
    tools = [
        (_("Compare"), compare),
        *([] if compare else disciplines),
        (_("Map"), optional_url("certifications:map")),
    ]
    assessment = (_("Assessment"), optional_url("assessments:index"))
    header = [*catalogue, *tools, *others, assessment]
    return [link for link in header if link[1]], disciplines if compare else []


def feed_links() -> list[Labelled]:
    """The feeds that the site has."""
    address = optional_url("certifications:articles_feed")
    return [(_("Feed of articles"), address)] if address else []


def sign_in_address(path: str) -> str:
    """Where visitors sign in. It names the page they come from, to which they may return."""
    address = optional_url("account_login")
    if not address or path.startswith(reverse("account_home")):
        return address
    return f"{address}?{urlencode({CAME_FROM: path})}"


def search_address(menu: tuple[queries.MenuPage, ...]) -> str:
    """Where words are searched, as `?q=…`: the page for that, else the catalogue, else nowhere."""
    catalogue = next((page.url for page in menu if page.kind == CATALOGUE), "")
    return optional_url("search:search") or catalogue


def searched_for(request: HttpRequest) -> str:
    """What the search's own page answers, so that the box keeps it; empty on all other pages."""
    if request.path != optional_url("search:search"):
        return ""
    return clean_query(request.GET.get("q", ""))


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


def present_home_page(page: HomePage, request: HttpRequest) -> HomeView:
    """The home page as a visitor or a previewing editor sees it."""
    return HomeView(
        meta=PageMeta(
            title=page.seo_title,
            description=page.search_description or page.introduction,
            image=picture_address(page.question),
            data=site_data(queries.frame_content(Site.find_for_request(request))),
        ),
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


def site_data(content: queries.FrameContent) -> tuple[Thing, ...]:
    """The site and who runs it, as machines read them."""
    search = search_address(content.menu)
    site = web_site(
        name=content.site_name, publisher=content.publisher, search=f"{search}?q=" if search else ""
    )
    publisher = organization(content.publisher)
    return (site, publisher) if publisher else (site,)


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
