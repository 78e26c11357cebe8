"""A person's outcomes over time."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import visitor_of
from assessments.domain.outcome_json import parse_outcome
from assessments.models import Outcome
from assessments.presenters.history import HistoryView, PastOutcome, breadcrumbs, present_history
from assessments.presenters.plan import Catalogue
from assessments.presenters.wording import Wording
from assessments.presenters.words import zone_of
from assessments.queries.outcomes import history_of
from assessments.queries.snapshots import names_in_snapshot
from assessments.queries.versions import definition_of
from certifications.queries import published_certifications


@never_cache
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Every assessment that this person submitted, with all its outcomes; or what to do first."""
    rows = history_of(request.user, visitor_of(request))
    view = {"breadcrumbs": breadcrumbs(), "histories": _histories(request, rows)}
    return render(request, "assessments/history.html", view)


def _histories(request: HttpRequest, rows: tuple[Outcome, ...]) -> tuple[HistoryView, ...]:
    if not rows:
        return ()
    names, _sha256 = names_in_snapshot(rows[-1].snapshot_id)
    short_names = Catalogue(published_certifications(), names).short_names
    zone = zone_of(request.user)
    by_assessment = groupby(rows, key=attrgetter("version.assessment"))
    return tuple(
        present_history(_past(group), short_names, zone, assessment.public_id)
        for assessment, group in by_assessment
    )


def _past(rows: Iterable[Outcome]) -> list[PastOutcome]:
    return [
        PastOutcome(
            outcome=parse_outcome(row.document),
            submitted_at=row.submitted_at,
            submission=row.submission.public_id,
            version=row.version.number,
            wording=Wording(definition_of(row.version)),
        )
        for row in rows
    ]
