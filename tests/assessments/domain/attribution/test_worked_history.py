"""The worked tables of docs/algorithms/history.md, row by row."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.domain.attribution import (
    Attribution,
    Cause,
    Situation,
    Split,
    attribute,
    rounded_shares,
)
from assessments.domain.attribution.shapley import CauseShare
from tests.builders.situations import TWO_YEARS_LATER, evaluated, situation
from tests.support.worked_tables import worked_tables

Row = dict[str, str]
MOVES, PLANS, ROUNDED = worked_tables("history")
NOTHING = "–"


def _name(row: Row) -> str:
    return " ".join(row.values())


def _sheet(cell: str) -> dict[str, str]:
    return {"flows": "2", **dict(pair.split(" ") for pair in cell.split(", "))}


def _sets(sets: tuple[tuple[Cause, ...], ...]) -> str:
    return " or ".join(" and ".join(chosen) for chosen in sets) or NOTHING


def _share(found: Attribution, cause: Cause) -> str:
    amounts = [
        share.amount
        for split in found.splits
        if split.dimension == "project"
        for share in split.shares
        if share.cause is cause
    ]
    return str(amounts[0]) if amounts else NOTHING


def _changed(made: Situation, cell: str) -> Situation:
    """The situation with what a cell names: "holds capm", "catalogue more", "two years later"."""
    for part in cell.split(", "):
        match part.split(" "):
            case ["holds", slug]:
                made = replace(made, held=situation(held=(slug,)).held)
            case ["catalogue", name]:
                made = replace(made, snapshot=situation(catalogue=name).snapshot)
            case _:
                assert part == "two years later"
                made = replace(made, as_of=TWO_YEARS_LATER)
    return made


@pytest.mark.parametrize("row", MOVES, ids=_name)
def test_move_is_as_the_table_says(row: Row) -> None:
    earlier = situation(_sheet(row["answers before"]), row["version before"])
    later = situation(_sheet(row["answers after"]), row["version after"])
    found = attribute(earlier, later, evaluated)

    assert (evaluated(earlier).path, evaluated(later).path) == (row["path before"], row["path after"])
    assert (_sets(found.path.sets), " and ".join(found.path_needs) or NOTHING) == (
        row["moved by"],
        row["needs"],
    )
    assert [_share(found, cause) for cause in (Cause.ANSWERS, Cause.QUESTIONNAIRE)] == [
        row["answers"],
        row["questionnaire"],
    ]


@pytest.mark.parametrize("row", PLANS, ids=_name)
def test_plan_is_as_the_table_says(row: Row) -> None:
    earlier = situation({"plans": "4", "dates": "4", "flows": "2", "hours": 40})
    found = attribute(earlier, _changed(earlier, row["what changed"]), evaluated)

    assert {(str(move.kind), move.slug): _sets(move.moved.sets) for move in found.plan}[
        row["move"], row["certification"]
    ] == row["moved by"]


@pytest.mark.parametrize("row", ROUNDED, ids=_name)
def test_shares_are_rounded_as_the_table_says(row: Row) -> None:
    shares = tuple(
        CauseShare(cause, Fraction(row[name]))
        for cause, name in ((Cause.ANSWERS, "answers"), (Cause.QUESTIONNAIRE, "questionnaire"))
    )
    split = Split("project", Fraction(row["before"]), Fraction(row["after"]), shares)

    assert split.before + sum(share.amount for share in shares) == split.after
    assert [str(points) for _cause, points in rounded_shares(split)] == [
        row["answers shown"],
        row["questionnaire shown"],
    ]
