"""Take what was done in this browser without an account into one's own."""

from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments.access import holder_of, outcome_or_404, visitors_of
from assessments.attempts.services.claim_attempts import claim_attempts
from assessments.attempts.views.sign_in import forget_claimed
from portal.users.models import User


@never_cache
@require_POST
def claim(request: HttpRequest) -> HttpResponse:
    """All attempts of this browser."""
    return _claim(request, reverse("assessments:index"))


@never_cache
@require_POST
def claim_result(request: HttpRequest, submission: UUID) -> HttpResponse:
    """One result alone; 404 where it is neither this browser's nor this person's."""
    outcome_or_404(submission, holder_of(request))
    address = reverse("assessments:result", args=[submission])
    return _claim(request, address, submission__public_id=submission)


def _claim(request: HttpRequest, back: str, **only: UUID) -> HttpResponse:
    if not isinstance(request.user, User):
        return redirect_to_login(back)
    claim_attempts(request.user, visitors_of(request), **only)
    forget_claimed(request)
    return redirect(back)
