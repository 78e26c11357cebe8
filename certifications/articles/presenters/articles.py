"""One article as readers see it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from certifications import queries
from certifications.articles.presenters.article_list import minutes_words, topic_url
from certifications.articles.presenters.meta import article_meta
from certifications.articles.queries import related_articles
from certifications.models import ArticlePage, CertificationPage, Writer
from certifications.queries.article_texts import ArticleText, named_certifications, text_of
from certifications.queries.articles import next_article
from certifications.wording.breadcrumbs import breadcrumbs
from portal.editorial.care.queries import care_of_one
from portal.shared.blocks import headings_of
from portal.shared.components import Breadcrumb, Link, PageMeta
from portal.shared.pictures.copies import copy_of
from portal.shared.words import day_words, site_day_words

# Headings from which on an article has a table of contents.
FEWEST_HEADINGS = 3
# Articles that are suggested where editors named fewer.
MOST_RELATED = 3
# Pixels of what other sites show beside a link.
SOCIAL_PICTURE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True, slots=True)
class AuthorView:
    """Who wrote an article; `photo` is the image of the library, or None. Without a page `url` is empty."""

    name: str
    role: str
    about: str
    photo: object
    url: str = ""


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A page to read next; `kind` says what it is."""

    label: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class NamedView:
    """A certification that an article names."""

    slug: str
    name: str
    title: str
    url: str
    own_offer: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article. `following` leads to the next one; None after the last. `dates` are in words."""

    meta: PageMeta
    breadcrumbs: tuple[Breadcrumb, ...]
    title: str
    summary: str
    author: AuthorView
    dates: tuple[str, ...]
    reading: str
    topics: tuple[Link, ...]
    contents: tuple[Link, ...]
    body: StreamValue
    named: tuple[NamedView, ...]
    related: tuple[RelatedView, ...]
    following: Link | None
    index: Link


def present_article_page(page: ArticlePage, request: HttpRequest) -> ArticleView:
    """An article as a visitor or a previewing editor sees it; a draft has no days yet."""
    above = breadcrumbs(page)
    following = next_article(page)
    index = Link(label=above[-1].label, url=above[-1].url) if above else Link(label="", url="")
    contents = headings_of(page.body)
    text = text_of(page.body)
    return ArticleView(
        meta=article_meta(page, picture_url(page, request)),
        breadcrumbs=above,
        title=page.title,
        summary=page.summary,
        author=author_view(page.writer),
        dates=date_words(page),
        reading=_("%(minutes)s to read") % {"minutes": minutes_words(text.minutes)},
        topics=tuple(Link(topic.name, topic_url(topic.key)) for topic in page.topics.all() if topic.live),
        contents=contents if len(contents) >= FEWEST_HEADINGS else (),
        body=page.body,
        named=named_views(text),
        related=related_views(page, text, following.page_id if following else None),
        following=Link(label=following.title, url=following.url) if following else None,
        index=index,
    )


def author_view(writer: Writer | None) -> AuthorView:
    """Who wrote an article; a nameless one where a draft has none yet."""
    if writer is None:
        return AuthorView("", "", "", None)
    has_page = writer.live and writer.slug
    url = reverse("certifications:author", args=[writer.slug]) if has_page else ""
    return AuthorView(writer.name, writer.role, writer.about, writer.photo, url)


def date_words(page: ArticlePage) -> tuple[str, ...]:
    """When an article was published, changed last and reviewed; the same day is said once. One query."""
    first, last = site_day_words(page.first_published_at), site_day_words(page.last_published_at)
    words = [_("published %(date)s") % {"date": first}] if first else []
    if last and last != first:
        words.append(_("last updated %(date)s") % {"date": last})
    reviewed = care_of_one(page).reviewed_on
    if reviewed:
        words.append(_("reviewed %(date)s") % {"date": day_words(reviewed)})
    return tuple(words)


def named_views(text: ArticleText) -> tuple[NamedView, ...]:
    """The certifications that an article names, in its order."""
    return tuple(
        NamedView(one.slug, one.short_name, one.title, one.url, one.issuer.is_publisher)
        for one in named_certifications(text)
    )


def related_views(page: ArticlePage, text: ArticleText, following: int | None) -> tuple[RelatedView, ...]:
    """What to read next, as far as everybody may read it: what editors chose, else articles that are near.

    At most eight queries.
    """
    rows = list(page.related.all())
    articles = {row.article_id for row in rows if row.article_id}
    certifications = {row.certification_id for row in rows if row.certification_id}
    found = {
        **queries.links_to(ArticlePage, articles),
        **queries.links_to(CertificationPage, certifications),
    }
    kinds = {True: _("Article"), False: _("Certification")}
    chosen = [
        RelatedView(found[key].label, found[key].url, kinds[bool(row.article_id)])
        for row in rows
        if (key := row.article_id or row.certification_id) in found
    ]
    missing = MOST_RELATED - len(chosen)
    near = related_articles(page, text, leave_out={*articles, following}) if missing > 0 else ()
    return (*chosen, *(RelatedView(one.title, one.url, kinds[True]) for one in near[: max(missing, 0)]))


def picture_url(page: ArticlePage, request: HttpRequest) -> str:
    """Where other sites find the picture for links, in full; empty without one."""
    copy = copy_of(page.social_picture, SOCIAL_PICTURE) if page.social_picture else None
    return request.build_absolute_uri(copy.url) if copy else ""
