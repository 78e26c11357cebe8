"""The worked tables of docs/algorithms/proof.md, row by row."""

import json
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import FindingKind, Method, Report, Severity
from assessments.domain.proof.wilson import exact, interval
from tests.builders.instruments import document, rule, scale, single, with_texts
from tests.support.worked_tables import ALGORITHMS, worked_tables

Row = dict[str, str]

FINDINGS, SHARES, INTERVALS = worked_tables("proof")
GROUPS = {"project": [{"disciplines": ["risk"]}], "work": [{"disciplines": ["work-management"]}]}
GROUPS["both"] = [*GROUPS["project"], *GROUPS["work"]]
MIRROR = {
    "dimensions": [["project", "work"]],
    "paths": [["project", "work"]],
    "questions": [["plans", "flows"]],
    "choices": [["wish", "lead", "run"]],
}


def same_as_above(rows: tuple[Row, ...]) -> list[tuple[str, list[Row]]]:
    """The rows of each list of rules."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        rules = list(found)[-1] if row["rules"] == "the same" else row["rules"]
        found.setdefault(rules, []).append(row)
    return list(found.items())


@cache
def report_of(cell: str) -> Report:
    """The report of the instrument with these rules."""
    rules: list[list[Any]] = json.loads(cell.strip("`"))
    made = document(
        scale("plans", weights={"project": 1}),
        scale("flows"),
        single("wish", ("lead", "run")),
        rules=[rule(f"r{place}", path, *when) for place, (path, *when) in enumerate(rules, start=1)],
        dimensions=[{"key": "project"}, {"key": "work"}],
    )
    made["paths"] = [
        {"key": path["key"], **({"groups": GROUPS[path["key"]]} if path["key"] in GROUPS else {})}
        for path in made["paths"]
    ]
    if {"project", "work"} <= {path for path, *_when in rules}:
        made["mirror"] = MIRROR
    return prove(compile_definition(with_texts(made)))


@pytest.mark.parametrize(("rules", "rows"), same_as_above(FINDINGS), ids=str)
def test_findings_are_those_of_the_table(rules: str, rows: list[Row]) -> None:
    found = {
        (str(finding.kind), str(finding.severity), finding.place)
        for finding in report_of(rules).findings
        if finding.severity is not Severity.NOTICE
    }

    assert found == {(row["finding"], row["severity"], row["place"]) for row in rows} - {("–", "–", "–")}


@pytest.mark.parametrize("row", SHARES, ids=lambda row: row["rules"])
def test_shares_and_effects_are_those_of_the_table(row: Row) -> None:
    report = report_of(row["rules"])
    effects = {effect.question: effect for effect in report.effects}

    assert (report.shares.method, report.shares.of) == (Method.EXACT, int(row["of"]))
    assert {share.path: share.sheets for share in report.shares.by_path} == {
        path: int(row[path]) for path in ("project", "work", "later")
    }
    assert {key: ", ".join(effect.paths) or "–" for key, effect in effects.items()} == {
        key: row[key] for key in ("plans", "flows", "wish")
    }


@pytest.mark.parametrize("row", INTERVALS, ids=lambda row: f"{row['sheets']} of {row['of']}")
def test_interval_is_that_of_the_table(row: Row) -> None:
    assert interval(int(row["sheets"]), int(row["of"])) == (int(row["least"]), int(row["most"]))


def test_interval_holds_the_share_and_is_narrower_the_more_are_drawn() -> None:
    widths = []
    for of in (10, 100, 10_000, 1_000_000):
        least, most = interval(of * 3 // 10, of)
        widths.append(most - least)
        assert least < 300_000 < most

    assert all(first > second for first, second in pairwise(widths))
    assert exact(1, 3) == (333_333, 333_334)


def test_every_kind_of_finding_is_explained() -> None:
    text = (ALGORITHMS / "proof.md").read_text(encoding="utf-8")

    assert [kind for kind in FindingKind if f"`{kind}`" not in text] == []
