"""What the site keeps about itself."""

from django.db import models
from django.db.models import Q


class PageGeneration(models.Model):
    """How often published content has changed: the key of kept pages (portal.shared.page_cache)."""

    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="operations_one_page_generation"),)
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.value)


class CounterEntry(models.Model):
    """An entry of the cache of rate limits (portal.operations.counters)."""

    # A digest as a number of 128 bits: half the row, and one index instead of two.
    key = models.UUIDField(primary_key=True, editable=False)
    value = models.BinaryField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.key)
