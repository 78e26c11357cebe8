"""Take the attempts of a browser into an account."""

from typing import Any

from django.http import HttpRequest

from assessments.access import visitor_of
from assessments.models import Attempt
from portal.users.models import User


def claim_attempts(user: User, visitor: str) -> int:
    """Make the browser's attempts the person's own, submitted or not; returns how many. One UPDATE.

    Answers and outcomes stay as they are, beside what the account has already. A tab that is open goes on
    saving to the same attempt. `visitor` is the digest of the browser's token, "" for none.
    """
    if not visitor:
        return 0
    # An attempt with a visitor has no learner: the table keeps it so.
    return Attempt.objects.filter(visitor=visitor).update(learner=user, visitor="")


def claim_attempts_at_login(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Claim the attempts of the browser that signs in or up; takes allauth's signal."""
    claim_attempts(user, visitor_of(request))
