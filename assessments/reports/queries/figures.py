"""Figures over filtered outcomes: how many, by path, by month and path, moved and stayed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """A calendar month of the site's zone, by its first day, and its outcomes by path."""

    month: date
    by_path: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All outcomes of the month."""
        return sum(count for _path, count in self.by_path)


@dataclass(frozen=True, slots=True)
class Figures:
    """`paths` are sorted bytewise; every month names each of them. `retakes` had an outcome before,
    `moved` had one of another path.
    """

    total: int
    retakes: int
    moved: int
    paths: tuple[str, ...]
    by_path: tuple[tuple[str, int], ...]
    months: tuple[MonthCounts, ...]


def figures_of(filtered: QuerySet[Any]) -> Figures:
    """The figures of filtered outcomes. Two queries; months without an outcome between others are there."""
    unordered = filtered.order_by()
    sums = unordered.aggregate(
        total=Count("pk"),
        retakes=Count("pk", filter=~Q(previous_path="")),
        moved=Count("pk", filter=~Q(previous_path="") & ~Q(previous_path=F("path"))),
    )
    counted = list(
        # The admin turns to the zone of whoever reads; figures are everybody's.
        unordered.annotate(month=TruncMonth("submitted_at", tzinfo=timezone.get_default_timezone()))
        .values_list("month", "path")
        .annotate(Count("pk"))
    )
    paths = tuple(sorted({path for _month, path, _count in counted}))
    by_cell = {(month.date(), path): count for month, path, count in counted}
    months = tuple(
        MonthCounts(month, tuple((path, by_cell.get((month, path), 0)) for path in paths))
        for month in _months_between(sorted({month for month, _path in by_cell}))
    )
    return Figures(
        **sums,
        paths=paths,
        by_path=tuple((path, sum(dict(item.by_path)[path] for item in months)) for path in paths),
        months=months,
    )


def _months_between(found: list[date]) -> list[date]:
    if not found:
        return []
    month, months = found[0], []
    while month <= found[-1]:
        months.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return months
