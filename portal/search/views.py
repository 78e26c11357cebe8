"""The search's page, and what it suggests while somebody types."""

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from portal.search.domain.words import clean_query
from portal.search.presenters import present_search, present_suggestions
from portal.search.queries.search import search as search_for
from portal.search.queries.suggestions import suggestions_for
from portal.search.services.fresh_index import fresh_index
from portal.search.services.record_empty import record_empty_search
from portal.shared import page_cache
from portal.shared.write_limits import TooManyError, Write, count_write_from

QUERY, AS_TYPED, PAGE = "q", "exact", "page"
READS = (QUERY, AS_TYPED, PAGE)


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Everything that a query finds, or where to begin. Two queries at most, however much is found.

    What finds nothing is no copy of any cache: the next one who looks for it is counted, in up to three more.
    """
    made = page_cache.rendered_once(request, "search", lambda: _search(request), READS)
    if "no-store" in made.get("Cache-Control", ""):
        return made
    return page_cache.public_response(request, made, READS)


def _search(request: HttpRequest) -> HttpResponseBase:
    typed = clean_query(request.GET.get(QUERY, ""))
    index = fresh_index()
    results = search_for(index, typed, as_typed=bool(request.GET.get(AS_TYPED)))
    view = present_search(typed, results, index, request.GET.get(PAGE, ""))
    response = TemplateResponse(request, "search/search.html", {"view": view})
    if typed and results.is_empty:
        record_in_vain(request, typed)
        response["Cache-Control"] = "private, no-store"
    return response


def record_in_vain(request: HttpRequest, typed: str) -> None:
    """Count an empty search, as long as not too many come from one place."""
    if request.method != "GET":
        return
    try:
        count_write_from(request, Write.SEARCHES)
    except TooManyError:
        return
    record_empty_search(typed)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponseBase:
    """Up to eight lines as JSON. One query a second at most."""
    index = fresh_index()
    lines = suggestions_for(index, clean_query(request.GET.get(QUERY, "")))
    response = JsonResponse({"suggestions": present_suggestions(lines)})
    return page_cache.public_response(request, response, (QUERY,))
