"""Begin an attempt."""

from datetime import datetime

from assessments.models import AssessmentVersion, Attempt
from portal.users.models import User


def start_attempt(
    version: AssessmentVersion, *, learner: User | None, visitor: str, now: datetime
) -> Attempt:
    """A new attempt of a version, the learner's, or else the browser's. One INSERT.

    `visitor` is the digest of the browser's token (assessments.access.visitor_of_token); with a learner it is
    not stored.

    Raises:
        ValueError: neither a learner nor a visitor, so that nobody could go on.
    """
    if learner is None and not visitor:
        raise ValueError("An attempt needs a learner or a visitor.")
    return Attempt.objects.create(
        version=version, learner=learner, visitor="" if learner else visitor, started_at=now
    )
