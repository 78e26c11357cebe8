"""The payer's page, for whoever has a link. No account, no cookie, no trace in a cache or at other sites."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import shown_outcome_or_404
from assessments.results.presenters.payer import present_payer
from assessments.results.views.payer_material import payer_material
from portal.shared.words import site_day_words


@never_cache
@require_safe
def payer_page(request: HttpRequest, token: str) -> HttpResponse:
    """The page of the outcome that a link shows; the same 404 for a link that ended and for one that never
    was.
    """
    try:
        shown = shown_outcome_or_404(token, timezone.now())
        outcome, material = payer_material(shown.outcome)
    except Http404:
        return _closed(render(request, "assessments/results/payer_gone.html", status=HTTPStatus.NOT_FOUND))
    context = {
        "page": present_payer(outcome, material, name=shown.link.name),
        "ends": site_day_words(shown.link.ends_at),
    }
    return _closed(render(request, "assessments/results/payer_page.html", context))


def _closed(response: HttpResponse) -> HttpResponse:
    """Let no other site learn the address, and no search engine keep the page."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
