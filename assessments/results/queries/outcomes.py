"""Outcomes of a person."""

from assessments.access import Holder, outcomes_of
from assessments.models import Outcome


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
