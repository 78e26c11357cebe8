"""The counter behind the whole-page cache: one row that every change of published content raises."""

import time

from django.db.models import F, Value
from django.db.models.functions import Greatest

from portal.operations.models import PageGeneration

ONLY_ROW = 1


class PageGenerationRow:
    """The counter in PostgreSQL, so that it moves in the transaction of the change it stands for."""

    def read(self) -> int:
        """The present generation; 0 until the first change."""
        return PageGeneration.objects.filter(pk=ONLY_ROW).values_list("value", flat=True).first() or 0

    def bump(self) -> None:
        """Raise it to a number that never was: by the clock, so that no change gets the number of another one
        that was taken back, such as a bundle that was only tried. What somebody kept of that is nobody's.

        Two changes at a time wait for each other until commit.
        """
        PageGeneration.objects.bulk_create([PageGeneration(pk=ONLY_ROW, value=0)], ignore_conflicts=True)
        microseconds = Value(time.time_ns() // 1000)
        PageGeneration.objects.filter(pk=ONLY_ROW).update(value=Greatest(F("value") + 1, microseconds))
