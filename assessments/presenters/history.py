"""Outcomes over time: what each said, and what moved since the one before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import pairwise
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.history import LeftPlan, Movement, ScoreChange, movement_between
from assessments.domain.outcome import Outcome, Placement, Score
from assessments.presenters.history_chart import LineChart, Point, line_chart
from assessments.presenters.result import kind_words
from assessments.presenters.wording import Wording
from assessments.presenters.words import day_words, listed, moment_words, percent_of
from portal.shared.components import Breadcrumb


@dataclass(frozen=True, slots=True)
class PastOutcome:
    """A stored outcome with what its row tells: when, whose result page, which version in whose words."""

    outcome: Outcome
    submitted_at: datetime
    submission: UUID
    version: int
    wording: Wording


@dataclass(frozen=True, slots=True)
class StationView:
    """One outcome of the timeline. `changes` are sentences; none for the first."""

    path: str
    path_name: str
    kind: str
    when: str
    url: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A row of the table: day, path, and each dimension's points."""

    day: str
    path: str
    scores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The outcomes of one assessment, stations the newest first, rows the oldest first."""

    title: str
    summary: str
    stations: tuple[StationView, ...]
    charts: tuple[LineChart, ...]
    dimensions: tuple[str, ...]
    rows: tuple[HistoryRow, ...]
    again_url: str


def breadcrumbs() -> tuple[Breadcrumb, ...]:
    """The steps above the page."""
    return (
        Breadcrumb(_("Assessment"), reverse("assessments:index")),
        Breadcrumb(_("Your results over time")),
    )


def present_history(
    past: Sequence[PastOutcome], names: Mapping[str, str], zone: tzinfo, assessment: UUID
) -> HistoryView:
    """The history of one assessment, at least one outcome, oldest first."""
    latest = past[-1]
    dimensions = _deciding(past)
    return HistoryView(
        title=latest.wording.title(),
        summary=_summary(past, zone),
        stations=tuple(
            _station(item, past[position - 1] if position else None, names, zone)
            for position, item in reversed(list(enumerate(past)))
        ),
        charts=tuple(_chart(key, past, latest.wording) for key in dimensions) if len(past) > 1 else (),
        dimensions=tuple(latest.wording.dimension(key) or key for key in dimensions),
        rows=tuple(_row(item, dimensions, zone) for item in past),
        again_url=reverse("assessments:about", args=[assessment]),
    )


def _deciding(past: Sequence[PastOutcome]) -> tuple[str, ...]:
    """The dimensions that tell of work rather than of needs, in any of the versions, by key."""
    return tuple(
        sorted(
            {
                dimension.key
                for item in past
                for dimension in item.wording.definition.dimensions
                if not dimension.focus_area
            }
        )
    )


def _summary(past: Sequence[PastOutcome], zone: tzinfo) -> str:
    first, last = (day_words(item.submitted_at.astimezone(zone).date()) for item in (past[0], past[-1]))
    if len(past) == 1:
        return _("One result so far, of %(day)s. Answer again in some months to see what moved.") % {
            "day": first
        }
    moved = sum(before.outcome.path != after.outcome.path for before, after in pairwise(past))
    results = ngettext("%(count)s result", "%(count)s results", len(past)) % {"count": len(past)}
    moves = (
        ngettext("your path changed %(count)s time", "your path changed %(count)s times", moved)
        % {"count": moved}
        if moved
        else _("your path stayed the same")
    )
    return _("%(results)s from %(first)s to %(last)s; %(moves)s.") % {
        "results": results,
        "first": first,
        "last": last,
        "moves": moves,
    }


def _station(
    item: PastOutcome, before: PastOutcome | None, names: Mapping[str, str], zone: tzinfo
) -> StationView:
    return StationView(
        path=item.outcome.path,
        path_name=item.wording.path(item.outcome.path),
        kind=kind_words(item.outcome.kind),
        when=moment_words(item.submitted_at, zone),
        url=reverse("assessments:result", args=[item.submission]),
        changes=tuple(_changes(before, item, names)) if before else (),
    )


def _changes(before: PastOutcome, after: PastOutcome, names: Mapping[str, str]) -> list[str]:
    """What moved, a sentence each; one that says so where nothing did."""
    movement = movement_between(before.outcome, after.outcome)
    said = []
    if movement.path_changed:
        said.append(
            _("Your path moved from %(before)s to %(after)s.")
            % {
                "before": before.wording.path(movement.path_before),
                "after": after.wording.path(movement.path_after),
            }
        )
    if before.version != after.version:
        said.append(
            _("The questionnaire is another one: version %(after)s instead of version %(before)s.")
            % {"before": before.version, "after": after.version}
        )
    focus = {item.key: item.focus_area for item in after.wording.definition.dimensions}
    said += [
        sentence
        for change in movement.scores
        if not focus.get(change.dimension) and (sentence := _score_sentence(change, after.wording))
    ]
    said += _plan_sentences(movement, names)
    return said or [_("Nothing moved: the path, the scores and the plan are the same.")]


def _score_sentence(change: ScoreChange, wording: Wording) -> str:
    name = wording.dimension(change.dimension)
    if change.before is None or change.after is None or not name:
        return ""
    share_before, share_after = (
        score.points * other.attainable
        for score, other in ((change.before, change.after), (change.after, change.before))
    )
    said = {"name": name, "before": _points(change.before), "after": _points(change.after)}
    if share_after > share_before:
        return _("%(name)s rose from %(before)s to %(after)s.") % said
    if share_after < share_before:
        return _("%(name)s fell from %(before)s to %(after)s.") % said
    return ""


def _plan_sentences(movement: Movement, names: Mapping[str, str]) -> list[str]:
    said = []
    if movement.entered:
        said.append(_("New in your plan: %(names)s.") % {"names": _named(movement.entered, names)})
    for reason, slugs in _left_by_reason(movement.left):
        said.append(reason % {"names": _named(slugs, names)})
    if movement.now_eligible:
        said.append(_("Open to you now: %(names)s.") % {"names": _named(movement.now_eligible, names)})
    if movement.first_after and movement.first_after != movement.first_before and movement.first_before:
        said.append(
            _("First in your plan is %(after)s, before it was %(before)s.")
            % {
                "after": _named((movement.first_after,), names),
                "before": _named((movement.first_before,), names),
            }
        )
    return said


def _left_by_reason(left: Sequence[LeftPlan]) -> list[tuple[str, tuple[str, ...]]]:
    held = tuple(item.slug for item in left if item.placement is Placement.HELD)
    others = tuple(item.slug for item in left if item.placement is not Placement.HELD)
    said = [
        (_("Not in your plan any more, because you hold it: %(names)s."), held),
        (_("Not in your plan any more: %(names)s."), others),
    ]
    return [(reason, slugs) for reason, slugs in said if slugs]


def _named(slugs: Sequence[str], names: Mapping[str, str]) -> str:
    return listed([names.get(slug, slug) for slug in slugs])


def _points(score: Score) -> str:
    return _("%(points)s of %(attainable)s") % {"points": score.points, "attainable": score.attainable}


def _score(item: PastOutcome, dimension: str) -> Score | None:
    return next(
        (score for score in item.outcome.scores if score.dimension == dimension and score.attainable), None
    )


def _chart(dimension: str, past: Sequence[PastOutcome], wording: Wording) -> LineChart:
    points = [
        Point(item.submitted_at, percent_of(score.points, score.attainable))
        for item in past
        if (score := _score(item, dimension)) is not None
    ]
    return line_chart(dimension, wording.dimension(dimension) or dimension, points)


def _row(item: PastOutcome, dimensions: Sequence[str], zone: tzinfo) -> HistoryRow:
    scores = (_score(item, key) for key in dimensions)
    return HistoryRow(
        day=day_words(item.submitted_at.astimezone(zone).date()),
        path=item.wording.path(item.outcome.path),
        scores=tuple(_points(score) if score else _("no score") for score in scores),
    )
