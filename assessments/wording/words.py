"""Dates, times and lists in words."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.users.models import User


def zone_of(user: User | AnonymousUser) -> tzinfo:
    """The zone in which somebody reads times: their own, or the site's for those without an account."""
    if isinstance(user, User):
        return ZoneInfo(user.time_zone)
    return timezone.get_default_timezone()


def site_date() -> date:
    """Today in the site's own zone, by which facts go stale and outcomes are dated."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def day_words(value: date) -> str:
    """A date as readers write it: “22 November 2026”."""
    return date_format(value, pgettext("date format", "j F Y"))


def month_words(value: date) -> str:
    """A month: “July 2028”."""
    return date_format(value, pgettext("month format", "F Y"))


def clock_words(moment: datetime, zone: tzinfo) -> str:
    """A time of day with its zone: “14:02 CET”."""
    local = moment.astimezone(zone)
    return f"{date_format(local, 'H:i')} {zone_words(local)}"


def moment_words(moment: datetime, zone: tzinfo) -> str:
    """A day and time with its zone: “22 November 2026, 14:02 CET”."""
    local = moment.astimezone(zone)
    return f"{day_words(local.date())}, {clock_words(local, zone)}"


def zone_words(local: datetime) -> str:
    """The short name of a time's zone; those that have none are told by their offset: “UTC+03”."""
    name = local.tzname() or ""
    return f"UTC{name}" if name[:1] in {"+", "-"} else name


def number_words(number: int) -> str:
    """A whole number: “1,250”."""
    return str(number_format(number, force_grouping=True))


def percent_of(points: int, attainable: int) -> int:
    """A percentage, rounded down; `attainable` is above 0."""
    return 100 * points // attainable


def listed(words: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(words) <= 1:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def either(words: Sequence[str]) -> str:
    """“a”, “a or b”, “a, b or c”."""
    if len(words) <= 1:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def sentence_case(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]
