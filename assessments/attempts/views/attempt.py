"""An attempt as such: go on where one left it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.attempts.presenters.sections import section_to_resume
from assessments.attempts.queries.answers import carried_on
from assessments.attempts.views.attempt_context import AGAIN, context_of, for_its_owner, to_result


@never_cache
@require_safe
@for_its_owner
def attempt(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Send on to where somebody left the attempt, at first to what was carried over from the last time; to
    the review after its end, to the outcome when submitted.
    """
    found = context_of(request, attempt)
    if found.attempt.submitted_at:
        return to_result(found.attempt)
    if found.attempt.saved_at is None and carried_on(found.answers):
        return redirect(found.url("carried"))
    section = section_to_resume(found.sections, found.answers)
    address = section.url(attempt) if section else found.url("review")
    return redirect(f"{address}?{AGAIN}=1" if AGAIN in request.GET else address)
