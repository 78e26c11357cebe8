"""The worked tables of docs/algorithms/scoring.md and explanation.md, row by row."""

import json
import re

import pytest

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import AnyOf, Condition, condition_document, parse_condition
from assessments.domain.definitions.definition import Rule
from assessments.domain.engines.v1 import evaluate, prepare
from assessments.domain.engines.v1.conditions import Facts, check
from assessments.domain.engines.v1.scores import scores_of
from assessments.domain.engines.v1.visibility import visible_sheet
from assessments.domain.outcomes.outcome import Outcome, Reason
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.snapshots import AS_OF
from tests.builders.worked_instrument import NOTHING, answers_in, worked_instrument
from tests.support.worked_tables import worked_tables

Row = dict[str, str]
SCORES, CONDITIONS = worked_tables("scoring")
RULES, OTHERS, REASONS = worked_tables("explanation")
PREPARED = prepare(worked_instrument())


def _name(row: Row) -> str:
    return " ".join(row.values())


def _facts(sheet: Sheet) -> Facts:
    visible, seen = visible_sheet(PREPARED, sheet)
    return Facts(seen, scores_of(PREPARED, seen, visible))


def _outcome(row: Row) -> Outcome:
    sheet = answers_in(", ".join(f"{key} {row[key]}" for key in ("q1", "q2", "q3") if key in row))
    if row.get("months") == "yes":
        sheet["months"] = 36
    return evaluate(PREPARED, sheet, (), Snapshot((), ()), AS_OF)


def _condition(cell: str) -> Condition:
    return parse_condition(json.loads(cell.strip("`")))


def _conditions_of(rule: Rule) -> list[dict[str, object]]:
    items = [item.conditions if isinstance(item, AnyOf) else (item,) for item in rule.when]
    return [condition_document(condition) for item in items for condition in item]


@pytest.mark.parametrize("row", SCORES, ids=_name)
def test_score_is_as_the_table_says(row: Row) -> None:
    facts = _facts(answers_in(f"q1 {row['q1']}, q2 {row['q2']}"))
    points, attainable = facts.scores.by_dimension["work"]
    half = check(_condition('{"score": "work", "at_least": 50}'), facts)

    assert [str(points), str(attainable), str(100 * points // attainable)] == [
        row["points"],
        row["attainable"],
        row["percent shown"],
    ]
    assert ("yes" if half.holds else "no") == row["at least 50%"]


@pytest.mark.parametrize("row", CONDITIONS, ids=_name)
def test_condition_is_as_the_table_says(row: Row) -> None:
    found = check(_condition(row["condition"]), _facts(answers_in(row["answers"])))

    assert [str(found.left), str(found.right)] == [row["left"], row["right"]]
    assert ("yes" if found.holds else "no") == row["holds"]


def test_rules_are_as_the_table_says() -> None:
    told = [
        (
            row["rule"].strip("`"),
            row["path"],
            [json.loads(cell) for cell in re.findall(r"`(.+?)`", row["when"])],
        )
        for row in RULES
    ]
    assert told == [(rule.key, rule.path, _conditions_of(rule)) for rule in PREPARED.definition.rules]


@pytest.mark.parametrize("row", OTHERS, ids=_name)
def test_other_path_is_explained_as_the_table_says(row: Row) -> None:
    outcome = _outcome(row)
    (other,) = (item for item in outcome.others if item.path == row["other path"])
    failing = other.failing

    assert outcome.decided_by.rule == row["rule"]
    assert [other.rule, "yes" if other.held else "no"] == [row["its rule"], row["held"]]
    assert (failing and failing.condition) == (
        None if row["failing"] == NOTHING else _condition(row["failing"])
    )
    assert (str(failing.lacking) if failing else NOTHING) == row["lacking"]


def _told(reason: Reason) -> str:
    """A reason as the table writes it: its code, what it names, its points."""
    named = dict(reason.parameters)
    match reason.code:
        case "difference":
            said = [named["first"], named["second"]]
        case "score":
            assert named["points"] == reason.points
            said = [named["dimension"]]
        case "answer":
            said = [named["question"], named["choice"], named["dimension"]]
        case "not_sure":
            said = [named["count"], "of", named["of"]]
        case _:
            said = [named["rule"]]
    return " ".join(map(str, (reason.code, *said, reason.points)))


@pytest.mark.parametrize("row", REASONS, ids=_name)
def test_reasons_are_as_the_table_says(row: Row) -> None:
    assert "; ".join(map(_told, _outcome(row).reasons)) == row["reasons"]


def test_every_table_has_rows() -> None:
    assert [len(table) >= 6 for table in (SCORES, CONDITIONS, RULES, OTHERS, REASONS)] == [True] * 5
