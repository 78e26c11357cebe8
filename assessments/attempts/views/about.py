"""An assessment before the start, and the start."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assessments.access import (
    VISITOR_DAYS,
    Holder,
    holder_of,
    keep_tokens,
    new_visitor_token,
    tokens_of,
    visitor_of_token,
    visitors_of_tokens,
)
from assessments.attempts.presenters.index import present_about, present_attempt
from assessments.attempts.queries.attempts import open_attempts_for, untouched_attempt_for
from assessments.attempts.services.start_attempt import start_attempt
from assessments.attempts.views.write_limits import refused, suspect_for
from assessments.models import Assessment, AssessmentVersion
from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from portal.shared.write_limits import TooManyError, Write
from portal.users.models import User
from portal.users.zones import zone_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, assessment: UUID) -> HttpResponse:
    """What the assessment is; by POST, start an attempt of it."""
    found, version = _open_or_404(assessment)
    if request.method != "POST":
        return _show(request, found, version)
    try:
        return _start(request, version)
    except TooManyError as error:
        return refused(error, lambda words: _show(request, found, version, words))


def _show(
    request: HttpRequest, found: Assessment, version: AssessmentVersion, refusal: str = ""
) -> HttpResponse:
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
    context = {"view": view, "visitor_days": VISITOR_DAYS, "refusal": refusal}
    return render(request, "assessments/attempts/about.html", context)


def _open_or_404(public_id: UUID) -> tuple[Assessment, AssessmentVersion]:
    for assessment in open_assessments():
        if assessment.public_id == public_id and assessment.current_version is not None:
            return assessment, assessment.current_version
    raise Http404


def _start(request: HttpRequest, version: AssessmentVersion) -> HttpResponse:
    """Begin an attempt, or go on with one in which nothing is answered yet: pressing twice makes no second.

    A browser without an account gets a token of its own for each attempt.

    Raises:
        TooManyError: too many begin; nothing is stored.
    """
    learner = request.user if isinstance(request.user, User) else None
    tokens = () if learner else tokens_of(request)
    attempt = untouched_attempt_for(Holder(request.user.pk, visitors_of_tokens(tokens)), version)
    if attempt is None:
        suspect = suspect_for(request, Write.STARTS)
        token = "" if learner else new_visitor_token()
        visitor = visitor_of_token(token) if token else ""
        attempt = start_attempt(
            version, learner=learner, visitor=visitor, now=timezone.now(), suspect=suspect
        )
        tokens = (token, *tokens)
    if learner is None:
        keep_tokens(request, tokens)
    return redirect("assessments:attempt", attempt.public_id)
