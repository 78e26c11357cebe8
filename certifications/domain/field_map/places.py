"""Where the map draws what: boxes in columns and rows, lines in the lanes between them.

Whole units of a drawing that has no size of its own. The same input, in whichever order, gives the same
drawing. Boxes never overlap, and no line crosses a box: columns have gutters to their left, rows have
channels below them, and both are as wide as the lines in them need.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from certifications.domain.field_map.disciplines import LineKind
from certifications.domain.field_map.lanes import Key, Span, Tree, lanes_of, span_of, trees_of, wider

BOX_WIDTH = 80
BOX_HEIGHT = 34
BOX_GAP = 6
# Room between a box and the nearest lane to its left: an arrow has to fit.
ARROW = 9
LANE = 5
# Room to the right of a box: the bracket of alternatives.
BRACKET = 7
GROUP_GAP = 5
ROW_PADDING = 10
# Names of rows are written here.
ROW_LABEL = 24
# Names of groups and columns are written above the rows.
HEAD = 92


@dataclass(frozen=True, slots=True)
class Spot:
    """What is to be drawn: in which column and row, and `order` among those of its cell."""

    key: str
    column: str
    row: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """A line to be drawn, from one spot to another."""

    start: str
    end: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Box:
    """A spot as it is drawn, by its upper left corner; all boxes are of one size."""

    key: str
    x: int
    y: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + BOX_WIDTH

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A join as it is drawn: corners, from the start to the end."""

    join: Join
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """What joins alternatives of one cell: a line to the right of their boxes."""

    group: str
    members: tuple[str, ...]
    x: int
    y: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A column (x and width) or a row (y and height) of the map."""

    key: str
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole map. Rows from top to bottom, columns from left to right."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[DrawnLine, ...]
    brackets: tuple[Bracket, ...]
    columns: tuple[Strip, ...]
    rows: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Axes:
    """Columns from left to right, each with its group; rows from the bottom up."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[str, ...]

    def column_of(self, key: str) -> int:
        """The place of a column."""
        return [column for column, _group in self.columns].index(key)


Cells = Mapping[tuple[str, str], Sequence[Spot]]
Lanes = Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class LanePlan:
    """Where lines go: the columns of boxes, the lanes in gutters and the heights in channels, by tree."""

    trees: Mapping[Key, Tree]
    columns: Sequence[Strip]
    gutters: Sequence[Lanes]
    channels: Lanes

    def lane(self, tree: Tree, column: int) -> int:
        """Where the lane of a tree is in the gutter of a column."""
        return self.columns[column].start - ARROW - LANE * self.gutters[column][tree.key]


def draw(
    spots: Iterable[Spot], joins: Iterable[Join], groups: Mapping[str, Sequence[str]], axes: Axes
) -> Drawing:
    """The map. `groups` are alternatives by the key of their group, in the order of importance.

    Joins of which an end is not drawn are left out; so are spots in no column or row of the axes.
    """
    names, levels = {column for column, _group in axes.columns}, set(axes.rows)
    by_key = {spot.key: spot for spot in spots if spot.column in names and spot.row in levels}
    drawn = _drawn(joins, by_key)
    places = {key: (axes.column_of(spot.column), spot.row) for key, spot in by_key.items()}
    trees = trees_of(((join.start, join.end, join.kind.value) for join in drawn), places)
    cells = _cells(by_key.values(), groups)
    rows, tops, channels, height = _heights(cells, axes, trees)
    gutters = _gutters(trees, tops, channels, len(axes.columns))
    columns, width = _columns(axes, [_count(lanes) for lanes in gutters])
    boxes = {key: Box(key, columns[places[key][0]].start, tops[key]) for key in sorted(by_key)}
    plan = LanePlan({tree.key: tree for tree in trees}, columns, gutters, channels)
    return Drawing(
        width=width,
        height=height,
        boxes=tuple(boxes.values()),
        lines=tuple(
            DrawnLine(
                join, _points(boxes[join.start], boxes[join.end], join.kind, places[join.start][0], plan)
            )
            for join in drawn
        ),
        brackets=_brackets(cells, groups, boxes),
        columns=tuple(columns),
        rows=rows,
    )


def _drawn(joins: Iterable[Join], by_key: Collection[str]) -> tuple[Join, ...]:
    """The joins of which both ends are drawn, each once, in one order."""
    known = {join for join in joins if join.start in by_key and join.end in by_key and join.start != join.end}
    return tuple(sorted(known, key=lambda join: (join.end, join.kind, join.start)))


def exit_of(top: int) -> int:
    """Where lines leave a box, by its upper edge: in its upper half, for they mostly lead up."""
    return top + BOX_HEIGHT // 2 - 8


def entry_of(top: int, tree: Tree) -> int:
    """Where the lines of a tree reach a box, by its upper edge: each kind a little lower."""
    return top + BOX_HEIGHT // 2 + 4 + 5 * tree.number


