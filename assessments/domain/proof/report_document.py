"""A proof report as a JSON document; reading what was written gives the report back."""

from collections.abc import Iterable, Mapping
from typing import Any

from assessments.domain.answers.sheet import Answer
from assessments.domain.proof.report import (
    Effect,
    Finding,
    FindingKind,
    Fragile,
    Method,
    MirrorState,
    Pattern,
    QuestionRole,
    Reached,
    Report,
    Severity,
    Share,
    Shares,
    StraightLine,
    Witness,
)

Document = dict[str, Any]


def report_document(report: Report) -> Document:
    """The JSON document of a report."""
    return {
        "prover": report.prover,
        "logic_hash": report.logic_hash,
        "findings": [_finding_document(finding) for finding in report.findings],
        "mirror": str(report.mirror),
        "shares": {
            "method": str(report.shares.method),
            "of": report.shares.of,
            "by_path": [
                {"path": item.path, "sheets": item.sheets, "least": item.least, "most": item.most}
                for item in report.shares.by_path
            ],
        },
        "effects": [
            {
                "question": item.question,
                "role": str(item.role),
                "paths": list(item.paths),
                "is_proved": item.is_proved,
            }
            for item in report.effects
        ],
        "fragile": None
        if report.fragile is None
        else {
            "question": report.fragile.question,
            "turned": report.fragile.turned,
            "of": report.fragile.of,
        },
        "straight_lines": [
            {"pattern": str(item.pattern), "path": item.path} for item in report.straight_lines
        ],
        "reached": [
            {"path": item.path, "rule": item.rule, "witness": _witness_document(item.witness)}
            for item in report.reached
        ],
    }


def parse_report(document: Mapping[str, Any]) -> Report:
    """The report of a document that `report_document` made.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    fragile = document["fragile"]
    shares = document["shares"]
    return Report(
        prover=document["prover"],
        logic_hash=document["logic_hash"],
        findings=tuple(_finding(item) for item in document["findings"]),
        mirror=MirrorState(document["mirror"]),
        shares=Shares(
            Method(shares["method"]), shares["of"], tuple(Share(**item) for item in shares["by_path"])
        ),
        effects=tuple(
            Effect(item["question"], QuestionRole(item["role"]), tuple(item["paths"]), item["is_proved"])
            for item in document["effects"]
        ),
        fragile=None if fragile is None else Fragile(**fragile),
        straight_lines=tuple(
            StraightLine(Pattern(item["pattern"]), item["path"]) for item in document["straight_lines"]
        ),
        reached=tuple(
            Reached(item["path"], item["rule"], _witness(item["witness"])) for item in document["reached"]
        ),
    )


def _finding_document(finding: Finding) -> Document:
    return {
        "kind": str(finding.kind),
        "severity": str(finding.severity),
        "place": finding.place,
        "parameters": dict(finding.parameters),
        "witnesses": [_witness_document(witness) for witness in finding.witnesses],
    }


def _finding(document: Mapping[str, Any]) -> Finding:
    return Finding(
        FindingKind(document["kind"]),
        Severity(document["severity"]),
        document["place"],
        tuple(sorted(document["parameters"].items())),
        tuple(_witness(item) for item in document["witnesses"]),
    )


def _witness_document(witness: Iterable[tuple[str, Answer]]) -> Document:
    return {key: list(answer) if isinstance(answer, tuple) else answer for key, answer in witness}


def _witness(document: Mapping[str, Any]) -> Witness:
    return tuple(
        sorted((key, tuple(value) if isinstance(value, list) else value) for key, value in document.items())
    )
