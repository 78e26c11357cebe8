"""A person's outcomes over time."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import visitor_of
from assessments.domain.attribution import Attribution
from assessments.domain.outcome_json import parse_outcome
from assessments.models import Outcome
from assessments.presenters.history import UNTIL, HistoryView, PastOutcome, breadcrumbs, present_history
from assessments.presenters.plan import Catalogue
from assessments.presenters.wording import Wording
from assessments.presenters.words import zone_of
from assessments.queries.attribution import attributions_of
from assessments.queries.outcomes import history_of
from assessments.queries.snapshots import names_in_snapshots
from assessments.queries.versions import definition_of
from certifications.queries import published_certifications

# Of how many moves the causes are shown at once: each costs some evaluations.
EXPLAINED = 12


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
    zone = zone_of(request.user)
    groups = [tuple(group) for _assessment, group in groupby(rows, key=attrgetter("version.assessment"))]
    shown = [pair for group in groups for pair in _explained(group, request.GET.get(UNTIL, ""))]
    attributions = attributions_of(shown)
    read = [*(row for pair in shown for row in pair), *(group[-1] for group in groups)]
    names = names_in_snapshots([row.snapshot.sha256 for row in read])
    short_names = Catalogue(published_certifications(), names).short_names
    return tuple(
        present_history(_past(group, attributions), short_names, zone, group[0].version.assessment.public_id)
        for group in groups
    )


def _explained(rows: Sequence[Outcome], until: str) -> list[tuple[Outcome, Outcome]]:
    """The moves whose causes are shown: the last ones up to a submission, or of all."""
    moves = list(pairwise(rows))
    ids = [str(later.submission.public_id) for _earlier, later in moves]
    end = ids.index(until) + 1 if until in ids else len(moves)
    return moves[max(0, end - EXPLAINED) : end]


def _past(rows: Iterable[Outcome], attributions: Mapping[int, Attribution]) -> list[PastOutcome]:
    return [
        PastOutcome(
            outcome=parse_outcome(row.document),
            submitted_at=row.submitted_at,
            submission=row.submission.public_id,
            version=row.version.number,
            wording=Wording(definition_of(row.version)),
            attribution=attributions.get(row.pk),
        )
        for row in rows
    ]
