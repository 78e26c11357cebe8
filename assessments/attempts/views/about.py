"""An assessment before the start, and the start."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assessments.access import (
    VISITOR_COOKIE,
    VISITOR_COOKIE_PATH,
    VISITOR_COOKIE_SECONDS,
    VISITOR_DAYS,
    Holder,
    holder_of,
    new_visitor_token,
    visitor_of_token,
)
from assessments.attempts.presenters.index import present_about, present_attempt
from assessments.attempts.queries.attempts import open_attempts_for, untouched_attempt_for
from assessments.attempts.services.start_attempt import start_attempt
from assessments.models import Assessment, AssessmentVersion
from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from portal.users.models import User
from portal.users.zones import zone_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """What the assessment is; by POST, start an attempt of it."""
    found, version = _open_or_404(assessment)
    if request.method == "POST":
        return _start(request, version)
    zone = zone_of(request.user)
    attempts = [
        present_attempt(attempt, Wording(definition_of(attempt.version)), zone)
        for attempt in open_attempts_for(holder_of(request))
        if attempt.version.assessment_id == found.pk
    ]
    view = present_about(
        found,
        definition_of(version),
        attempts,
        version=version.number,
        is_signed_in=request.user.is_authenticated,
    )
    return render(request, "assessments/attempts/about.html", {"view": view, "visitor_days": VISITOR_DAYS})


def _open_or_404(public_id: UUID) -> tuple[Assessment, AssessmentVersion]:
    for assessment in open_assessments():
        if assessment.public_id == public_id and assessment.current_version is not None:
            return assessment, assessment.current_version
    raise Http404


def _start(request: HttpRequest, version: AssessmentVersion) -> HttpResponse:
    """Begin an attempt, or go on with one in which nothing is answered yet: pressing twice makes no second.

    A browser without an account gets the cookie by which its attempts are found again.
    """
    learner = request.user if isinstance(request.user, User) else None
    token = "" if learner else request.COOKIES.get(VISITOR_COOKIE) or new_visitor_token()
    visitor = visitor_of_token(token)
    attempt = untouched_attempt_for(Holder(request.user.pk, visitor), version)
    if attempt is None:
        attempt = start_attempt(version, learner=learner, visitor=visitor, now=timezone.now())
    response = redirect("assessments:attempt", attempt.public_id)
    if token:
        response.set_cookie(
            VISITOR_COOKIE,
            token,
            max_age=VISITOR_COOKIE_SECONDS,
            path=VISITOR_COOKIE_PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
