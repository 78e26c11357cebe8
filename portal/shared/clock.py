"""The site's own day, wherever a reader is."""

from datetime import date, datetime

from django.utils import timezone


def site_date(moment: datetime | None = None) -> date:
    """The day of a moment, else today, in the site's zone: by it facts go stale and outcomes are dated."""
    return timezone.localdate(moment, timezone.get_default_timezone())
