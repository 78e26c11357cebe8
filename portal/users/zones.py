"""The zone in which somebody reads times."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from portal.users.models import User


def zone_of(user: User | AnonymousUser) -> tzinfo:
    """The zone in which somebody reads times: their own, or the site's for those without an account."""
    if isinstance(user, User):
        return ZoneInfo(user.time_zone)
    return timezone.get_default_timezone()
