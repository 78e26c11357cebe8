"""Any two to four role families side by side: the same page for everybody."""

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from certifications.comparisons.presenters.roles_page import present_roles_page
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import ROLES_PARAMETER
from portal.shared.page_cache import public_response, rendered_once

READS = (ROLES_PARAMETER,)


@require_safe
def compare_roles(request: HttpRequest) -> HttpResponseBase:
    """What the address names, side by side, and below it the boxes to choose others."""

    def shown() -> HttpResponseBase:
        view = present_roles_page(request.GET.getlist(ROLES_PARAMETER), all_advice(), kept_certifications())
        return TemplateResponse(request, "certifications/comparisons/compare_roles.html", {"view": view})

    return public_response(request, rendered_once(request, "compare-roles", shown, READS), READS)
