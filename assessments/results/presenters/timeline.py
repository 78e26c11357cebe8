"""A plan as a line in time: steps at their true distance from now, and those without a date apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assessments.domain.trials.inputs import months_between
from assessments.results.presenters.entry import EntryContext
from portal.shared.components import PathMark

# Of the drawing: units, not pixels. The style sheet gives it its size.
WIDTH, ROW, FOOT, EDGE = 336, 46, 26, 7
TRACK = 27
LONGEST_NAME = 16
YEAR = 12
# More years than these have a mark every second, fifth or tenth year.
MOST_MARKS = 4


class PlaceInTime(StrEnum):
    """Where a step is in time: now, in a month to come, at any time after the one before, or nobody knows."""

    NOW = "now"
    DATED = "dated"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A step of a plan. `day` is the first of its entry, of what is dated."""

    label: str
    when: str
    placed: PlaceInTime
    mark: PathMark
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A step as it is drawn: its words above its track, which leads from `start` to `end`."""

    label: str
    when: str
    placed: str
    mark: PathMark
    words_y: int
    track_y: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A place on the scale: its name and how it is set to its place."""

    x: int
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The drawing, with the sentence that says the same. `left` is now, `right` where words end."""

    width: int
    height: int
    left: int
    right: int
    foot: int
    rows: tuple[TimelineRow, ...]
    marks: tuple[TimeMark, ...]
    sentence: str


def present_timeline(steps: Sequence[TimelineEntry], asked: EntryContext, sentence: str) -> TimelineView:
    """The drawing of a plan, as of the day of its outcome, which the scale names."""
    distances = [months_between(asked.as_of, step.day) if step.day else None for step in steps]
    span = span_of([distance for distance in distances if distance is not None])
    rows, before = [], EDGE
    for number, (step, distance) in enumerate(zip(steps, distances, strict=True)):
        start, end = _track(step.placed, before, None if distance is None else _x(distance, span))
        rows.append(
            TimelineRow(
                label=_short(step.label),
                when=_when(step, distance),
                placed=step.placed.value,
                mark=step.mark,
                words_y=ROW * number + 14,
                track_y=ROW * number + TRACK,
                start=start,
                end=end,
            )
        )
        before = end if step.placed is PlaceInTime.DATED else before
    foot = ROW * len(steps)
    return TimelineView(
        WIDTH, foot + FOOT, EDGE, WIDTH - EDGE - 5, foot, tuple(rows), _marks(span, asked.day), sentence
    )


def span_of(distances: Sequence[int]) -> int:
    """How many months the scale has: whole years, 0 where nothing has a date."""
    return -(-max(distances, default=0) // YEAR) * YEAR


def _x(distance: int, span: int) -> int:
    return EDGE + (WIDTH - 2 * EDGE) * distance // span if span else EDGE


def _track(placed: PlaceInTime, before: int, x: int | None) -> tuple[int, int]:
    """From where to where a step's track leads: what comes after another is open to the end."""
    if placed is PlaceInTime.DATED and x is not None:
        return EDGE, x
    if placed is PlaceInTime.AFTER:
        return before, WIDTH - EDGE
    return EDGE, EDGE


def _when(step: TimelineEntry, distance: int | None) -> str:
    if step.placed is PlaceInTime.DATED and distance:
        away = ngettext("in %(count)d month", "in %(count)d months", distance) % {"count": distance}
        return f"{step.when}, {away}"
    if step.placed is PlaceInTime.UNKNOWN:
        return _("no date known")
    return step.when


def _marks(span: int, day: str) -> tuple[TimeMark, ...]:
    """The day of the outcome and each year after it, or each few years where there are many."""
    now = TimeMark(EDGE, day, "start")
    years = span // YEAR
    if not years:
        return (now, TimeMark(WIDTH - EDGE, pgettext("scale of time", "later"), "end"))
    every = next(every for every in (1, 2, 5, 10, years) if years <= MOST_MARKS * every)
    return (
        now,
        *(
            TimeMark(
                _x(year * YEAR, span),
                ngettext("%(count)d year", "%(count)d years", year) % {"count": year},
                "end" if year == years else "middle",
            )
            for year in range(every, years + 1, every)
        ),
    )


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_NAME else f"{label[: LONGEST_NAME - 1]}…"
