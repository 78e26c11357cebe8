"""Articles in lists: all of them, those on a topic, those of an author."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications import queries
from certifications.models import ArticleIndexPage
from certifications.queries.articles import Article, TopicName, articles_below, topics_in_use
from certifications.wording.breadcrumbs import breadcrumbs
from portal.shared.components import Breadcrumb, Link, PageMeta
from portal.shared.words import author_words, site_day_words


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. `author` and `changed_on` are empty where they are the same for the whole list.

    `picture` is an image of the library, or None; `reading` is how long it takes, in words.
    """

    title: str
    summary: str
    author: str
    url: str
    changed_on: str
    topics: tuple[str, ...]
    reading: str
    picture: object


@dataclass(frozen=True, slots=True)
class TopicLink:
    """A topic by which the list is narrowed, or the whole list."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ArticleIndexView:
    """The list of articles, or those of one topic. `shared` says once what holds for all of them."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    introduction: str
    topics: tuple[TopicLink, ...]
    rows: tuple[ArticleRow, ...]
    shared: str
    catalogue_link: Link | None


def present_article_index_page(page: ArticleIndexPage, request: HttpRequest) -> ArticleIndexView:
    """The list of articles in its order; `topic=…` in the query string keeps those of one topic."""
    return article_index_view(page, request.GET.get("topic", ""))


def article_index_view(page: ArticleIndexPage, wanted: str) -> ArticleIndexView:
    """The articles on a topic; all where there is no such topic. Eleven queries at most."""
    catalogue = queries.catalogue_url()
    topics = topics_in_use()
    topic = next((one for one in topics if one.key == wanted), None)
    articles = [one for one in articles_below(page) if topic is None or topic in one.topics]
    rows, shared = article_rows(articles)
    above = breadcrumbs(page)
    here = page.get_url() or ""
    return ArticleIndexView(
        meta=PageMeta(
            title=page.seo_title if topic is None else f"{topic.name} – {page.title}",
            description=page.search_description or page.introduction,
        ),
        breadcrumbs=above if topic is None else (*above, Breadcrumb(page.title, here)),
        title=page.title if topic is None else topic.name,
        introduction=page.introduction if topic is None else _topic_words(len(rows)),
        topics=topic_links(topics, topic.key if topic else "", here),
        rows=rows,
        shared=shared,
        catalogue_link=Link(label=_("Go to the catalogue"), url=catalogue) if catalogue else None,
    )


def topic_links(topics: tuple[TopicName, ...], chosen: str, url: str) -> tuple[TopicLink, ...]:
    """All articles, then each topic; none where there is nothing to choose."""
    if not topics:
        return ()
    return (
        TopicLink(_("All"), url, is_chosen=not chosen),
        *(TopicLink(topic.name, topic_url(topic.key), topic.key == chosen) for topic in topics),
    )


def topic_url(key: str) -> str:
    """Where the articles on a topic are."""
    return reverse("certifications:topic", args=[key])


def article_rows(
    articles: Iterable[Article], *, is_by_one: bool = False
) -> tuple[tuple[ArticleRow, ...], str]:
    """The lines of a list, and what is said once because it is the same for all.

    `is_by_one`: the page says already whose articles these are.
    """
    known = tuple(articles)
    authors = {one.author for one in known}
    days = {site_day_words(one.changed_at) for one in known}
    same_author = len(known) > 1 and len(authors) == 1
    same_day = len(known) > 1 and len(days) == 1
    rows = tuple(
        ArticleRow(
            title=one.title,
            summary=one.summary,
            author="" if same_author or is_by_one else one.author,
            url=one.url,
            changed_on="" if same_day else site_day_words(one.changed_at),
            topics=tuple(topic.name for topic in one.topics),
            reading=minutes_words(one.minutes),
            picture=one.picture,
        )
        for one in known
    )
    author = authors.pop() if same_author and not is_by_one else ""
    return rows, _shared_words(author, days.pop() if same_day else "")


def minutes_words(minutes: int) -> str:
    """“4 minutes”."""
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def _shared_words(author: str, day: str) -> str:
    if author and day:
        return _("All by %(author)s, last updated on %(day)s.") % {"author": author_words(author), "day": day}
    if author:
        return _("All by %(author)s.") % {"author": author_words(author)}
    return _("All were last updated on %(day)s.") % {"day": day} if day else ""


def _topic_words(count: int) -> str:
    return ngettext("%(count)d article on this topic.", "%(count)d articles on this topic.", count) % {
        "count": count
    }
