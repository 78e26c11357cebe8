"""The path is known before all questions about the work are answered: finish, or go on."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.attempts.presenters.clear import present_clear
from assessments.attempts.views.attempt_context import context_of, for_its_owner, to_result


@never_cache
@require_safe
@for_its_owner
def clear(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Say that no answer that is left can change the path; where one can, go on with the attempt."""
    found = context_of(request, attempt)
    if found.attempt.submitted_at:
        return to_result(found.attempt)
    if not found.is_clear:
        return redirect("assessments:attempt", attempt)
    view = present_clear(found.sections, found.wording, found.sheet, attempt=attempt)
    return render(request, "assessments/attempts/clear.html", {"view": view})
