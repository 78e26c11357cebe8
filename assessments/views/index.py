"""The list of assessments that can be taken."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.shared.page_cache import public_response


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Say what an assessment will do and that none is published."""
    return public_response(request, render(request, "assessments/index.html"))
