"""What a replay found: sums, and the stored form."""

from assessments.domain.replay.causes import Alone, Explained
from assessments.domain.replay.edits import Edit, EditKind
from assessments.domain.replay.result import (
    Cell,
    Result,
    VersionResult,
    parse_result,
    result_document,
    summed,
)

MOVED = Edit(EditKind.RULE_MOVED, "some")
GROUP = Explained("work", "later", 4, (Alone(MOVED, 3),), (Edit(EditKind.RULE_CHANGED), MOVED), 1)
RESULT = Result(
    (
        VersionResult(1, (Cell("work", "later", 4, 1), Cell("work", "work", 10, 2)), (GROUP,), ()),
        VersionResult(2, (Cell("later", "work", 0, 3), Cell("work", "later", 5, 0)), (), (GROUP,), 7),
    )
)


def test_numbers_are_sums_over_all_versions() -> None:
    assert RESULT.cells == (
        Cell("later", "work", 0, 3),
        Cell("work", "later", 9, 1),
        Cell("work", "work", 10, 2),
    )
    assert (RESULT.submissions, RESULT.flips, RESULT.incomplete, RESULT.incomplete_flips) == (25, 9, 6, 4)
    assert RESULT.plans == 7


def test_cells_of_the_same_paths_are_one() -> None:
    assert summed([Cell("b", "a", 1, 2), Cell("a", "b", 1, 0), Cell("b", "a", 3, 4)]) == (
        Cell("a", "b", 1, 0),
        Cell("b", "a", 4, 6),
    )


def test_the_stored_form_gives_the_result_back() -> None:
    assert parse_result(result_document(RESULT)) == RESULT
