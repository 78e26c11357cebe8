"""Somebody follows a certification, or stops."""

from uuid import UUID

from django.db import transaction

from certifications.models import Follow
from portal.users.models import User


@transaction.atomic
def follow(user: User, certification: UUID) -> Follow:
    """Mail somebody when this certification changes from now on; once, however often they ask."""
    row, _made = Follow.objects.get_or_create(user=user, certification=certification)
    return row


@transaction.atomic
def unfollow(user: User, certification: UUID) -> None:
    """Send somebody no more mail about a certification; nothing happens where they do not follow it."""
    Follow.objects.filter(user=user, certification=certification).delete()


@transaction.atomic
def stop_follows(user: UUID, follow_id: UUID | None) -> None:
    """End what a link in a mail names: one certification, or all that its reader follows."""
    rows = Follow.objects.filter(user__public_id=user)
    if follow_id is not None:
        rows = rows.filter(public_id=follow_id)
    rows.delete()
