"""An assessment before the start, and the start."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assessments.access import (
    VISITOR_DAYS,
    Holder,
    digest_of_token,
    holder_of,
    keep_tokens,
    new_token,
    outcomes_of,
    tokens_of,
    visitors_of_tokens,
)
from assessments.attempts.presenters.index import present_about, present_attempt
from assessments.attempts.queries.attempts import open_attempt_for, open_attempts_for
from assessments.attempts.services.start_attempt import start_only_attempt
from assessments.attempts.views.attempt_context import AGAIN
from assessments.attempts.views.write_limits import refused, suspect_for
from assessments.models import Assessment, AssessmentVersion, Attempt
from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from portal.shared.components import PageMeta
from portal.shared.write_limits import TooManyError, Write
from portal.users.zones import zone_of

# In a form: begin afresh, without what is open.
FRESH = "fresh"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, assessment: str) -> HttpResponse:
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
        is_carried=outcomes_of(holder_of(request)).filter(version__assessment=found).exists(),
    )
    context = {
        "view": view,
        "meta": PageMeta(title="", description=view.offer.introduction),
        "visitor_days": VISITOR_DAYS,
        "refusal": refusal,
        "was_begun": AGAIN in request.GET and bool(attempts),
    }
    return render(request, "assessments/attempts/about.html", context)


def _open_or_404(slug: str) -> tuple[Assessment, AssessmentVersion]:
    for assessment in open_assessments():
        if assessment.slug == slug and assessment.current_version is not None:
            return assessment, assessment.current_version
    raise Http404


def _start(request: HttpRequest, version: AssessmentVersion) -> HttpResponse:
    """Begin an attempt, or go on with the one that is open: there is never a second of one assessment.

    A browser without an account gets a token of its own for each attempt. What is answered in one of its
    attempts may be another person's: there somebody says first whether they go on or begin afresh.

    Raises:
        TooManyError: too many begin; nothing is stored.
    """
    if request.user.is_authenticated:
        return _start_of_learner(request, version)
    tokens = tokens_of(request)
    attempt = open_attempt_for(Holder(None, visitors_of_tokens(tokens)), version)
    if attempt and attempt.saved_at:
        if FRESH not in request.POST:
            return redirect(f"{request.path}?{AGAIN}=1")
        tokens = _without_open(tokens, version)
        attempt = None
    if attempt is None:
        suspect = suspect_for(request, Write.STARTS)
        token = new_token()
        attempt = start_only_attempt(
            version,
            holder=Holder(None, visitors_of_tokens(tokens)),
            visitor=digest_of_token(token),
            now=timezone.now(),
            suspect=suspect,
        )
        tokens = (token, *tokens)
    keep_tokens(request, tokens)
    return redirect("assessments:attempt", attempt.public_id)


def _start_of_learner(request: HttpRequest, version: AssessmentVersion) -> HttpResponse:
    holder = Holder(request.user.pk)
    attempt = open_attempt_for(holder, version)
    if attempt is None:
        suspect = suspect_for(request, Write.STARTS)
        attempt = start_only_attempt(version, holder=holder, visitor="", now=timezone.now(), suspect=suspect)
    address = reverse("assessments:attempt", args=[attempt.public_id])
    return redirect(f"{address}?{AGAIN}=1" if attempt.saved_at else address)


def _without_open(tokens: tuple[str, ...], version: AssessmentVersion) -> tuple[str, ...]:
    """The tokens but those of open attempts of this assessment, which the browser finds no more then."""
    found = Attempt.objects.filter(
        visitor__in=visitors_of_tokens(tokens), version__assessment=version.assessment_id, submitted_at=None
    )
    left = set(found.values_list("visitor", flat=True))
    return tuple(token for token in tokens if digest_of_token(token) not in left)
