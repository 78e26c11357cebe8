"""The worked tables of docs/algorithms/reasons.md, early-finish.md and margin.md, row by row."""

import json
import re

import pytest

from assessments.domain.definitions.conditions import AnyOf, condition_document
from assessments.domain.definitions.definition import Rule
from assessments.domain.engines.v3 import evaluate, is_decided, prepare
from assessments.domain.engines.v3.conditions import Facts, check
from assessments.domain.engines.v3.nearest import NearestPath, ways_to_others
from assessments.domain.engines.v3.scores import scores_of
from assessments.domain.engines.v3.visibility import visible_sheet
from assessments.domain.outcomes.outcome import Outcome, Reason
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.advised_instrument import NOTHING, advised_instrument, answered
from tests.builders.snapshots import AS_OF
from tests.support.worked_tables import worked_tables

Row = dict[str, str]
RULES, SAME, REASONS = worked_tables("reasons")
(DECIDED,) = worked_tables("early-finish")
(MARGINS,) = worked_tables("margin")
PREPARED = prepare(advised_instrument())


def _name(row: Row) -> str:
    return " ".join(row.values())


def _outcome(row: Row) -> Outcome:
    return evaluate(PREPARED, answered(row), (), Snapshot((), ()), AS_OF)


def _ends(rule: Rule) -> str:
    kind = [rule.kind.replace("_", " ")] if rule.kind else []
    return ", ".join([rule.path, *kind, *(["moves"] if rule.moves else [])])


def test_rules_are_as_the_table_says() -> None:
    told = [
        (
            row["rule"].strip("`"),
            row["path"],
            [json.loads(cell) for cell in re.findall("`(.+?)`", row["when"])],
        )
        for row in RULES
    ]

    assert told == [
        (
            rule.key,
            _ends(rule),
            [condition_document(item) for item in rule.when if not isinstance(item, AnyOf)],
        )
        for rule in PREPARED.definition.rules
    ]


@pytest.mark.parametrize("row", SAME, ids=_name)
def test_same_answer_is_as_the_table_says(row: Row) -> None:
    visible, seen = visible_sheet(PREPARED, answered(row))
    (condition,) = (item for item in PREPARED.conditions if "same_answer" in condition_document(item))
    found = check(condition, Facts(seen, scores_of(PREPARED, seen, visible)))

    assert [str(found.left), str(found.right)] == [row["left"], row["right"]]
    assert ("yes" if found.holds else "no") == row["holds"]
    assert found.lacking is None


def _told(reason: Reason) -> str:
    named = dict(reason.parameters)
    match reason.code:
        case "answer" | "wish":
            said = [named["question"], named["choice"]]
        case "not_sure":
            said = [named["count"], "of", named["of"]]
        case _:
            said = [named["rule"]]
    return " ".join(map(str, (reason.code, *said, reason.points)))


@pytest.mark.parametrize("row", REASONS, ids=_name)
def test_reasons_are_as_the_table_says(row: Row) -> None:
    assert "; ".join(map(_told, _outcome(row).reasons)) == row["reasons"]


@pytest.mark.parametrize("row", DECIDED, ids=_name)
def test_sheet_is_decided_as_the_table_says(row: Row) -> None:
    assert ("yes" if is_decided(PREPARED, answered(row)) else "no") == row["decided"]


def _written(row: Row, way: NearestPath) -> str:
    return f"{way.path}: {', '.join(f'{question} {choice}' for question, choice in way.changes)}"


@pytest.mark.parametrize("row", MARGINS, ids=_name)
def test_margin_is_as_the_table_says(row: Row) -> None:
    outcome = _outcome(row)
    ways = ways_to_others(PREPARED, answered(row))

    assert outcome.path == row["path"]
    assert (NOTHING if outcome.margin is None else str(outcome.margin)) == row["margin"]
    assert ("; ".join(_written(row, way) for way in ways) or NOTHING) == row["ways"]


def test_every_table_has_rows() -> None:
    assert [len(table) >= 5 for table in (RULES, SAME, REASONS, DECIDED, MARGINS)] == [True] * 5
