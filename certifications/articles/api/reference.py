"""What stands beside articles: authors, topics, the glossary, the questions that people ask."""

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from certifications.articles.api.articles import EXAMPLE as ARTICLE
from certifications.articles.api.articles import article_rows
from certifications.articles.api.serializers import (
    AskedQuestionSerializer,
    AuthorSerializer,
    GlossaryTermSerializer,
    TopicSerializer,
    WholeAuthorSerializer,
)
from certifications.articles.presenters.article_list import topic_url
from certifications.articles.presenters.prose_data import ProseData
from certifications.facts.api.examples import SOURCE
from certifications.facts.api.fact_documents import ReadingOfSources
from certifications.models import Writer
from certifications.queries.articles import articles_by, topics_in_use
from certifications.queries.glossary import AskedQuestion, GlossaryEntry, kept_glossary, kept_questions
from certifications.queries.kept import kept_certifications
from portal.shared.rest.views import ApiViewSet

AUTHOR = {
    "slug": "the-editors",
    "name": "The editors",
    "role": "Editors",
    "about": "They read what issuers publish.",
    "url": "https://portal.example/articles/authors/the-editors/",
}
TOPIC = {"key": "choosing", "name": "Choosing", "url": "https://portal.example/articles/topics/choosing/"}
RUN: dict[str, Any] = {"text": "Work with an end.", "marks": [], "url": None, "note": None, "fact": None}
PARAGRAPH = {"type": "paragraph", "text": [RUN], "items": []}
TERM = {
    "key": "project-work",
    "name": "Project work",
    "short": "Work with an end: once the result is there, it is over.",
    "text": [PARAGRAPH],
    "see_also": ["ongoing-work"],
    "sources": [{**SOURCE, "name": "ISO 21502", "url": None, "kind": None}],
    "url": "https://portal.example/glossary/#term-project-work",
}
QUESTION = {
    "key": "question-capm-first",
    "question": "CAPM first, or straight to the PMP?",
    "answer": [PARAGRAPH],
    "source": {
        **SOURCE,
        "name": "forum.example/t/12",
        "url": "https://forum.example/t/12",
        "kind": None,
        "date": "2026",
    },
    "url": "https://portal.example/questions/#question-capm-first",
}


class ReferenceViewSet(ApiViewSet):
    """What these have in common: rows that everybody may read, told apart by a key."""

    public_actions: ClassVar[tuple[str, ...]] = ("list", "retrieve")
    paged_actions = ("list",)
    selectable_actions: ClassVar[tuple[str, ...]] = ("list", "retrieve")
    lookup_field = "key"
    lookup_value_converter = "slug"
    key: ClassVar[str] = "key"

    @classmethod
    def cursor_key(cls, row: dict[str, Any]) -> str:
        return str(row[cls.key])

    def found(self, rows: list[dict[str, Any]], key: str) -> dict[str, Any]:
        """The row of a key.

        Raises:
            Http404: there is none.
        """
        row = next((one for one in rows if one[self.key] == key), None)
        if row is None:
            raise Http404
        return row


class AuthorsEndpoint(ReferenceViewSet):
    """Who writes articles."""

    lookup_field = "slug"
    key = "slug"

    @property
    def serializer_class(self) -> Any:  # type: ignore[override]  # each action has its own
        """What the called action shows."""
        return WholeAuthorSerializer if self.action == "retrieve" else AuthorSerializer

    @extend_schema(responses=AuthorSerializer, examples=[OpenApiExample("An author", AUTHOR)])
    def list(self, request: Request) -> Response:
        """Authors of articles, by name."""
        rows = [_author(one) for one in Writer.objects.live().order_by("name") if one.slug]
        return self.page(request, rows, AuthorSerializer)

    @extend_schema(
        responses=WholeAuthorSerializer,
        examples=[OpenApiExample("An author", {**AUTHOR, "articles": [ARTICLE], "judged": []})],
    )
    def retrieve(self, request: Request, slug: str) -> Response:
        """One author, with their articles and the certifications that they judged."""
        writer = Writer.objects.live().filter(slug=slug).first()
        if writer is None:
            raise Http404
        judged = [
            {"certification": one, "judged_on": one.judgement.made_on, "basis": one.judgement.basis}
            for one in kept_certifications()
            if one.judgement.author == writer.name
        ]
        row = {**_author(writer), "articles": article_rows(articles_by(writer)), "judged": judged}
        return self.one(request, row, WholeAuthorSerializer)


