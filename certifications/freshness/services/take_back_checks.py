"""Whoever recorded a check by mistake takes it back."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from certifications.freshness.queries.statements import StatementName, latest_checks_of
from certifications.models import FactVerification, TakenBackCheck
from portal.shared import page_cache
from portal.users.models import User

# How long a check may be taken back. Later, somebody else may rest on it: then read the source again.
TAKE_BACK_HOURS = 24


def may_take_back(check: FactVerification, person: User) -> bool:
    """Whether a check is the person's own, and recent enough."""
    youngest = timezone.now() - timedelta(hours=TAKE_BACK_HOURS)
    return check.verified_by_id == person.pk and check.recorded_at > youngest


@transaction.atomic
def take_back_checks(names: Collection[StatementName], *, by: User) -> tuple[FactVerification, ...]:
    """Take back the person's own check of each statement, where it is the last one and recent.

    The check stays in the record, and the one before it counts again. Returns what was taken back; a second
    request for the same finds nothing.
    """
    # The person's row keeps two requests apart: the second finds what the first has done.
    User.objects.select_for_update().get(pk=by.pk)
    own = tuple(check for check in latest_checks_of(names).values() if may_take_back(check, by))
    own = tuple(check for check in own if StatementName(check.certification, check.digest) in set(names))
    TakenBackCheck.objects.bulk_create(TakenBackCheck(verification=check, taken_back_by=by) for check in own)
    if own:
        page_cache.purge()
    return own
