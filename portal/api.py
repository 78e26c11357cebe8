"""The REST API: what the rooms offer, under one root, with one description."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_safe
from rest_framework.routers import SimpleRouter

from assessments.attempts import api as attempts
from assessments.authoring.api import drafts
from assessments.authoring.api import imports as definitions
from assessments.history import api as history
from assessments.reports.api import exports
from assessments.reports.api import outcomes as reports
from assessments.results import api as results
from certifications.articles import api as articles
from certifications.catalogue import api as catalogue
from certifications.comparisons import api as comparisons
from certifications.corrections import api as corrections
from certifications.fact_base import api as fact_base
from certifications.follows import api as follows
from portal.jobs import api as jobs
from portal.search import api as search
from portal.shared.page_cache import public_response
from portal.shared.rest.access import security_schemes
from portal.shared.rest.problem_types import KNOWN, NOT_FOUND
from portal.shared.rest.problems import problem_document, problem_response
from portal.shared.rest.promise import promised_text
from portal.shared.rest.value_words import meanings_in, with_meanings_alone
from portal.shared.rest.views import etag_of
from portal.tokens import api as tokens
from portal.webhooks import api as webhooks

ROOT = "/api/v1/"
# What an address of one thing in another names: it is no part of its name.
_ARGUMENT = re.compile(r"/<[^>]*>")
SCHEMA_TYPE = "application/vnd.oai.openapi+json; version=3.1"


@require_safe
def problem_type(_request: HttpRequest, key: str) -> HttpResponse:
    """What a type of refusal means: its title, the status that it comes with, and what to do about it."""
    kind = KNOWN.get(key)
    if kind is None:
        return problem_response(NOT_FOUND)
    return JsonResponse(problem_document(kind, str(kind.remedy)))


# It changes nothing, and its refusal is to be read by programs whatever they send.
@csrf_exempt
def no_endpoint(_request: HttpRequest, **_address: str) -> HttpResponse:
    """The answer at an address that the API does not have."""
    return problem_response(NOT_FOUND, _("The API has no such address."))


class AnythingConverter(StringConverter):
    """All that may follow in an address, ends of lines too, at which Django's own `path` stops."""

    regex = r"[\s\S]+"


register_converter(AnythingConverter, "anything")
router = SimpleRouter(use_regex_path=False)
# What rooms offer: an address, and what stands there. Addresses do not change while the version lives.
for prefix, viewset in (
    *catalogue.ROUTES,
    *comparisons.ROUTES,
    *articles.ROUTES,
    *attempts.ROUTES,
    *results.ROUTES,
    *history.ROUTES,
    *corrections.ROUTES,
    *follows.ROUTES,
    *fact_base.ROUTES,
    *definitions.ROUTES,
    *drafts.ROUTES,
    *reports.ROUTES,
    *exports.ROUTES,
    *jobs.ROUTES,
    *search.ROUTES,
    *tokens.ROUTES,
    *webhooks.ROUTES,
):
    router.register(prefix, viewset, basename=_ARGUMENT.sub("", prefix).replace("/", "-"))


@cache
def _promised_etag() -> str:
    return etag_of(promised_text())


@require_safe
@condition(etag_func=lambda _request: _promised_etag())
def schema(request: HttpRequest) -> HttpResponseBase:
    """The description as it is promised to programs; a check holds the code to it."""
    # It is written once, in the site's own language.
    headers = {"Content-Language": settings.LANGUAGE_CODE}
    response = HttpResponse(promised_text(), content_type=SCHEMA_TYPE, headers=headers)
    return public_response(request, response)


app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", schema, name="schema"),
    path("problems/<slug:key>/", problem_type, name="problem"),
    *router.urls,
    path("<anything:rest>", no_endpoint, name="no_endpoint"),
]

# Address, its pattern, method, view: what drf-spectacular finds in the URLs.
Endpoint = tuple[str, str, str, Callable[..., object]]


def own_endpoints(endpoints: list[Endpoint]) -> list[Endpoint]:
    """The endpoints of this API; Wagtail's admin has one of its own, which is not ours to describe."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(ROOT)]


def complete(result: dict[str, Any], **_more: object) -> dict[str, Any]:
    """The description with what no single endpoint says: refusals, and how to sign in."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = _problem_schema()
    components["securitySchemes"] = security_schemes()
    _let_anything_be_null(result)
    _drop_empty_words(result)
    return result


def _drop_empty_words(node: Any) -> None:
    """Lists of values say what the values mean, or are left out."""
    if isinstance(node, list):
        for inner in node:
            _drop_empty_words(inner)
    elif isinstance(node, dict):
        text = node.get("description")
        if isinstance(text, str) and meanings_in(text):
            node["description"] = with_meanings_alone(text)
            if not node["description"]:
                del node["description"]
        for inner in node.values():
            _drop_empty_words(inner)


def _let_anything_be_null(node: Any) -> None:
    """A value of any kind may be null as well: said twice, null would be one of two kinds at once."""
    if isinstance(node, list):
        for inner in node:
            _let_anything_be_null(inner)
    elif isinstance(node, dict):
        if node.get("oneOf") == [{}, {"type": "null"}]:
            del node["oneOf"]
        for inner in node.values():
            _let_anything_be_null(inner)


def _problem_schema() -> dict[str, Any]:
    place = {
        "type": "object",
        "required": ["pointer", "detail"],
        "properties": {
            "pointer": {
                "type": "string",
                "description": "A JSON Pointer into the body, or “?” and the name of a parameter.",
            },
            "detail": {"type": "string"},
        },
    }
    return {
        "type": "object",
        "description": "A refusal (RFC 9457).",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "errors": {"type": "array", "items": place},
        },
    }