def _author(writer: Writer) -> dict[str, Any]:
    return {
        "slug": writer.slug,
        "name": writer.name,
        "role": writer.role,
        "about": writer.about,
        "url": reverse("certifications:author", args=[writer.slug]),
    }


class TopicsEndpoint(ReferenceViewSet):
    """What articles are about."""

    serializer_class = TopicSerializer
    public_actions = ("list",)
    selectable_actions = ("list",)

    @extend_schema(responses=TopicSerializer, examples=[OpenApiExample("A topic", TOPIC)])
    def list(self, request: Request) -> Response:
        """The topics that published articles have, in the editors’ order."""
        rows = [{"key": one.key, "name": one.name, "url": topic_url(one.key)} for one in topics_in_use()]
        return self.page(request, rows, TopicSerializer)


class GlossaryEndpoint(ReferenceViewSet):
    """Words that the site explains."""

    serializer_class = GlossaryTermSerializer

    @extend_schema(responses=GlossaryTermSerializer, examples=[OpenApiExample("A word", TERM)])
    def list(self, request: Request) -> Response:
        """All words of the glossary, by name."""
        return self.page(request, _terms(kept_glossary()), GlossaryTermSerializer)

    @extend_schema(responses=GlossaryTermSerializer, examples=[OpenApiExample("A word", TERM)])
    def retrieve(self, request: Request, key: str) -> Response:
        """One word."""
        return self.one(request, self.found(_terms(kept_glossary()), key), GlossaryTermSerializer)


def _terms(entries: tuple[GlossaryEntry, ...]) -> list[dict[str, Any]]:
    prose = ProseData(one.text for one in entries)
    address = reverse("certifications:glossary")
    return [
        {
            "key": one.key,
            "name": one.name,
            "short": one.short,
            "text": prose.of(one.text),
            "see_also": [link.url.removeprefix("#term-") for link in one.see_also],
            "sources": [
                {**ReadingOfSources().of("", link.label), "url": link.url or None} for link in one.sources
            ],
            "url": f"{address}#{one.anchor}",
        }
        for one in entries
    ]


class QuestionsEndpoint(ReferenceViewSet):
    """Questions that people ask about certifications."""

    serializer_class = AskedQuestionSerializer

    @extend_schema(responses=AskedQuestionSerializer, examples=[OpenApiExample("A question", QUESTION)])
    def list(self, request: Request) -> Response:
        """All questions, those that our facts answer first."""
        return self.page(request, _questions(kept_questions()), AskedQuestionSerializer)

    @extend_schema(responses=AskedQuestionSerializer, examples=[OpenApiExample("A question", QUESTION)])
    def retrieve(self, request: Request, key: str) -> Response:
        """One question."""
        return self.one(request, self.found(_questions(kept_questions()), key), AskedQuestionSerializer)


def _questions(entries: tuple[AskedQuestion, ...]) -> list[dict[str, Any]]:
    prose = ProseData(one.answer for one in entries)
    address = reverse("certifications:questions")
    return [
        {
            "key": one.anchor,
            "question": one.question,
            "answer": prose.of(one.answer) if one.answer else None,
            "source": ReadingOfSources().of(one.source_url, "", one.source_date),
            "url": f"{address}#{one.anchor}",
        }
        for one in entries
    ]
