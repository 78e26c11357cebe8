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
