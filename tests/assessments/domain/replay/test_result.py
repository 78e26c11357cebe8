"""What a replay found: sums, and the stored form."""

import pytest

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


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": 2}, "The result is of another format."),
        ({"format": True}, "The result is of another format."),
        ({"parts": 3}, "This is no result: parts holds 3 where a list belongs."),
        ({"parts": [{}]}, "parts/0/version is missing"),
        (
            {"parts": [{"version": "1", "cells": [], "complete": [], "incomplete": []}]},
            "whole number belongs",
        ),
        ({"parts": [{"version": True, "cells": [], "complete": [], "incomplete": []}]}, "whole number"),
    ],
)
def test_what_is_no_stored_result_is_refused(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_result({**result_document(RESULT), **change})
