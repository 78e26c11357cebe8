"""What was carried over from the last time: still right?"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assessments.attempts.presenters.carried import present_carried
from assessments.attempts.presenters.held_certifications import short_names
from assessments.attempts.queries.answers import carried_on
from assessments.attempts.services.confirm_carried import confirm_carried
from assessments.attempts.views.attempt_context import context_of, for_its_owner, to_result
from certifications.queries import certification_names


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_owner
def carried(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Show what was carried over; by POST, confirm all of it and go on."""
    found = context_of(request, attempt)
    if found.attempt.submitted_at:
        return to_result(found.attempt)
    day = carried_on(found.answers)
    if request.method == "POST" and day:
        confirm_carried(found.attempt.pk, holder=found.holder, now=timezone.now())
    if request.method == "POST" or day is None:
        return redirect(found.sections[0].url(attempt))
    view = present_carried(
        found.sections,
        found.wording,
        found.answers,
        attempt=attempt,
        day=day,
        names=short_names(certification_names()),
    )
    return render(request, "assessments/attempts/carried.html", {"view": view})
