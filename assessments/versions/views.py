"""How an assessment works: the same page for everybody, so that any proxy may keep it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.versions.presenters.how_it_works import present_how_it_works
from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.published_logic import published_logic
from portal.shared.components import PageMeta
from portal.shared.markdown_pages import announce_markdown
from portal.shared.page_cache import public_response


@require_safe
def how_it_works(request: HttpRequest, assessment: str) -> HttpResponseBase:
    """The logic of the current version, what is proved about it, and its changes so far."""
    logic = published_logic(assessment)
    if logic is None:
        raise Http404
    view = present_how_it_works(logic)
    words = _("How “%(title)s” works: what counts, which rules decide, and what was proved about them.")
    context = {"view": view, "meta": PageMeta(title="", description=words % {"title": view.title})}
    response = TemplateResponse(request, "assessments/versions/how_it_works.html", context)
    announce_markdown(response, request.path)
    return public_response(request, response)


def moved_about(_request: HttpRequest, assessment: UUID) -> HttpResponse:
    """The old address of an assessment leads to its readable one for good, with a form that was sent."""
    return _moved("assessments:about", assessment)


def moved_how_it_works(_request: HttpRequest, assessment: UUID) -> HttpResponse:
    """As `moved_about`, for how an assessment works."""
    return _moved("assessments:how_it_works", assessment)


def _moved(name: str, public_id: UUID) -> HttpResponse:
    slug = open_assessments().filter(public_id=public_id).values_list("slug", flat=True).first()
    if slug is None:
        raise Http404
    return redirect(name, slug, permanent=True, preserve_request=True)
