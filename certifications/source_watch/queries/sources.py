"""Addresses that are watched: what was seen of them, and which is due."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from certifications.models import WatchedSource

# An address is looked at once in so many days, at most.
DAYS_BETWEEN_LOOKS = 30


def looked_at(addresses: Collection[str]) -> QuerySet[WatchedSource]:
    """Those of the addresses that the watch has looked at."""
    return WatchedSource.objects.filter(address__in=addresses, looked_at__isnull=False)


def due_sources() -> QuerySet[WatchedSource]:
    """Cited addresses that nobody looked at for long enough, those first that waited longest."""
    youngest = timezone.now() - timedelta(days=DAYS_BETWEEN_LOOKS)
    due = WatchedSource.objects.filter(Q(looked_at=None) | Q(looked_at__lte=youngest), cited=True)
    return due.order_by(F("looked_at").asc(nulls_first=True), "pk")


def next_due(resting_hosts: Collection[str]) -> WatchedSource | None:
    """The next address to look at, of a host that is not resting; with its passages. Two queries."""
    due = due_sources().exclude(host__in=resting_hosts)
    return due.prefetch_related("passages").first()
