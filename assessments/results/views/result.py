"""The outcome of a submission, for the person whose it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import VISITOR_DAYS, holder_of, outcome_or_404
from assessments.attempts.views.attempt_context import for_its_owner
from assessments.catalogue.queries.stored_snapshots import stored_snapshot
from assessments.domain.outcomes.document import parse_outcome
from assessments.results.presenters.decision import present_decision
from assessments.results.presenters.margin import present_margin
from assessments.results.presenters.own_limits import limits_of, told_limits
from assessments.results.presenters.plan import Catalogue
from assessments.results.presenters.receipt import Sealed
from assessments.results.presenters.result import present_result
from assessments.results.presenters.week import present_week
from assessments.results.queries.answers import counted_answers
from assessments.results.queries.margin import ways_to_other_paths
from assessments.results.views.outcome_material import outcome_material
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date


@never_cache
@require_safe
@for_its_owner
def result(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The stored outcome in words. Found anew is how close it was, and what is different by today's facts."""
    row = outcome_or_404(submission, holder_of(request))
    snapshot, sha256 = stored_snapshot(row.snapshot_id)
    outcome, definition = parse_outcome(row.document), definition_of(row.version)
    wording, today = Wording(definition), site_date()
    catalogue = Catalogue(kept_certifications(), {item.slug: item.name for item in snapshot.certifications})
    answers = counted_answers(row)
    view = present_result(
        outcome,
        definition,
        catalogue,
        Sealed(row.version.number, row.version.logic_hash, row.version.wording_hash, sha256),
        submission=submission,
        assessment=row.version.assessment.slug,
        today=today,
        is_kept=row.submission.attempt.learner_id is not None,
        limits=limits_of(answers, wording, row.as_of),
    )
    ways = ways_to_other_paths(row)
    claim_url = (
        reverse("assessments:claim_result", args=[submission]) if request.user.is_authenticated else ""
    )
    context = {"view": view, "visitor_days": VISITOR_DAYS, "claim_url": claim_url}
    if outcome.bearings is None:
        return render(
            request, "assessments/results/result.html", context | {"margin": present_margin(ways, wording)}
        )
    material = outcome_material(row, outcome, snapshot, catalogue)
    told = {
        "decision": present_decision(outcome, ways, material),
        "limits": told_limits(answers, wording),
        "week": present_week(definition, answers, wording),
        "payer_url": reverse("assessments:payer", args=[submission]),
    }
    return render(request, "assessments/results/decision.html", context | told)
