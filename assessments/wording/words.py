"""The words that every room shares, and the zone in which somebody reads times."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from portal.shared.words import (
    clock_words,
    day_words,
    either,
    listed,
    moment_words,
    month_words,
    number_words,
    percent_of,
    sentence_case,
    site_date,
    zone_words,
)
from portal.users.models import User

__all__ = [
    "clock_words",
    "day_words",
    "either",
    "listed",
    "moment_words",
    "month_words",
    "number_words",
    "percent_of",
    "sentence_case",
    "site_date",
    "zone_of",
    "zone_words",
]


def zone_of(user: User | AnonymousUser) -> tzinfo:
    """The zone in which somebody reads times: their own, or the site's for those without an account."""
    if isinstance(user, User):
        return ZoneInfo(user.time_zone)
    return timezone.get_default_timezone()
