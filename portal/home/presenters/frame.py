"""The frame of every page, as its template reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from portal.home import queries
from portal.home.presenters.addresses import CATALOGUE, COMPARE, COMPARISON, MAP, SEARCH, search_address
from portal.search.domain.words import clean_query
from portal.shared.addresses import optional_url
from portal.users.arrival import CAME_FROM

# Feeds that the site may have.
ARTICLES_FEED, CHANGES_FEED = "certifications:articles_feed", "certifications:changes_feed"
# What programs can do here.
DEVELOPERS = "developers:front"
# The page that ends mails about a certification; its address says for whom.
STOP_FOLLOW = "certifications:stop_follow"

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


def present_frame(request: HttpRequest) -> Frame:
    """The frame of a request's page; reads neither user nor session."""
    content = queries.frame_content(Site.find_for_request(request))
    links, others = menu_links(content.menu)
    about = [*others, *((page.title, page.url) for page in content.about), *machine_links()]
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
    compare = optional_url(COMPARE)
    comparisons = [page for page in menu if page.kind == COMPARISON]
    is_only = not compare and len(comparisons) == 1
    pages = [page for page in menu if page.kind != COMPARISON]
    catalogue = [(page.title, page.url) for page in pages if page.kind == CATALOGUE]
    others = [(page.title, page.url) for page in pages if page.kind != CATALOGUE]
    disciplines = [(_("Compare") if is_only else page.title, page.url) for page in comparisons]
    tools = [
        (_("Compare"), compare),
        *([] if compare else disciplines),
        (_("Map"), optional_url(MAP)),
    ]
    assessment = (_("Assessment"), optional_url("assessments:index"))
    header = [*catalogue, *tools, *others, assessment]
    return [link for link in header if link[1]], disciplines if compare else []


def machine_links() -> list[Labelled]:
    """The feeds that the site has, and where people who write programs begin."""
    feeds = (
        (_("Article feed"), ARTICLES_FEED),
        (_("Feed of changes"), CHANGES_FEED),
        (_("API"), DEVELOPERS),
    )
    return [(label, address) for label, name in feeds if (address := optional_url(name))]


def searched_for(request: HttpRequest) -> str:
    """What the search's own page answers, so that the box keeps it; empty on all other pages."""
    if request.path != optional_url(SEARCH):
        return ""
    return clean_query(request.GET.get("q", ""))


def sign_in_address(path: str) -> str:
    """Where visitors sign in. It names the page they come from, to which they may return.

    Not those of accounts, which say themselves where to go on. Nor addresses that are secrets: those of
    assessments may be, such as a payer link, and signing in leads to what is the person's own anyway; links
    in mails are.
    """
    address = optional_url("account_login")
    silent = (
        optional_url("account_home"),
        optional_url("assessments:index"),
        optional_url(STOP_FOLLOW, "-").removesuffix("-/"),
    )
    if not address or path.startswith(tuple(filter(None, silent))):
        return address
    return f"{address}?{urlencode({CAME_FROM: path})}"


def current_state(url: str, path: str) -> str:
    """The aria-current of a link: "page" on it, "true" somewhere below it, else empty."""
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""
