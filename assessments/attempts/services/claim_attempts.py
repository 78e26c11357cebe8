"""Take attempts of a browser into an account."""

from collections.abc import Collection
from uuid import UUID

from assessments.models import Attempt
from portal.users.models import User


def claim_attempts(user: User, visitors: Collection[str], **only: UUID) -> int:
    """Make the browser's attempts the person's own, submitted or not; returns how many. One UPDATE.

    Answers and outcomes stay as they are, beside what the account has already. A tab that is open goes on
    saving to the same attempt. `visitors` are the digests of the browser's tokens; `only` picks from theirs,
    by `public_id` or `submission__public_id`.
    """
    if not visitors:
        return 0
    # An attempt with a visitor has no learner: the table keeps it so.
    return Attempt.objects.filter(visitor__in=visitors, **only).update(learner=user, visitor="")