def _cells(spots: Iterable[Spot], groups: Mapping[str, Sequence[str]]) -> Cells:
    """The spots of each cell from top to bottom; alternatives one under another."""
    place: dict[str, int] = {}
    for number, members in enumerate(groups.values()):
        for member in members:
            place.setdefault(member, number)
    cells: dict[tuple[str, str], list[Spot]] = {}
    for spot in sorted(spots, key=lambda spot: (place.get(spot.key, len(groups)), spot.order, spot.key)):
        cells.setdefault((spot.column, spot.row), []).append(spot)
    return cells


def _count(lanes: Lanes) -> int:
    return max(lanes.values(), default=-1) + 1


def _heights(
    cells: Cells, axes: Axes, trees: Sequence[Tree]
) -> tuple[tuple[Strip, ...], dict[str, int], dict[Key, int], int]:
    """Rows from top to bottom, upper edges of boxes, heights of lines that cross, and the height of all."""
    strips: list[Strip] = []
    channels: dict[Key, int] = {}
    y = HEAD
    for row in reversed(axes.rows):
        most = max((len(cell) for (_column, of), cell in cells.items() if of == row), default=1)
        size = most * (BOX_HEIGHT + BOX_GAP) - BOX_GAP + 2 * ROW_PADDING
        strips.append(Strip(row, y, size))
        y += size
        lanes = lanes_of({tree.key: tree.columns for tree in trees if tree.crosses and tree.row == row})
        channels |= {key: y + LANE * (lane + 1) for key, lane in lanes.items()}
        y += LANE * (_count(lanes) + 1) if lanes else 0
    return tuple(strips), _tops(cells, strips), channels, y + 2


def _tops(cells: Cells, strips: Sequence[Strip]) -> dict[str, int]:
    """The upper edge of each box; each cell is filled from the foot of its row."""
    feet = {strip.key: strip.start + strip.size - ROW_PADDING for strip in strips}
    return {
        spot.key: feet[row] + BOX_GAP - (len(cell) - number) * (BOX_HEIGHT + BOX_GAP)
        for (_column, row), cell in cells.items()
        for number, spot in enumerate(cell)
    }


def _gutters(
    trees: Sequence[Tree], tops: Mapping[str, int], channels: Lanes, columns: int
) -> list[dict[Key, int]]:
    """The lane of each tree in each gutter that it passes."""
    spans: list[dict[Key, Span]] = [{} for _column in range(columns)]
    for tree in trees:
        for column, starts in tree.starts.items():
            heights = [exit_of(tops[start]) for start in starts]
            if tree.crosses:
                heights.append(channels[tree.key])
            if column == tree.column:
                heights.append(entry_of(tops[tree.end], tree))
            spans[column][tree.key] = wider(span_of(heights))
    return [lanes_of(span) for span in spans]


def _columns(axes: Axes, lanes: Sequence[int]) -> tuple[list[Strip], int]:
    """Columns from left to right, and how wide all is."""
    columns, x, before = [], ROW_LABEL, ""
    for (key, group), count in zip(axes.columns, lanes, strict=True):
        x += GROUP_GAP if before and group != before else 0
        before = group
        x += ARROW + LANE * (count - 1) + 3 if count else 3
        columns.append(Strip(key, x, BOX_WIDTH))
        x += BOX_WIDTH + BRACKET
    return columns, x + 2


def _points(start: Box, end: Box, kind: LineKind, here: int, plan: LanePlan) -> tuple[tuple[int, int], ...]:
    """Out of a box to the left, along the tree's lane in its gutter, and into the other box from the left."""
    tree = plan.trees[end.key, kind.value]
    leave, reach = exit_of(start.y), entry_of(end.y, tree)
    first, last = plan.lane(tree, here), plan.lane(tree, tree.column)
    if here == tree.column:
        return (start.x, leave), (first, leave), (first, reach), (end.x, reach)
    across = plan.channels[tree.key]
    return (
        (start.x, leave),
        (first, leave),
        (first, across),
        (last, across),
        (last, reach),
        (end.x, reach),
    )


def _brackets(
    cells: Cells, groups: Mapping[str, Sequence[str]], boxes: Mapping[str, Box]
) -> tuple[Bracket, ...]:
    """A bracket for each group of which a cell has several, none for members of an earlier group."""
    found = []
    for (_column, _row), cell in sorted(cells.items()):
        taken: set[str] = set()
        for group, members in groups.items():
            here = [spot.key for spot in cell if spot.key in members and spot.key not in taken]
            taken.update(here)
            if len(here) > 1:
                first, last = boxes[here[0]], boxes[here[-1]]
                found.append(Bracket(group, tuple(here), first.right + 3, first.y + 3, last.bottom - 3))
    return tuple(found)
