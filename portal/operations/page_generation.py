"""The counter behind the whole-page cache: one row that every change of published content raises."""

from django.db.models import F

from portal.operations.models import PageGeneration

ONLY_ROW = 1


class PageGenerationRow:
    """The counter in PostgreSQL, so that it moves in the transaction of the change it stands for."""

    def read(self) -> int:
        """The present generation; 0 until the first change."""
        return PageGeneration.objects.filter(pk=ONLY_ROW).values_list("value", flat=True).first() or 0

    def bump(self) -> None:
        """Raise it by one. Two changes at a time wait for each other until commit."""
        PageGeneration.objects.bulk_create([PageGeneration(pk=ONLY_ROW, value=0)], ignore_conflicts=True)
        PageGeneration.objects.filter(pk=ONLY_ROW).update(value=F("value") + 1)
