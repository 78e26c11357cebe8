"""A dimension over time as lines: whole units of a drawing, and the sentence that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _

from portal.shared.words import month_words

# Units of the drawing, with room for marks and labels around the field.
WIDTH, HEIGHT = 280, 100
FULL = 100
# How near two marks may be before their labels run into each other.
LABEL_WIDTH, LABEL_HEIGHT = 36, 14


@dataclass(frozen=True, slots=True)
class Point:
    """A percentage, rounded down, at a time. `asked`: by which questions, counted; a line joins what the same
    questions told.
    """

    at: datetime
    percent: int
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the drawing, with what stands beside it; no text where a later mark's would cover it."""

    x: int
    y: int
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """`lines` are the coordinates of polylines; none without points.

    `key` is the dimension's, `mark` that of the path with the same key.
    """

    key: str
    mark: str
    name: str
    sentence: str
    width: int
    height: int
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]
    first: str
    last: str


def line_chart(key: str, name: str, points: Sequence[Point], mark: str = "") -> LineChart:
    """The lines of points in the order of time; distances between them are those of the calendar."""
    marks = tuple(_marks(points))
    runs = [list(run) for _asked, run in groupby(points, key=lambda point: point.asked)]
    joined = groupby(zip(points, marks, strict=True), key=lambda pair: pair[0].asked)
    return LineChart(
        key=key,
        mark=mark,
        name=name,
        sentence=" ".join([_sentence(name, runs[0] if runs else []), *map(_asked_anew, runs[1:])]),
        width=WIDTH,
        height=HEIGHT,
        lines=tuple(" ".join(f"{mark.x},{mark.y}" for _point, mark in run) for _asked, run in joined),
        marks=marks,
        first=month_words(points[0].at) if points else "",
        last=month_words(points[-1].at) if points else "",
    )


def _marks(points: Sequence[Point]) -> list[Mark]:
    if not points:
        return []
    start, span = points[0].at, points[-1].at - points[0].at
    marks: list[Mark] = []
    # The last label always stands.
    for point in reversed(points):
        x = int(WIDTH * (point.at - start) / span) if span else 0
        y = HEIGHT * (FULL - point.percent) // FULL
        text = _("%(percent)s%%") % {"percent": point.percent}
        title = _("%(month)s: %(percent)s%%") % {"month": month_words(point.at), "percent": point.percent}
        marks.append(Mark(x, y, "" if _is_covered(x, y, marks) else text, title))
    return marks[::-1]


def _is_covered(x: int, y: int, marks: Sequence[Mark]) -> bool:
    return any(
        mark.text and abs(mark.x - x) < LABEL_WIDTH and abs(mark.y - y) < LABEL_HEIGHT for mark in marks
    )


def _asked_anew(points: Sequence[Point]) -> str:
    said = {"first": points[0].percent, "last": points[-1].percent}
    if len(points) == 1:
        return _("With the new questions, it is at %(last)s%%.") % said
    return _("With the new questions, it went from %(first)s%% to %(last)s%%.") % said


def _sentence(name: str, points: Sequence[Point]) -> str:
    if not points:
        return _("%(name)s has no score.") % {"name": name}
    said = {"name": name, "first": points[0].percent, "last": points[-1].percent}
    if len(points) == 1:
        return _("%(name)s was at %(last)s%%.") % said
    if points[-1].percent > points[0].percent:
        return _("%(name)s rose from %(first)s%% to %(last)s%%.") % said
    if points[-1].percent < points[0].percent:
        return _("%(name)s fell from %(first)s%% to %(last)s%%.") % said
    return _("%(name)s is at %(last)s%%, as it was at first.") % said
