"""Articles, as lists and their own pages name them. Part of the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail.query import PageQuerySet

from certifications.models import ArticleIndexPage, ArticlePage, Topic, Writer
from certifications.models.article import BY_HAND
from certifications.queries.article_texts import kept_texts


@dataclass(frozen=True, slots=True)
class TopicName:
    """What articles are about: key in addresses, name for readers."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as lists show it; `changed_at` is when it was last published.

    `minutes` is how long reading takes; `picture` an image of the library with its renditions, or None.
    """

    page_id: int
    permanent_key: UUID
    title: str
    summary: str
    author: str
    author_slug: str
    url: str
    published_at: datetime | None
    changed_at: datetime | None
    minutes: int
    picture: Any = None
    topics: tuple[TopicName, ...] = ()
    slug: str = ""


def articles_below(index: ArticleIndexPage) -> tuple[Article, ...]:
    """The published articles of a list, in its order. Five queries, however many there are."""
    pages = list(_with_lists(readable_articles().child_of(index)))
    return tuple(_article(page) for page in in_order(index, pages))


def articles_by(writer: Writer) -> tuple[Article, ...]:
    """The published articles of an author, the latest first. Four queries, however many there are."""
    pages = _with_lists(readable_articles().filter(writer=writer))
    return tuple(_article(page) for page in pages.order_by("-last_published_at", "path"))


def _with_lists(pages: PageQuerySet) -> PageQuerySet:
    read: PageQuerySet = pages.select_related("social_picture").prefetch_related(
        "topics", "social_picture__renditions"
    )
    return read


def in_order(index: ArticleIndexPage, pages: Sequence[ArticlePage]) -> list[ArticlePage]:
    """Articles as a list, or the draft of one, puts them: by hand where it does so, else the newest first."""
    places = {place.article_id: number for number, place in enumerate(index.places.all())}
    newest = sorted(pages, key=_first_published, reverse=True)
    if index.order != BY_HAND:
        return newest
    return sorted(newest, key=lambda page: places.get(page.pk, len(places)))


def _first_published(page: ArticlePage) -> tuple[float, str]:
    return page.first_published_at.timestamp() if page.first_published_at else 0, page.path


def latest_articles(count: int) -> tuple[Article, ...]:
    """The articles that were published or changed last. Four queries, however many."""
    pages = _with_lists(readable_articles()).order_by("-last_published_at", "path")[:count]
    return tuple(_article(page) for page in pages)


def next_article(page: ArticlePage) -> Article | None:
    """The article after this one in the order of its list; None after the last. Four queries."""
    index = ArticleIndexPage.objects.parent_of(page).first()
    if index is None:
        return None
    order = in_order(index, list(readable_articles().child_of(index)))
    numbers = [number for number, other in enumerate(order) if other.pk == page.pk]
    if not numbers or numbers[0] + 1 == len(order):
        return None
    return _article(order[numbers[0] + 1], with_lists=False)


def topics_in_use() -> tuple[TopicName, ...]:
    """The topics that published articles have, in the editors' order. One query."""
    found = Topic.objects.live().filter(articles__in=readable_articles()).distinct()
    return tuple(TopicName(topic.key, topic.name) for topic in found)


def readable_articles() -> PageQuerySet:
    """The articles that everybody may read, without their texts."""
    # Lists show no text, which is most of an article.
    articles: PageQuerySet = ArticlePage.objects.live().public().select_related("writer").defer("body")
    return articles


def _article(page: ArticlePage, *, with_lists: bool = True) -> Article:
    topics = page.topics.all() if with_lists else ()
    text = kept_texts().get(page.pk)
    return Article(
        page_id=page.pk,
        permanent_key=page.translation_key,
        title=page.title,
        summary=page.summary,
        author=page.writer.name if page.writer else "",
        author_slug=page.writer.slug if page.writer and page.writer.live else "",
        url=page.get_url() or "",
        published_at=page.first_published_at,
        changed_at=page.last_published_at,
        minutes=text.minutes if text else 1,
        picture=page.social_picture if with_lists else None,
        topics=tuple(TopicName(topic.key, topic.name) for topic in topics if topic.live),
        slug=page.slug,
    )
