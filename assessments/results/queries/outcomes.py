"""Outcomes of a person."""

from django.contrib.auth.models import AnonymousUser

from assessments.access import outcomes_of
from assessments.models import Outcome
from portal.users.models import User


def history_of(user: User | AnonymousUser, visitor: str) -> tuple[Outcome, ...]:
    """One outcome for each submission, by its newest engine; those of an assessment together, oldest first.

    With the hash of their snapshot. One query.
    """
    return tuple(
        outcomes_of(user, visitor)
        .select_related("submission__attempt", "version__assessment", "snapshot")
        .defer("version__definition", "version__assessment__definition", "snapshot__document")
        .order_by("version__assessment_id", "submitted_at", "submission_id", "-engine")
        .distinct("version__assessment_id", "submitted_at", "submission_id")
    )
