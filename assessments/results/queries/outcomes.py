"""Outcomes of a person."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from django.db.models import Exists, F, OuterRef, QuerySet

from assessments.access import Holder, outcomes_of
from assessments.models import Outcome


def newest_outcomes(holder: Holder) -> QuerySet[Outcome]:
    """One outcome for each submission, by its newest engine, without its document; `first_slug` is the first
    certification of its plan.
    """
    newer = Outcome.objects.filter(submission=OuterRef("submission"), engine__gt=OuterRef("engine"))
    return (
        outcomes_of(holder)
        .filter(~Exists(newer))
        .annotate(first_slug=F("document__plan__0__slug"))
        .defer(
            *("document", "version__definition", "version__assessment__definition"),
            *("submission__answers", "submission__held", "submission__attempt__answers"),
        )
    )


def history_of(holder: Holder) -> tuple[Outcome, ...]:
    """One outcome for each submission, by its newest engine; those of an assessment together, oldest first.

    With the hash of their snapshot. One query.
    """
    return tuple(
        outcomes_of(holder)
        .select_related("submission__attempt", "version__assessment", "snapshot")
        .defer("version__definition", "version__assessment__definition", "snapshot__document")
        .order_by("version__assessment_id", "submitted_at", "submission_id", "-engine")
        .distinct("version__assessment_id", "submitted_at", "submission_id")
    )


def by_assessment(rows: Iterable[Outcome]) -> list[tuple[Outcome, ...]]:
    """Rows as of `history_of`, those of an assessment together."""
    return [tuple(group) for _assessment, group in groupby(rows, key=attrgetter("version.assessment"))]
