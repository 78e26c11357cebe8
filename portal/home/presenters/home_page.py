"""The home page, as its template reads it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Site

from certifications import queries as certification_queries
from certifications.queries.article_pictures import pictures_of
from certifications.queries.articles import Article, latest_articles
from portal.home import queries
from portal.home.models import HomePage
from portal.home.presenters.addresses import (
    ARTICLES,
    CATALOGUE,
    COMPARE,
    COMPARISON,
    MAP,
    address_of,
    search_address,
    start_address,
)
from portal.shared.addresses import optional_url
from portal.shared.components import Link, PageMeta
from portal.shared.pictures.link_picture import picture_address
from portal.shared.structured_data import Thing, organization, web_site
from portal.shared.words import day_words, site_day_words

# More than these are one click away.
ARTICLES_ON_HOME_PAGE = 3
CHECKS_ON_HOME_PAGE = 5
# How the catalogue is asked for what asks for no experience.
NO_EXPERIENCE = "experience=none"


@dataclass(frozen=True, slots=True)
class LatestArticle:
    """An article that was published or changed lately. `picture` is an address, or empty."""

    title: str
    url: str
    summary: str
    changed_on: str
    topic: str
    picture: str


@dataclass(frozen=True, slots=True)
class LatestCheck:
    """A fact that a person compared with its live source lately."""

    label: str
    certification: str
    url: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A way to something that readers ask for, and what it is."""

    label: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page. `project_work` and `ongoing_work` are rich text as stored.

    `assessment_url` is that of the one button; `other_links` stand beside it as plain links.
    """

    meta: PageMeta
    title: str
    question: str
    introduction: str
    project_work: str
    ongoing_work: str
    body: StreamValue
    articles: tuple[LatestArticle, ...]
    articles_url: str
    checks: tuple[LatestCheck, ...]
    catalogue_url: str
    assessment_url: str
    other_links: tuple[Link, ...]
    shortcuts: tuple[Shortcut, ...]


def present_home_page(page: HomePage, request: HttpRequest) -> HomeView:
    """The home page as a visitor or a previewing editor sees it."""
    content = queries.frame_content(Site.find_for_request(request))
    catalogue = address_of(content.menu, CATALOGUE)
    articles = address_of(content.menu, ARTICLES)
    return HomeView(
        meta=PageMeta(
            title=page.seo_title,
            description=page.search_description or page.introduction,
            image=picture_address(page.question),
            data=site_data(content),
        ),
        title=page.title,
        question=page.question,
        introduction=page.introduction,
        project_work=page.project_work,
        ongoing_work=page.ongoing_work,
        body=page.body,
        articles=present_articles(latest_articles(ARTICLES_ON_HOME_PAGE)),
        articles_url=articles,
        checks=tuple(
            LatestCheck(check.label, check.certification, check.url, day_words(check.verified_on))
            for check in certification_queries.latest_checks(CHECKS_ON_HOME_PAGE)
        ),
        catalogue_url=catalogue,
        assessment_url=start_address(),
        other_links=other_links(catalogue, articles),
        shortcuts=shortcuts(content.menu, catalogue),
    )


def present_articles(articles: tuple[Article, ...]) -> tuple[LatestArticle, ...]:
    """Articles with topic and picture. Three queries."""
    pictures = pictures_of([article.page_id for article in articles])
    return tuple(
        LatestArticle(
            title=article.title,
            url=article.url,
            summary=article.summary,
            changed_on=site_day_words(article.changed_at),
            topic=article.topics[0].name if article.topics else "",
            picture=pictures.get(article.page_id, ""),
        )
        for article in articles
    )


def other_links(catalogue: str, articles: str) -> tuple[Link, ...]:
    """Where those begin who want to look round first."""
    ways = ((_("Browse the catalogue"), catalogue), (_("Read the articles"), articles))
    return tuple(Link(label, url) for label, url in ways if url)


def shortcuts(menu: tuple[queries.MenuPage, ...], catalogue: str) -> tuple[Shortcut, ...]:
    """What readers ask for most, as far as the site has it."""
    compare = optional_url(COMPARE)
    disciplines = next((page for page in menu if page.kind == COMPARISON), None)
    found = (
        Shortcut(
            _("Compare two certifications"),
            compare,
            _("Cost, exam, entry and renewal side by side, with the differences marked."),
        ),
        Shortcut(
            disciplines.title if disciplines and not compare else "",
            disciplines.url if disciplines and not compare else "",
            _("The two fields side by side, each difference explained."),
        ),
        Shortcut(
            _("See the map"),
            optional_url(MAP),
            _("All certifications by kind of work and level, and how one leads to another."),
        ),
        Shortcut(
            _("What can I take without experience?"),
            f"{catalogue}?{NO_EXPERIENCE}" if catalogue else "",
            _("Certifications that you can take without work experience."),
        ),
    )
    return tuple(one for one in found if one.url)


def site_data(content: queries.FrameContent) -> tuple[Thing, ...]:
    """The site and who runs it, as machines read them."""
    search = search_address(content.menu)
    site = web_site(
        name=content.site_name, publisher=content.publisher, search=f"{search}?q=" if search else ""
    )
    publisher = organization(content.publisher)
    return (site, publisher) if publisher else (site,)
