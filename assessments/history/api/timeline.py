"""The history of an assessment as programs get it: scores over time, and each move with its causes."""

from collections.abc import Sequence
from itertools import pairwise

from django.urls import reverse

from assessments.domain.attribution import CauseSets, PlanMove, Split, rounded_shares
from assessments.domain.outcomes.changes import ScoreChange, movement_between
from assessments.domain.outcomes.outcome import Score
from assessments.history.presenters.timeline import (
    HistoryView,
    PastOutcome,
    StationView,
    deciding_dimensions,
    score_of,
)
from assessments.results.api.outcome import path_part
from assessments.results.api.parts import Document, absolute, score_part, some


def summary_document(slug: str, past: Sequence[PastOutcome], view: HistoryView) -> Document:
    """All outcomes of an assessment in brief; `past` the oldest first."""
    latest = past[-1]
    charts = {chart.key: chart.sentence for chart in view.charts}
    return {
        "assessment": {"slug": slug, "title": view.title},
        "outcomes": len(past),
        "first_at": past[0].submitted_at,
        "last_at": latest.submitted_at,
        "path_changes": sum(before.outcome.path != after.outcome.path for before, after in pairwise(past)),
        "summary": view.summary,
        "dimensions": [
            {
                "key": key,
                "name": some(latest.wording.dimension(key)),
                "sentence": charts.get(key),
                "points": [_point(item, key) for item in past],
            }
            for key in deciding_dimensions(past)
        ],
        "moves": absolute(reverse("api:history-detail", args=[slug])),
    }


def _point(item: PastOutcome, dimension: str) -> Document:
    score = score_of(item, dimension)
    return {
        "outcome": item.submission,
        "submitted_at": item.submitted_at,
        **score_part(score or Score(dimension, 0, 0)),
    }


def station_document(item: PastOutcome, before: PastOutcome | None, view: StationView) -> Document:
    """An outcome of the timeline, and what moved since the one before it."""
    return {
        "outcome": item.submission,
        "submitted_at": item.submitted_at,
        "as_of": item.outcome.as_of,
        "version": item.version,
        "engine": item.outcome.engine,
        "path": path_part(item.outcome.path, item.wording),
        "undecided_kind": item.outcome.kind,
        "title": view.path_name,
        "margin": item.outcome.margin,
        "previous": before.submission if before else None,
        "sentences": [{"text": change.text, "why": some(change.why)} for change in view.changes],
        "differing": some(view.differing),
        "noise": some(view.noise),
        "changes": _changes(before, item) if before else None,
        "links": {
            "outcome": absolute(reverse("api:outcomes-detail", args=[item.submission])),
            "page": absolute(view.url),
        },
    }


def _changes(before: PastOutcome, item: PastOutcome) -> Document:
    movement = movement_between(before.outcome, item.outcome)
    attribution = item.attribution
    splits = {split.dimension: split for split in attribution.splits} if attribution else {}
    return {
        "path_changed": movement.path_changed,
        "path_before": movement.path_before,
        "path_after": movement.path_after,
        "first_before": some(movement.first_before),
        "first_after": some(movement.first_after),
        "scores": [_score_change(change, splits.get(change.dimension)) for change in movement.scores],
        "plan": [_plan_move(move) for move in attribution.plan] if attribution else [],
        "causes": [*attribution.causes] if attribution else [],
        "asks_anew": attribution.asks_anew if attribution else False,
        "path_causes": _sets(attribution.path) if attribution else [],
        "path_needs": [*attribution.path_needs] if attribution else [],
        "path_answers": [*attribution.path_answers] if attribution else [],
    }


def _score_change(change: ScoreChange, split: Split | None) -> Document:
    nothing = Score(change.dimension, 0, 0)
    return {
        "dimension": change.dimension,
        "before": score_part(change.before or nothing),
        "after": score_part(change.after or nothing),
        "shares": [{"cause": cause, "points": points} for cause, points in rounded_shares(split)]
        if split
        else [],
    }


def _plan_move(move: PlanMove) -> Document:
    return {"move": move.kind, "certification": move.slug, "causes": _sets(move.moved)}


def _sets(causes: CauseSets) -> list[list[str]]:
    return [[*chosen] for chosen in causes.sets]
