"""“What if?”: a result with a few answers tried otherwise. Nothing is stored."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import holder_of, outcome_or_404
from assessments.attempts.views.attempt_context import for_its_owner
from assessments.domain.trials.inputs import AS_ANSWERED
from assessments.results.forms.what_if import WhatIfForm
from assessments.results.views.told_trial import told_trial, trial_ground_or_404


@never_cache
@require_safe
@for_its_owner
def what_if(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The form with what was answered, and what follows from what is tried. 404 without stages and roles."""
    ground = trial_ground_or_404(outcome_or_404(submission, holder_of(request)))
    form = WhatIfForm(request.GET, ground.answered, ground.wording, ground.today)
    told = told_trial(ground, form.tried if form.is_valid() else AS_ANSWERED)
    return render(request, "assessments/results/what_if.html", {"form": form, "view": told.view})
