"""“What if?”: a result with a few answers tried otherwise. Nothing is stored."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import holder_of, outcome_or_404
from assessments.attempts.views.attempt_context import for_its_owner
from assessments.domain.outcomes.document import parse_outcome
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.domain.trials.inputs import AS_ANSWERED
from assessments.results.forms.what_if import WhatIfForm
from assessments.results.presenters.advice_book import AdviceBook
from assessments.results.presenters.entry import EntryContext
from assessments.results.presenters.material import Material
from assessments.results.presenters.plan import Catalogue
from assessments.results.presenters.trial import in_force, present_trial
from assessments.results.presenters.trial_effect import Side
from assessments.results.queries.trial import answered_in, try_out
from assessments.wording.texts import Wording
from certifications.domain.certification import Certification
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date


@never_cache
@require_safe
@for_its_owner
def what_if(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The form with what was answered, and what follows from what is tried. 404 without stages and roles."""
    row = outcome_or_404(submission, holder_of(request))
    stored = parse_outcome(row.document)
    if stored.bearings is None:
        raise Http404
    today, answered = site_date(), answered_in(row)
    wording = Wording(answered.definition)
    form = WhatIfForm(request.GET, answered, wording, today)
    tried = form.tried if form.is_valid() else AS_ANSWERED
    trial = try_out(row, answered, tried, today)
    published, book = kept_certifications(), AdviceBook(all_advice())

    def side(outcome: Outcome, snapshot: Snapshot) -> Side:
        catalogue = _catalogue(published, snapshot, max(outcome.as_of, today))
        asked = EntryContext(wording, catalogue.short_names, outcome.as_of, today)
        certified = {item.slug: item for item in snapshot.certifications}
        return Side(outcome, Material(asked, catalogue, book, certified, {}))

    view = present_trial(
        side(stored, trial.today),
        side(trial.before, trial.today),
        side(trial.after, trial.then),
        answered,
        tried,
        submission=submission,
    )
    return render(request, "assessments/results/what_if.html", {"form": form, "view": view})


def _catalogue(published: Iterable[Certification], snapshot: Snapshot, day: date) -> Catalogue:
    """Names and facts as they are in force on a day: today, or the first of a month to come."""
    names = {item.slug: item.name for item in snapshot.certifications}
    return Catalogue((in_force(item, day) for item in published), names)
