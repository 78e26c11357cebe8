"""Any two to four certifications side by side: the same page for everybody, so that any proxy may keep it."""

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from certifications.domain.chosen import chosen_of
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import DIFFERENCES_PARAMETER, PARAMETER
from portal.shared.page_cache import public_response

READS = (PARAMETER, DIFFERENCES_PARAMETER)


@require_safe
def compare(request: HttpRequest) -> HttpResponseBase:
    """What the address names, side by side; where that is nothing or one, the way to choose."""
    known = kept_certifications()
    context = {"chosen": chosen_of(request.GET.getlist(PARAMETER), known), "known": known}
    response = TemplateResponse(request, "certifications/comparisons/compare.html", context)
    return public_response(request, response, READS)


@require_safe
def compare_file(request: HttpRequest) -> HttpResponseBase:
    """The same as a file."""
    return compare(request)
