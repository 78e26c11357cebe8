"""The outcome of a submission, for the person whose it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import VISITOR_DAYS, holder_of, outcome_or_404
from assessments.attempts.views.attempt_context import for_its_owner
from assessments.catalogue.queries.stored_snapshots import names_in_snapshot
from assessments.domain.outcomes.document import parse_outcome
from assessments.results.presenters.margin import present_margin
from assessments.results.presenters.own_limits import limits_of
from assessments.results.presenters.plan import Catalogue
from assessments.results.presenters.receipt import Sealed
from assessments.results.presenters.result import present_result
from assessments.results.queries.answers import counted_answers
from assessments.results.queries.margin import ways_to_other_paths
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from certifications.queries import published_certifications
from portal.shared.clock import site_date


@never_cache
@require_safe
@for_its_owner
def result(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The stored outcome in words. Only how close it was is found anew: it follows from what is stored."""
    row = outcome_or_404(submission, holder_of(request))
    names, sha256 = names_in_snapshot(row.snapshot_id)
    definition = definition_of(row.version)
    wording = Wording(definition)
    view = present_result(
        parse_outcome(row.document),
        definition,
        Catalogue(published_certifications(), names),
        Sealed(row.version.number, row.version.logic_hash, row.version.wording_hash, sha256),
        submission=submission,
        assessment=row.version.assessment.public_id,
        today=site_date(),
        is_kept=row.submission.attempt.learner_id is not None,
        limits=limits_of(counted_answers(row), wording, row.as_of),
    )
    margin = present_margin(ways_to_other_paths(row), wording)
    claim_url = (
        reverse("assessments:claim_result", args=[submission]) if request.user.is_authenticated else ""
    )
    context = {"view": view, "margin": margin, "visitor_days": VISITOR_DAYS, "claim_url": claim_url}
    return render(request, "assessments/results/result.html", context)
