"""Outcomes over time: what each said, and what moved since the one before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import pairwise
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.answers.transfer import shares_scored
from assessments.domain.attribution import Attribution, is_borderline_move
from assessments.domain.outcomes.outcome import Outcome, Score
from assessments.history.presenters.causes import (
    differing_sentence,
    new_questionnaire_sentence,
    noise_sentence,
    sole_cause,
    sole_sentence,
)
from assessments.history.presenters.changes import OutcomeChangeView, Station, points_words, present_changes
from assessments.history.presenters.chart import LineChart, Point, line_chart
from assessments.results.presenters.result import kind_words
from assessments.wording.texts import Wording
from portal.shared.components import Breadcrumb
from portal.shared.words import day_words, in_a_sentence, moment_words, percent_of

# What the page is asked with to explain older moves: the submission up to which.
UNTIL = "until"


@dataclass(frozen=True, slots=True)
class PastOutcome:
    """A stored outcome with what its row tells: when, whose result page, which version in whose words.

    `attribution` tells what moved it since the one before; None for the first, and where that is not shown.
    """

    outcome: Outcome
    submitted_at: datetime
    submission: UUID
    version: int
    wording: Wording
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class StationView:
    """One outcome of the timeline; no `changes` for the first.

    `anchor` is its id on the page. `differing` tells what is different since the one before, empty where that
    is not shown: then `why_url` shows it. `noise` tells what a move between two borderline outcomes is worth.
    """

    anchor: str
    mark: str
    path_name: str
    when: str
    url: str
    changes: tuple[OutcomeChangeView, ...]
    differing: str
    why_url: str
    noise: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A row of the table: day, path, and each dimension's points."""

    day: str
    path: str
    scores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The outcomes of one assessment, stations the newest first, rows the oldest first.

    Charts and rows are of all, stations of some: `later_url` and `earlier_url` lead to others, if any.
    """

    title: str
    summary: str
    stations: tuple[StationView, ...]
    later_url: str
    earlier_url: str
    charts: tuple[LineChart, ...]
    dimensions: tuple[str, ...]
    rows: tuple[HistoryRow, ...]
    again_url: str

    @property
    def is_explained(self) -> bool:
        """Whether a cause is told anywhere."""
        return any(station.differing for station in self.stations)


def breadcrumbs() -> tuple[Breadcrumb, ...]:
    """The steps above the page."""
    return (
        Breadcrumb(_("Assessment"), reverse("assessments:index")),
        Breadcrumb(_("Your results over time")),
    )


def present_history(
    past: Sequence[PastOutcome], shown: range, names: Mapping[str, str], zone: tzinfo, assessment: str
) -> HistoryView:
    """The history of one assessment, at least one outcome, oldest first.

    `shown`: the places of stations; `assessment`: its slug.
    """
    latest = past[-1]
    dimensions = deciding_dimensions(past)
    return HistoryView(
        title=latest.wording.title(),
        summary=_summary(past, zone),
        stations=tuple(
            present_station(past[place], past[place - 1] if place else None, names, zone)
            for place in reversed(shown)
        ),
        later_url=reverse("assessments:history") if shown.stop < len(past) else "",
        earlier_url=_until(past[shown.start - 1]) if shown.start else "",
        charts=tuple(_chart(key, past, latest.wording) for key in dimensions) if len(past) > 1 else (),
        dimensions=tuple(latest.wording.dimension(key) or key for key in dimensions),
        rows=tuple(_row(item, dimensions, zone) for item in past),
        again_url=reverse("assessments:about", args=[assessment]),
    )


def deciding_dimensions(past: Sequence[PastOutcome]) -> tuple[str, ...]:
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
        return _(
            "One result so far, on %(day)s. Retake the assessment in a few months to see what has changed."
        ) % {"day": first}
    span = _("on %(first)s") if first == last else _("from %(first)s to %(last)s")
    moved = sum(before.outcome.path != after.outcome.path for before, after in pairwise(past))
    results = ngettext("%(count)s result", "%(count)s results", len(past)) % {"count": len(past)}
    moves = (
        _("Your path changed %(often)s.") % {"often": _often(moved)}
        if moved
        else _("Your path stayed the same.")
    )
    return _("%(results)s %(span)s. %(moves)s") % {
        "results": results,
        "span": span % {"first": first, "last": last},
        "moves": moves,
    }


def _often(count: int) -> str:
    """“once”, “twice”, “3 times”."""
    return {1: _("once"), 2: _("twice")}.get(count) or _("%(count)s times") % {"count": count}


def present_station(
    item: PastOutcome, before: PastOutcome | None, names: Mapping[str, str], zone: tzinfo
) -> StationView:
    """One outcome, and what moved since the one before it."""
    attribution = item.attribution
    return StationView(
        anchor=_anchor(item),
        mark=item.wording.mark(item.outcome.path),
        path_name=_path_name(item),
        when=moment_words(item.submitted_at, zone),
        url=reverse("assessments:result", args=[item.submission]),
        changes=present_changes(_end(before), _end(item), names, attribution) if before else (),
        differing=_differing(attribution) if attribution else "",
        why_url=_until(item) if before and not attribution else "",
        noise=_noise(before.outcome, item.outcome, attribution) if before and attribution else "",
    )


def _path_name(item: PastOutcome) -> str:
    """“Project management”, “Explore first: neither yet”."""
    kind = in_a_sentence(kind_words(item.outcome.kind))
    return ": ".join(filter(None, (item.wording.path(item.outcome.path), kind)))


def _anchor(item: PastOutcome) -> str:
    return f"result-{item.submission}"


def _until(item: PastOutcome) -> str:
    """The address of the results up to one, with the causes of its move."""
    return f"?{urlencode({UNTIL: str(item.submission)})}#{_anchor(item)}"


def _noise(before: Outcome, after: Outcome, attribution: Attribution) -> str:
    return noise_sentence(attribution) if is_borderline_move(before, after) else ""


def _differing(attribution: Attribution) -> str:
    sentence = differing_sentence(attribution.causes, asks_anew=attribution.asks_anew)
    sole = sole_cause(attribution)
    if attribution.asks_anew:
        # Where nothing else moved anything, no cause is named below.
        return sentence if sole else " ".join((sentence, new_questionnaire_sentence()))
    return " ".join((sentence, sole_sentence(sole))) if sole else sentence


def _end(item: PastOutcome) -> Station:
    return Station(item.outcome, item.version, item.wording)


def score_of(item: PastOutcome, dimension: str) -> Score | None:
    """The score of a dimension; None where there is none."""
    return next(
        (score for score in item.outcome.scores if score.dimension == dimension and score.attainable), None
    )


def _chart(dimension: str, past: Sequence[PastOutcome], wording: Wording) -> LineChart:
    points = [
        Point(item.submitted_at, percent_of(score.points, score.attainable), asked)
        for item, asked in zip(past, _asked(past), strict=True)
        if (score := score_of(item, dimension)) is not None
    ]
    return line_chart(dimension, wording.dimension(dimension) or dimension, points, wording.mark(dimension))


def _asked(past: Sequence[PastOutcome]) -> list[int]:
    """By which questions about work each was measured: a number that goes up where none of them stayed."""
    numbers = [0]
    for before, after in pairwise(item.wording.definition for item in past):
        is_same = before is after or shares_scored(before, after)
        numbers.append(numbers[-1] if is_same else numbers[-1] + 1)
    return numbers


def _row(item: PastOutcome, dimensions: Sequence[str], zone: tzinfo) -> HistoryRow:
    scores = (score_of(item, key) for key in dimensions)
    return HistoryRow(
        day=day_words(item.submitted_at.astimezone(zone).date()),
        path=item.wording.path(item.outcome.path),
        scores=tuple(points_words(score) if score else _("no score") for score in scores),
    )
