"""A run as such: go on where one left it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.attempts.presenters.sections import part_to_resume
from assessments.attempts.views.attempt_context import for_its_owner, run_of, to_result


@never_cache
@require_safe
@for_its_owner
def run(request: HttpRequest, run: UUID) -> HttpResponse:
    """Send on to where somebody left the run, to the review after its end, to the outcome when submitted."""
    found = run_of(request, run)
    if found.attempt.submitted_at:
        return to_result(found.attempt)
    part = part_to_resume(found.parts, found.answers)
    return redirect(part.url(run) if part else found.url("review"))
