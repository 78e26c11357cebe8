"""Searches that found nothing are removed after a while."""

from datetime import timedelta

from portal.search.models import EmptySearch
from portal.shared.clock import site_date

KEPT_DAYS = 90


def forget_empty_searches() -> int:
    """Remove what was searched for more than `KEPT_DAYS` days ago; how many rows that were."""
    gone, _by_model = EmptySearch.objects.filter(day__lt=site_date() - timedelta(days=KEPT_DAYS)).delete()
    return gone
