"""Lines of one kind that lead to one box share a way to it; ways that would touch get lanes of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Key = tuple[str, str]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tree:
    """All lines of one kind that lead to one box.

    `starts` are the boxes that they come from, by the place of their column; the end's own column is always
    among the places. `number` counts the trees that lead to the same box. `columns` is the span from the
    first column to the last.
    """

    end: str
    kind: str
    column: int
    row: str
    number: int
    starts: Mapping[int, Sequence[str]]

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return self.end, self.kind

    @property
    def columns(self) -> Span:
        """The first and the last column that it passes."""
        return span_of(self.starts)

    @property
    def crosses(self) -> bool:
        """Whether it comes from another column, too."""
        first, last = self.columns
        return first != last


def trees_of(
    lines: Iterable[tuple[str, str, str]], places: Mapping[str, tuple[int, str]]
) -> tuple[Tree, ...]:
    """Lines (start, end, kind) as trees, in one order; `places` are columns and rows of boxes."""
    by_key: dict[Key, list[str]] = {}
    for start, end, kind in sorted(lines):
        by_key.setdefault((end, kind), []).append(start)
    trees, reached = [], dict.fromkeys((end for end, _kind in by_key), 0)
    for end, kind in sorted(by_key):
        column, row = places[end]
        starts: dict[int, list[str]] = {column: []}
        for start in by_key[end, kind]:
            starts.setdefault(places[start][0], []).append(start)
        trees.append(Tree(end, kind, column, row, reached[end], starts))
        reached[end] += 1
    return tuple(trees)


def lanes_of(spans: Mapping[Key, Span]) -> dict[Key, int]:
    """A lane for each span: those that touch have different ones, short ones the first."""
    lanes: list[list[Span]] = []
    found: dict[Key, int] = {}
    for key, span in sorted(spans.items(), key=lambda item: (item[1][1] - item[1][0], item[1], item[0])):
        number = next((n for n, lane in enumerate(lanes) if not _touches(span, lane)), len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append(span)
        found[key] = number
    return found


def span_of(values: Iterable[int]) -> Span:
    """The least and the greatest of some values."""
    known = sorted(values)
    return known[0], known[-1]


def wider(span: Span, room: int = 3) -> Span:
    """A span with some room at both ends, so that lines in one lane do not look like one line."""
    return span[0] - room, span[1] + room


def _touches(span: Span, lane: Sequence[Span]) -> bool:
    return any(span[0] <= other[1] and other[0] <= span[1] for other in lane)
