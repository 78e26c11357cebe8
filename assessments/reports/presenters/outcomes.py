"""The report on outcomes as staff see it: figures, a chart with its table, rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.reports.presenters import metrics
from assessments.reports.queries.base import CellKind, Column
from assessments.reports.queries.figures import Figures, MonthCounts
from assessments.wording.texts import Wording
from portal.shared.components import PathMark
from portal.shared.words import number_words, short_month_words

# Of the drawing: units, not pixels; the style sheet gives it its size.
CHART_WIDTH, CHART_HEIGHT = 640, 200
BAR_SHARE = 7  # tenths of a month's room
LABELS_AT_MOST = 6
LABEL_ROOM = 64


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name and what it counts."""

    name: str
    value: str
    definition: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A path's part of a bar; whole units from the top left."""

    mark: str
    x: int
    y: int
    width: int
    height: int
    title: str


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """A month under its bar; `anchor` as SVG names it, so that the last one stays inside the drawing."""

    x: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars by month, stacked by path, with the sentence that says the same."""

    width: int
    height: int
    sentence: str
    segments: tuple[Segment, ...]
    labels: tuple[AxisLabel, ...]
    legend: tuple[tuple[str, str], ...]
    top: str


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A row of the chart's table."""

    month: str
    counts: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """What stands above the rows; `chart` is None without any."""

    figures: tuple[Figure, ...]
    chart: Chart | None
    path_names: tuple[str, ...]
    months: tuple[MonthRow, ...]
    totals: MonthRow | None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of the list."""

    text: str
    is_number: bool


class Paths:
    """What paths are called and how they are marked, by key: as the last assessment that has it says."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._wordings = {path.key: each for each in wordings for path in each.definition.paths}

    def name(self, key: str) -> str:
        """The name of a path; its key where no assessment has it any more."""
        wording = self._wordings.get(key)
        return wording.path(key) if wording else key

    def mark(self, key: str) -> PathMark:
        """The mark of a path."""
        wording = self._wordings.get(key)
        return wording.mark(key) if wording else PathMark.NONE


def report_view(figures: Figures, paths: Paths, left_out: int = 0) -> ReportView:
    """The figures in words, the chart, and its table. `left_out` counts outcomes of suspect attempts."""
    return ReportView(
        figures=(*_figures(figures, paths), *_left_out(left_out)),
        chart=_chart(figures, paths) if figures.months else None,
        path_names=tuple(paths.name(path) for path in figures.paths),
        months=tuple(_month_row(month) for month in figures.months),
        totals=_totals(figures) if figures.months else None,
    )


def cells(columns: tuple[Column, ...], row: Mapping[str, Any]) -> tuple[TableCell, ...]:
    """The cells of a row; an empty cell for what is not there."""
    return tuple(
        TableCell("" if row[column.key] is None else str(row[column.key]), column.kind is CellKind.NUMBER)
        for column in columns
    )


def _figures(figures: Figures, paths: Paths) -> tuple[Figure, ...]:
    return (
        _figure(metrics.OUTCOMES, figures.total),
        *(
            Figure(paths.name(path), number_words(count), str(metrics.BY_PATH.definition))
            for path, count in figures.by_path
        ),
        _figure(metrics.RETAKES, figures.retakes),
        _figure(metrics.PATH_CHANGED, figures.moved),
    )


def _figure(metric: metrics.Metric, count: int) -> Figure:
    return Figure(str(metric.name), number_words(count), str(metric.definition))


def _left_out(count: int) -> tuple[Figure, ...]:
    return (_figure(metrics.LEFT_OUT, count),) if count else ()


def _chart(figures: Figures, paths: Paths) -> Chart:
    highest = max(month.total for month in figures.months)
    room = CHART_WIDTH / len(figures.months)
    segments: list[Segment] = []
    for position, month in enumerate(figures.months):
        width = max(1, round(room * BAR_SHARE / 10))
        segments.extend(_bar(month, paths, round(position * room), width, highest))
    step = -(-len(figures.months) // LABELS_AT_MOST)
    return Chart(
        width=CHART_WIDTH,
        height=CHART_HEIGHT,
        sentence=months_sentence(figures, paths),
        segments=tuple(segments),
        labels=tuple(
            _label(month, round(position * room), max(1, round(room * BAR_SHARE / 10)))
            for position, month in enumerate(figures.months)
            if position % step == 0
        ),
        legend=tuple((paths.mark(path), paths.name(path)) for path in figures.paths),
        top=number_words(highest),
    )


def _label(month: MonthCounts, x: int, width: int) -> AxisLabel:
    if x > CHART_WIDTH - LABEL_ROOM:
        return AxisLabel(x + width, _month(month), "end")
    return AxisLabel(x, _month(month), "start")


def _bar(month: MonthCounts, paths: Paths, x: int, width: int, highest: int) -> Iterable[Segment]:
    below = 0
    for path, count in month.by_path:
        bottom = CHART_HEIGHT - round(below * CHART_HEIGHT / highest)
        below += count
        top = CHART_HEIGHT - round(below * CHART_HEIGHT / highest)
        if count:
            title = _("%(month)s, %(path)s: %(count)s") % {
                "month": _month(month),
                "path": paths.name(path),
                "count": number_words(count),
            }
            yield Segment(paths.mark(path), x, top, width, bottom - top, title)


def months_sentence(figures: Figures, paths: Paths) -> str:
    """What the chart says, in one sentence. There is at least one month."""
    first, last = figures.months[0], figures.months[-1]
    path, count = max(figures.by_path, key=lambda item: item[1])
    return ngettext(
        "%(total)s outcome from %(first)s to %(last)s; most often %(path)s (%(count)s).",
        "%(total)s outcomes from %(first)s to %(last)s; most often %(path)s (%(count)s).",
        figures.total,
    ) % {
        "total": number_words(figures.total),
        "first": _month(first),
        "last": _month(last),
        "path": paths.name(path),
        "count": number_words(count),
    }


def _month_row(month: MonthCounts) -> MonthRow:
    return MonthRow(
        _month(month), tuple(number_words(count) for _path, count in month.by_path), number_words(month.total)
    )


def _totals(figures: Figures) -> MonthRow:
    return MonthRow(
        _("All months"),
        tuple(number_words(count) for _path, count in figures.by_path),
        number_words(figures.total),
    )


def _month(month: MonthCounts) -> str:
    return short_month_words(month.month)
