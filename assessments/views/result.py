"""The outcome of a submission, for the person whose it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import outcome_or_404, visitor_of
from assessments.domain.outcome_json import parse_outcome
from assessments.presenters.closeness import present_closeness
from assessments.presenters.own_limits import limits_of
from assessments.presenters.plan import Catalogue
from assessments.presenters.receipt import Sealed
from assessments.presenters.result import present_result
from assessments.presenters.wording import Wording
from assessments.presenters.words import site_date
from assessments.queries.closeness import ways_to_other_paths
from assessments.queries.snapshots import names_in_snapshot
from assessments.queries.versions import definition_of
from assessments.views.running import counted_answers, for_its_owner
from certifications.queries import published_certifications


@never_cache
@require_safe
@for_its_owner
def result(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The stored outcome in words. Only how close it was is found anew: it follows from what is stored."""
    row = outcome_or_404(submission, user=request.user, visitor=visitor_of(request))
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
    closeness = present_closeness(ways_to_other_paths(row), wording)
    return render(request, "assessments/result.html", {"view": view, "closeness": closeness})
