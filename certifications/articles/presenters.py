"""Articles and their list."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from certifications import queries
from certifications.models import ArticleIndexPage, ArticlePage
from certifications.wording.breadcrumbs import breadcrumbs
from portal.shared.components import Breadcrumb, Link, PageMeta
from portal.shared.words import site_day_words


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list; `changed_on` is a day in words."""

    title: str
    summary: str
    author: str
    url: str
    changed_on: str


@dataclass(frozen=True, slots=True)
class ArticleIndexView:
    """The list of articles."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    rows: tuple[ArticleRow, ...]
    catalogue_link: Link | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article. `following` leads to the next one; None after the last."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    author: str
    changed_on: str
    body: StreamValue
    following: Link | None
    index: Link


def present_article_index_page(page: ArticleIndexPage, _request: HttpRequest) -> ArticleIndexView:
    """The list of articles, in the editors' order."""
    catalogue = queries.catalogue_url()
    return ArticleIndexView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.introduction),
        breadcrumbs=breadcrumbs(page),
        title=page.title,
        introduction=page.introduction,
        rows=tuple(article_row(article) for article in queries.articles_below(page)),
        catalogue_link=Link(label=_("Go to the catalogue"), url=catalogue) if catalogue else None,
    )


def article_row(article: queries.Article) -> ArticleRow:
    """An article's line in a list."""
    return ArticleRow(
        title=article.title,
        summary=article.summary,
        author=article.author,
        url=article.url,
        changed_on=site_day_words(article.changed_at),
    )


def present_article_page(page: ArticlePage, _request: HttpRequest) -> ArticleView:
    """An article as a visitor or a previewing editor sees it; a draft has no day of its last change yet."""
    above = breadcrumbs(page)
    following = queries.next_article(page)
    return ArticleView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.summary),
        breadcrumbs=above,
        title=page.title,
        summary=page.summary,
        author=page.author,
        changed_on=site_day_words(page.last_published_at),
        body=page.body,
        following=Link(label=following.title, url=following.url) if following else None,
        index=Link(label=above[-1].label, url=above[-1].url) if above else Link(label="", url=""),
    )
