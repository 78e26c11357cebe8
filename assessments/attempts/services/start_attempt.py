"""Begin an attempt."""

from datetime import datetime

from django.db import transaction

from assessments.models import AssessmentVersion, Attempt, SuspectMark, SuspectReason
from portal.users.models import User


def start_attempt(
    version: AssessmentVersion,
    *,
    learner: User | None,
    visitor: str,
    now: datetime,
    suspect: SuspectReason | None = None,
) -> Attempt:
    """A new attempt of a version, the learner's, or else the browser's. One INSERT, and one for its mark
    where it is suspect.

    `visitor` is the digest of the browser's token (assessments.access.visitor_of_token); with a learner it is
    not stored.

    Raises:
        ValueError: neither a learner nor a visitor, so that nobody could go on.
    """
    if learner is None and not visitor:
        raise ValueError("An attempt needs a learner or a visitor.")
    attempt = Attempt(version=version, learner=learner, visitor="" if learner else visitor, started_at=now)
    if suspect is None:
        attempt.save()
        return attempt
    with transaction.atomic():
        attempt.save()
        SuspectMark.objects.create(attempt=attempt, reason=suspect, marked_at=now)
    return attempt
