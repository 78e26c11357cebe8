"""The outcome of a submission, for the person whose it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import VISITOR_DAYS, holder_of, outcome_or_404
from assessments.attempts.views.attempt_context import for_its_owner
from assessments.results.presenters.own_limits import told_limits
from assessments.results.presenters.week import present_week
from assessments.results.views.told_outcome import told_outcome


@never_cache
@require_safe
@for_its_owner
def result(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The stored outcome in words. Found anew is how close it was, and what is different by today's facts."""
    told = told_outcome(outcome_or_404(submission, holder_of(request)))
    claim_url = (
        reverse("assessments:claim_result", args=[submission]) if request.user.is_authenticated else ""
    )
    context = {"view": told.view, "visitor_days": VISITOR_DAYS, "claim_url": claim_url}
    if not told.has_rungs:
        return render(request, "assessments/results/result.html", context | {"margin": told.margin})
    shown = {
        "decision": told.decision,
        "limits": told_limits(told.answers, told.wording),
        "week": present_week(told.definition, told.answers, told.wording),
        "payer_url": reverse("assessments:payer", args=[submission]),
    }
    return render(request, "assessments/results/decision.html", context | shown)
