"""Articles and their list."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from certifications import queries
from certifications.articles.presenters.meta import article_meta
from certifications.models import ArticleIndexPage, ArticlePage, CertificationPage, Writer
from certifications.queries.articles import (
    Article,
    TopicName,
    articles_below,
    next_article,
    topics_in_use,
)
from certifications.wording.breadcrumbs import breadcrumbs
from portal.editorial.care.queries import care_of_one
from portal.shared.blocks import headings_of
from portal.shared.components import Breadcrumb, Link, PageMeta
from portal.shared.words import day_words, site_day_words

# Headings from which on an article has a table of contents.
FEWEST_HEADINGS = 3
# Pixels of what other sites show beside a link.
SOCIAL_PICTURE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list; `changed_on` is a day in words."""

    title: str
    summary: str
    author: str
    url: str
    changed_on: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicLink:
    """A topic by which the list is narrowed, or the whole list."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ArticleIndexView:
    """The list of articles, or those of one topic."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    topics: tuple[TopicLink, ...]
    rows: tuple[ArticleRow, ...]
    catalogue_link: Link | None


@dataclass(frozen=True, slots=True)
class AuthorView:
    """Who wrote an article; `photo` is the image of the library, or None."""

    name: str
    role: str
    about: str
    photo: object


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A page to read next; `kind` says what it is."""

    label: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article. `following` leads to the next one; None after the last. `dates` are in words."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    author: AuthorView
    dates: tuple[str, ...]
    topics: tuple[Link, ...]
    contents: tuple[Link, ...]
    body: StreamValue
    related: tuple[RelatedView, ...]
    following: Link | None
    index: Link


def present_article_index_page(page: ArticleIndexPage, request: HttpRequest) -> ArticleIndexView:
    """The list of articles in its order; `topic=…` in the query string keeps those of one topic."""
    catalogue = queries.catalogue_url()
    articles = articles_below(page)
    topics = topics_in_use()
    chosen = request.GET.get("topic", "")
    if chosen not in {topic.key for topic in topics}:
        chosen = ""
    return ArticleIndexView(
        meta=PageMeta(title=page.seo_title, description=page.search_description or page.introduction),
        breadcrumbs=breadcrumbs(page),
        title=page.title,
        introduction=page.introduction,
        topics=topic_links(topics, chosen, page.get_url(request) or ""),
        rows=tuple(
            article_row(article)
            for article in articles
            if not chosen or chosen in {topic.key for topic in article.topics}
        ),
        catalogue_link=Link(label=_("Go to the catalogue"), url=catalogue) if catalogue else None,
    )


def topic_links(topics: tuple[TopicName, ...], chosen: str, url: str) -> tuple[TopicLink, ...]:
    """All articles, then each topic; none where there is nothing to choose."""
    if not topics:
        return ()
    return (
        TopicLink(_("All"), url, is_chosen=not chosen),
        *(TopicLink(topic.name, f"{url}?topic={topic.key}", topic.key == chosen) for topic in topics),
    )


def article_row(article: Article) -> ArticleRow:
    """An article's line in a list."""
    return ArticleRow(
        title=article.title,
        summary=article.summary,
        author=article.author,
        url=article.url,
        changed_on=site_day_words(article.changed_at),
        topics=tuple(topic.name for topic in article.topics),
    )


def present_article_page(page: ArticlePage, request: HttpRequest) -> ArticleView:
    """An article as a visitor or a previewing editor sees it; a draft has no days yet."""
    above = breadcrumbs(page)
    following = next_article(page)
    index = Link(label=above[-1].label, url=above[-1].url) if above else Link(label="", url="")
    contents = headings_of(page.body)
    return ArticleView(
        meta=article_meta(page, picture_url(page, request)),
        breadcrumbs=above,
        title=page.title,
        summary=page.summary,
        author=author_view(page.writer),
        dates=date_words(page),
        topics=tuple(
            Link(topic.name, f"{index.url}?topic={topic.key}") for topic in page.topics.all() if topic.live
        ),
        contents=contents if len(contents) >= FEWEST_HEADINGS else (),
        body=page.body,
        related=related_views(page),
        following=Link(label=following.title, url=following.url) if following else None,
        index=index,
    )


def author_view(writer: Writer | None) -> AuthorView:
    """Who wrote an article; a nameless one where a draft has none yet."""
    if writer is None:
        return AuthorView("", "", "", None)
    return AuthorView(writer.name, writer.role, writer.about, writer.photo)


def date_words(page: ArticlePage) -> tuple[str, ...]:
    """When an article was published, changed last and reviewed; the same day is said once. One query."""
    first, last = site_day_words(page.first_published_at), site_day_words(page.last_published_at)
    words = [_("published %(date)s") % {"date": first}] if first else []
    if last and last != first:
        words.append(_("last changed %(date)s") % {"date": last})
    reviewed = care_of_one(page).reviewed_on
    if reviewed:
        words.append(_("reviewed %(date)s") % {"date": day_words(reviewed)})
    return tuple(words)


def related_views(page: ArticlePage) -> tuple[RelatedView, ...]:
    """What to read next, as far as everybody may read it. At most four queries."""
    rows = list(page.related.all())
    articles = {row.article_id for row in rows if row.article_id}
    certifications = {row.certification_id for row in rows if row.certification_id}
    found = {
        **queries.links_to(ArticlePage, articles),
        **queries.links_to(CertificationPage, certifications),
    }
    kinds = {True: _("Article"), False: _("Certification")}
    return tuple(
        RelatedView(found[key].label, found[key].url, kinds[bool(row.article_id)])
        for row in rows
        if (key := row.article_id or row.certification_id) in found
    )


def picture_url(page: ArticlePage, request: HttpRequest) -> str:
    """Where other sites find the picture for links, in full; empty without one."""
    if page.social_picture is None:
        return ""
    return request.build_absolute_uri(page.social_picture.get_rendition(SOCIAL_PICTURE).url)
