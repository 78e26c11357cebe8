"""The list of assessments that can be taken, and the attempts that somebody left open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import holder_of, outcomes_of, visitors_of
from assessments.attempts.presenters.index import FrontView, OpenAttempt, present_attempt, present_offer
from assessments.attempts.queries.attempts import attempts_without_account, open_attempts_for
from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from portal.shared.components import PageMeta
from portal.users.zones import zone_of


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What can be taken or gone on with, and the way to one’s results; or that nothing is published."""
    offers = tuple(
        present_offer(assessment, Wording(definition_of(assessment.current_version)))
        for assessment in open_assessments()
        if assessment.current_version is not None
    )
    has_results = outcomes_of(holder_of(request)).exists()
    unclaimed = attempts_without_account(visitors_of(request)) if request.user.is_authenticated else 0
    history = reverse("assessments:history") if has_results else ""
    view = FrontView(offers, open_attempts(request), history, unclaimed)
    meta = PageMeta(
        title="",
        description=_("Answer questions about your work. You get a recommended path and the reasons for it."),
    )
    return render(request, "assessments/attempts/index.html", {"view": view, "meta": meta})


def open_attempts(request: HttpRequest) -> tuple[OpenAttempt, ...]:
    """The attempts that this person began and did not submit, the latest first. One query."""
    zone = zone_of(request.user)
    return tuple(
        present_attempt(attempt, Wording(definition_of(attempt.version)), zone)
        for attempt in open_attempts_for(holder_of(request))
    )
