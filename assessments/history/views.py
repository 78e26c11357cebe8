"""A person's outcomes over time."""

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import holder_of
from assessments.catalogue.queries.stored_snapshots import names_in_snapshots
from assessments.domain.attribution import Attribution
from assessments.domain.outcomes.document import parse_outcome
from assessments.history.presenters.timeline import (
    UNTIL,
    HistoryView,
    PastOutcome,
    breadcrumbs,
    present_history,
)
from assessments.history.queries import attributions_of
from assessments.models import Outcome
from assessments.results.presenters.plan import Catalogue
from assessments.results.queries.outcomes import by_assessment, history_of
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from certifications.queries.kept import kept_certifications
from portal.users.zones import zone_of

# Of how many moves the causes are shown at once, of all assessments together: each costs some evaluations.
EXPLAINED = 12
# How many results of an assessment are told at once; charts and table have all.
SHOWN = 24


@never_cache
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Every assessment that this person submitted, with all its outcomes; or what to do first."""
    rows = history_of(holder_of(request))
    view = {"breadcrumbs": breadcrumbs(), "histories": _histories(request, rows)}
    return render(request, "assessments/history/history.html", view)


def _histories(request: HttpRequest, rows: tuple[Outcome, ...]) -> tuple[HistoryView, ...]:
    if not rows:
        return ()
    zone = zone_of(request.user)
    until = request.GET.get(UNTIL, "")
    groups = by_assessment(rows)
    shown = [_shown(group, until) for group in groups]
    explained = _explained(groups, shown, until)
    attributions = attributions_of(explained)
    read = [*(row for pair in explained for row in pair), *(group[-1] for group in groups)]
    short_names = short_names_in(read)
    return tuple(
        present_history(
            past_outcomes(group, attributions), told, short_names, zone, group[0].version.assessment.slug
        )
        for group, told in zip(groups, shown, strict=True)
    )


def short_names_in(rows: Iterable[Outcome]) -> Mapping[str, str]:
    """What sentences call the certifications of some outcomes. Queries as `names_in_snapshots`."""
    names = names_in_snapshots([row.snapshot.sha256 for row in rows])
    return Catalogue(kept_certifications(), names).short_names


def _ids(rows: Sequence[Outcome]) -> list[str]:
    return [str(row.submission.public_id) for row in rows]


def _last(rows: Sequence[Outcome], until: str) -> int:
    """The place of the result up to which somebody asks for causes; else of the last one."""
    ids = _ids(rows)
    return ids.index(until) if until in ids else len(rows) - 1


def _shown(rows: Sequence[Outcome], until: str) -> range:
    """The places of the results that are told, by pages from the newest."""
    end = len(rows) - (len(rows) - 1 - _last(rows, until)) // SHOWN * SHOWN
    return range(max(0, end - SHOWN), end)


def _explained(
    groups: Sequence[Sequence[Outcome]], shown: Sequence[range], until: str
) -> list[tuple[Outcome, Outcome]]:
    """The moves whose causes are shown, of the assessment that somebody asks about first."""
    told = sorted(zip(groups, shown, strict=True), key=lambda item: until not in _ids(item[0]))
    moves = [
        (rows[place - 1], rows[place])
        for rows, places in told
        for place in range(_last(rows, until), max(places.start, 1) - 1, -1)
    ]
    return moves[:EXPLAINED]


def past_outcomes(rows: Iterable[Outcome], attributions: Mapping[int, Attribution]) -> list[PastOutcome]:
    """Stored outcomes with what moved them, by key of the later one."""
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
