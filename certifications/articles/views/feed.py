"""The Atom feed of articles."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from certifications.models import ArticleIndexPage
from certifications.queries.articles import Article, latest_articles
from portal.shared.atom import DatedAtom, atom_response, urn

# Articles in the feed.
FEED_LENGTH = 30


@require_safe
def articles_feed(request: HttpRequest) -> HttpResponseBase:
    """The articles that were published or changed last.

    Raises:
        Http404: readers see no list of articles.
    """
    index = ArticleIndexPage.objects.live().public().first()
    if index is None:
        raise Http404
    return atom_response(request, ArticlesFeed(index))


class ArticlesFeed(Feed[Article, None]):
    """An entry is updated when the article was changed and published again."""

    feed_type = DatedAtom
    author_name = gettext_lazy("The editors of this site")

    def __init__(self, index: ArticleIndexPage) -> None:
        self.index = index

    def title(self) -> str:
        """As the list is called."""
        return str(self.index.title)

    def subtitle(self) -> str:
        """What the list says of itself."""
        return str(self.index.search_description or self.index.introduction)

    def link(self) -> str:
        """The list."""
        return self.index.get_url() or "/"

    def feed_guid(self) -> str:
        """Permanent: that of the list."""
        return urn(self.index.translation_key)

    def feed_extra_kwargs(self, _obj: None) -> dict[str, datetime]:
        """When the list began, as long as it has no entry."""
        return {"begun_at": self.index.first_published_at or timezone.now()}

    def items(self) -> tuple[Article, ...]:
        """The latest first."""
        return latest_articles(FEED_LENGTH)

    def item_title(self, item: Article) -> str:
        """As the article is called."""
        return item.title

    def item_description(self, item: Article) -> str:
        """The summary; HTML."""
        return escape(item.summary)

    def item_link(self, item: Article) -> str:
        """The article."""
        return item.url

    def item_guid(self, item: Article) -> str:
        """Permanent."""
        return urn(item.permanent_key)

    def item_author_name(self, item: Article) -> str | None:
        """Who wrote it."""
        return item.author or None

    def item_author_link(self, item: Article) -> str | None:
        """The page of who wrote it, in full."""
        if not item.author_slug:
            return None
        return f"{settings.BASE_URL}{reverse('certifications:author', args=[item.author_slug])}"

    def item_pubdate(self, item: Article) -> datetime | None:
        """When it was first published."""
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime | None:
        """When it was changed last."""
        return item.changed_at
