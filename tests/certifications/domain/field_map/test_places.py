"""Where the map draws what: nothing overlaps, no line crosses a box, and one input gives one drawing."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from certifications.domain.field_map.disciplines import LineKind
from certifications.domain.field_map.places import Axes, Box, Drawing, Join, Spot, draw

COLUMNS = (("project", "a"), ("risk", "a"), ("service", "b"))
ROWS = ("entry", "practitioner", "advanced")
AXES = Axes(COLUMNS, ROWS)
KEYS = [f"c{number}" for number in range(14)]
SPOTS = st.lists(
    st.builds(
        Spot,
        key=st.sampled_from(KEYS),
        column=st.sampled_from([key for key, _group in COLUMNS]),
        row=st.sampled_from(ROWS),
        order=st.tuples(st.sampled_from("abc")),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda spot: spot.key,
)
JOINS = st.lists(
    st.builds(Join, st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(LineKind)), max_size=20
)
GROUPS = st.dictionaries(
    st.sampled_from(["g", "h"]), st.lists(st.sampled_from(KEYS), min_size=2, max_size=4).map(tuple)
)


def crosses(first: tuple[int, int], last: tuple[int, int], box: Box) -> bool:
    """Whether a straight line passes the inside of a box."""
    (left, right), (top, bottom) = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return left < box.right and right > box.x and top < box.bottom and bottom > box.y


def overlaps(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@given(SPOTS, JOINS, GROUPS)
def test_boxes_do_not_overlap_and_stay_inside(
    spots: Sequence[Spot], joins: Sequence[Join], groups: dict[str, tuple[str, ...]]
) -> None:
    drawing = draw(spots, joins, groups, AXES)

    assert {box.key for box in drawing.boxes} == {spot.key for spot in spots}
    assert not [pair for pair in combinations(drawing.boxes, 2) if overlaps(*pair)]
    assert all(box.x >= 0 and box.right <= drawing.width for box in drawing.boxes)
    assert all(box.y >= 0 and box.bottom <= drawing.height for box in drawing.boxes)


@given(SPOTS, JOINS, GROUPS)
def test_no_line_crosses_a_box_or_leaves_the_map(
    spots: Sequence[Spot], joins: Sequence[Join], groups: dict[str, tuple[str, ...]]
) -> None:
    drawing = draw(spots, joins, groups, AXES)

    for line in drawing.lines:
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in line.points)
        for first, last in pairwise(line.points):
            assert first[0] == last[0] or first[1] == last[1]
            assert not [box for box in drawing.boxes if crosses(first, last, box)]


@given(SPOTS, JOINS)
def test_lines_of_unlike_trees_do_not_run_upon_each_other(
    spots: Sequence[Spot], joins: Sequence[Join]
) -> None:
    uprights = [
        (line.join.end, line.join.kind, first[0], *sorted((first[1], last[1])))
        for line in draw(spots, joins, {}, AXES).lines
        for first, last in pairwise(line.points)
        if first[0] == last[0]
    ]

    for one, other in combinations(uprights, 2):
        if one[:2] != other[:2] and one[2] == other[2]:
            assert one[4] < other[3] or other[4] < one[3]


@given(SPOTS, JOINS, GROUPS, st.randoms())
def test_order_of_what_is_drawn_does_not_matter(
    spots: Sequence[Spot], joins: Sequence[Join], groups: dict[str, tuple[str, ...]], chance: Random
) -> None:
    mixed, other = list(spots), list(joins)
    chance.shuffle(mixed)
    chance.shuffle(other)

    assert draw(mixed, other, groups, AXES) == draw(spots, joins, groups, AXES)


def test_entry_is_at_the_foot_and_lines_end_where_they_lead() -> None:
    drawing = draw(
        [Spot("capm", "project", "entry", ()), Spot("pmp", "project", "practitioner", ())],
        [Join("capm", "pmp", LineKind.COUNTS)],
        {},
        AXES,
    )
    places = {box.key: box for box in drawing.boxes}

    assert places["pmp"].bottom < places["capm"].y
    (line,) = drawing.lines
    assert line.points[0][0] == places["capm"].x
    assert line.points[-1][0] == places["pmp"].x
    assert places["pmp"].y < line.points[-1][1] < places["pmp"].bottom


def test_alternatives_of_a_cell_stand_together_in_a_bracket() -> None:
    drawing = bracketed({"first": ("a", "c")})

    (bracket,) = drawing.brackets
    assert bracket.members == ("a", "c")
    assert [box.key for box in sorted(drawing.boxes, key=lambda box: (box.x, box.y))][:3] == ["a", "c", "b"]


def test_alternatives_in_unlike_cells_have_no_bracket() -> None:
    assert not bracketed({"first": ("a", "elsewhere")}).brackets


def bracketed(groups: dict[str, tuple[str, ...]]) -> Drawing:
    spots = [Spot(key, "project", "entry", (key,)) for key in "abc"]
    return draw([*spots, Spot("elsewhere", "risk", "entry", ())], [], groups, AXES)
