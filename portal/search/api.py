"""The search for programs: what a query finds, as the page has it."""

from typing import Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from portal.search.domain.marks import AskedWords
from portal.search.domain.words import clean_query
from portal.search.presenters import asked_words, label_of
from portal.search.queries.kept import KeptEntry
from portal.search.queries.search import Results
from portal.search.queries.search import search as search_for
from portal.search.services.fresh_index import fresh_index
from portal.search.views import record_in_vain
from portal.shared.rest.pages import CursorPages
from portal.shared.rest.serializers import SelectedSerializer, WebAddressField
from portal.shared.rest.views import ApiViewSet

SIGNPOST = "signpost"


class SearchHitSerializer(SelectedSerializer):
    """One hit of a search. The best comes first."""

    identity = ("kind", "url")

    kind = serializers.CharField(
        help_text="What it is, such as `certification`, `article`, `section`, `term` or `question`."
    )
    kind_label = serializers.CharField(help_text="The same in words.")
    title = serializers.CharField()
    url = WebAddressField()
    detail = serializers.CharField(allow_blank=True, help_text="A line below the title, such as the issuer.")
    snippet = serializers.CharField(
        allow_blank=True, help_text="The sentence that matches best. Do not cite facts from it."
    )


class SearchAnswerSerializer(serializers.Serializer[Any]):
    """An answer that a query has by itself, such as the comparison of what it names."""

    title = serializers.CharField()
    url = WebAddressField()
    text = serializers.CharField(allow_blank=True)


class SearchPages(CursorPages):
    """Pages of hits, with what was made of the query."""

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        word = {"type": "string"}
        described["required"] += ["corrected_to", "guesses", "answer"]
        described["properties"] |= {
            "corrected_to": {
                "type": ["string", "null"],
                "description": "What we searched for instead, if a word was misspelt.",
                "example": None,
            },
            "guesses": {
                "type": "array",
                "items": word,
                "description": "Other words that you may have meant.",
                "example": [],
            },
            "answer": {
                "type": ["object", "null"],
                "description": "A direct answer to the query, such as a comparison.",
                "example": None,
                "required": ["title", "url", "text"],
                "properties": {name: {**word, "example": ""} for name in ("title", "url", "text")},
            },
        }
        return described


class SearchEndpoint(ApiViewSet):
    """The search of the site."""

    serializer_class = SearchHitSerializer
    pagination_class = SearchPages
    public_actions = ("list",)
    paged_actions = ("list",)
    selectable_actions = ("list",)
    parameters = {"list": ("q", "exact")}

    @staticmethod
    def cursor_key(row: dict[str, Any]) -> str:
        return f"{row['kind']}:{row['url']}"

    def _may_be_kept(self, request: Request, response: HttpResponseBase) -> bool:
        """What finds nothing is counted for each who looks, as on the page."""
        found = getattr(response, "data", None) or {}
        return super()._may_be_kept(request, response) and bool(found.get("results") or found.get("answer"))

    @extend_schema(
        parameters=[
            OpenApiParameter("q", str, required=True, description="What to look for, in words."),
            OpenApiParameter(
                "exact", str, enum=["1"], description="Look for what was typed, even if it seems misspelt."
            ),
        ],
        responses=SearchHitSerializer,
        examples=[
            OpenApiExample(
                "A certification by its short name",
                {
                    "kind": "certification",
                    "kind_label": "Certification",
                    "title": "Project Management Professional",
                    "url": "https://portal.example/catalogue/pmp/",
                    "detail": "Project Management Institute",
                    "snippet": "For people who have led projects for three years.",
                },
            )
        ],
    )
    def list(self, request: Request) -> Response:
        """Everything that a query finds, best hits first, 60 at most."""
        typed = clean_query(request.query_params.get("q", ""))
        if not typed:
            raise ValidationError({"?q": _("Say what to look for.")})
        exact = request.query_params.get("exact")
        if exact not in {None, "1"}:
            raise ValidationError({"?exact": _("This is 1, or left out.")})
        results = search_for(fresh_index(), typed, as_typed=bool(exact))
        if results.is_empty and request.method == "GET":
            record_in_vain(request._request, typed)
        response = self.page(request, _hits(results), SearchHitSerializer)
        answer = results.answer
        context = {"request": request}
        response.data |= {
            "corrected_to": results.corrected_to or None,
            "guesses": list(results.guesses),
            "answer": SearchAnswerSerializer(answer, context=context).data if answer else None,
        }
        return response


def _hits(results: Results) -> list[dict[str, str]]:
    asked = AskedWords(asked_words(results))
    return [_hit(entry, asked) for entry in results.hits]


def _hit(entry: KeptEntry, asked: AskedWords) -> dict[str, str]:
    return {
        "kind": entry.kind or SIGNPOST,
        "kind_label": label_of(entry.kind),
        "title": entry.title,
        "url": entry.url,
        "detail": entry.detail,
        "snippet": asked.excerpt(entry.text or entry.about),
    }


ROUTES = (("search", SearchEndpoint),)
