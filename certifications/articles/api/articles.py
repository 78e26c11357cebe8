"""Articles: the list, and each with its text as data."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.articles.api.serializers import ArticleSerializer, WholeArticleSerializer
from certifications.articles.presenters.articles import author_view, related_views
from certifications.articles.presenters.body_data import body_data, sources_of
from certifications.facts.api.examples import CERTIFICATION
from certifications.models import ArticleIndexPage, ArticlePage
from certifications.queries.article_texts import kept_texts, named_certifications, text_of
from certifications.queries.articles import Article, articles_below, next_article
from portal.editorial.care.queries import care_of_one
from portal.shared.rest.views import ApiViewSet, dated

EXAMPLE = {
    "slug": "choosing-a-first-certification",
    "id": "7f0e3f6c-6d1b-4a53-8f3e-d1f1c0a6a001",
    "title": "Choosing a first certification",
    "summary": "What to ask before the first exam.",
    "url": "https://portal.example/articles/choosing-a-first-certification/",
    "author": {"slug": "the-editors", "name": "The editors"},
    "topics": [{"key": "choosing", "name": "Choosing"}],
    "published_at": "2026-11-02T08:00:00Z",
    "changed_at": "2026-11-20T09:30:00Z",
    "reading_minutes": 5,
    "certifications": ["capm", "pmp"],
}
RUN: dict[str, Any] = {"text": "The exam costs ", "marks": [], "url": None, "note": None, "fact": None}
WHOLE = {
    **EXAMPLE,
    "author": {"slug": "the-editors", "name": "The editors", "role": "Editors", "about": "", "url": None},
    "reviewed_on": "2026-11-20",
    "body": [
        {"type": "heading", "level": 2, "text": "What it costs", "anchor": "section-what-it-costs"},
        {"type": "text", "content": [{"type": "paragraph", "text": [RUN], "items": []}]},
    ],
    "sources": [{"number": 1, "text": "PMI, PMP Handbook", "url": None, "read_on": "2026-11-01"}],
    "certifications": [CERTIFICATION],
    "read_next": [],
}


def article_rows(articles: Sequence[Article]) -> list[dict[str, Any]]:
    """Articles as lists tell them. No query while their texts are kept."""
    texts = kept_texts()
    return [
        {
            "slug": one.slug,
            "id": one.permanent_key,
            "title": one.title,
            "summary": one.summary,
            "url": one.url,
            "author": {"slug": one.author_slug or None, "name": one.author} if one.author else None,
            "topics": one.topics,
            "published_at": one.published_at,
            "changed_at": one.changed_at,
            "reading_minutes": one.minutes,
            "certifications": [
                known.slug
                for text in (texts.get(one.page_id),)
                if text is not None
                for known in named_certifications(text)
            ],
        }
        for one in articles
    ]


class ArticlesEndpoint(ApiViewSet):
    """Articles that everybody may read."""

    public_actions = ("list", "retrieve")
    paged_actions = ("list",)
    selectable_actions = ("list", "retrieve")
    parameters = {"list": ("topic", "author")}
    lookup_field = "slug"
    lookup_value_converter = "slug"

    @property
    def serializer_class(self) -> Any:  # type: ignore[override]  # each action has its own
        """What the called action shows."""
        return WholeArticleSerializer if self.action == "retrieve" else ArticleSerializer

    @staticmethod
    def cursor_key(row: dict[str, Any]) -> str:
        return str(row["id"])

    @extend_schema(
        parameters=[
            OpenApiParameter("topic", str, description="Of one topic, by its key."),
            OpenApiParameter("author", str, description="By one author, by their slug."),
        ],
        responses=ArticleSerializer,
        examples=[OpenApiExample("An article", EXAMPLE)],
    )
    def list(self, request: Request) -> Response:
        """Published articles, in the order of the site."""
        index = ArticleIndexPage.objects.live().public().first()
        articles = articles_below(index) if index else ()
        topic, author = request.query_params.get("topic"), request.query_params.get("author")
        found = [
            one
            for one in articles
            if (topic is None or topic in {each.key for each in one.topics})
            and (author is None or author == one.author_slug)
        ]
        return self.page(request, article_rows(found), ArticleSerializer)

    @extend_schema(responses=WholeArticleSerializer, examples=[OpenApiExample("An article", WHOLE)])
    def retrieve(self, request: Request, slug: str) -> Response:
        """One article. Its text is a list of blocks, each with a type; a fact in it has value and source."""
        pages = ArticlePage.objects.live().public().select_related("writer").prefetch_related("topics")
        page = pages.filter(slug=slug).order_by("path").first()
        if page is None:
            raise Http404
        response = self.one(request, _whole(page), WholeArticleSerializer)
        return dated(response, page.last_published_at)


def _whole(page: ArticlePage) -> dict[str, Any]:
    text = text_of(page.body)
    following = next_article(page)
    author = author_view(page.writer)
    related = related_views(page, text, following.page_id if following else None)
    return {
        "slug": page.slug,
        "id": page.translation_key,
        "title": page.title,
        "summary": page.summary,
        "url": page.get_url() or "",
        "author": {
            "slug": page.writer.slug if author.url else None,
            "name": author.name,
            "role": author.role,
            "about": author.about,
            "url": author.url,
        }
        if page.writer
        else None,
        "reviewed_on": care_of_one(page).reviewed_on,
        "topics": [topic for topic in page.topics.all() if topic.live],
        "published_at": page.first_published_at,
        "changed_at": page.last_published_at,
        "reading_minutes": text.minutes,
        "body": body_data(page.body),
        "sources": sources_of(page.body),
        "certifications": named_certifications(text),
        "read_next": [{"title": one.label, "url": one.url, "kind": one.kind} for one in related],
    }
