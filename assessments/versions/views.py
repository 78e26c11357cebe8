"""How an assessment works: the same page for everybody, so that any proxy may keep it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from assessments.versions.presenters.how_it_works import present_how_it_works
from assessments.versions.queries.published_logic import published_logic
from portal.shared.page_cache import public_response


@require_safe
def how_it_works(request: HttpRequest, assessment: UUID) -> HttpResponseBase:
    """The logic of the current version, what is proved about it, and its changes so far."""
    logic = published_logic(assessment)
    if logic is None:
        raise Http404
    context = {"view": present_how_it_works(logic)}
    return public_response(
        request, TemplateResponse(request, "assessments/versions/how_it_works.html", context)
    )
