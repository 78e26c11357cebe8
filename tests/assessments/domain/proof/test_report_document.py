"""A proof report is kept as JSON, and read back as it was."""

import json

import pytest

from assessments.domain.answer_space.confirmation import DisagreementError, confirm
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import Fragile, Method, QuestionRole, Report, Severity
from assessments.domain.proof.report_document import parse_report, report_document
from tests.builders.instruments import everything


@pytest.fixture(scope="module")
def report() -> Report:
    """A report that has something of each part."""
    return prove(compile_definition(everything()))


def test_what_is_kept_reads_back_as_the_same(report: Report) -> None:
    kept = json.loads(json.dumps(report_document(report)))

    assert parse_report(kept) == report
    assert report.findings
    assert report.reached
    assert isinstance(report.fragile, Fragile)
    assert {effect.role for effect in report.effects} >= {QuestionRole.PATH, QuestionRole.PLAN}
    assert any(finding.witnesses for finding in report.findings)
    assert any(isinstance(answer, tuple) for reached in report.reached for _key, answer in reached.witness)


def test_names_of_its_parts_stay_for_those_who_kept_reports(report: Report) -> None:
    kept = report_document(report)

    assert set(kept) == {
        *("prover", "logic_hash", "findings", "mirror", "shares", "effects", "fragile"),
        *("straight_lines", "reached"),
    }
    assert set(kept["findings"][0]) == {"kind", "severity", "place", "parameters", "witnesses"}
    assert set(kept["shares"]) == {"method", "of", "by_path"}
    assert set(kept["shares"]["by_path"][0]) == {"path", "sheets", "least", "most"}
    assert set(kept["effects"][0]) == {"question", "role", "paths", "is_proved"}
    assert set(kept["fragile"]) == {"question", "turned", "of"}
    assert set(kept["straight_lines"][0]) == {"pattern", "path"}
    assert set(kept["reached"][0]) == {"path", "rule", "witness"}
    assert kept["shares"]["method"] in set(Method)
    assert kept["findings"][0]["severity"] in set(Severity)


def test_what_the_engine_does_not_confirm_ends_the_proof() -> None:
    confirm(True, "it is so")
    with pytest.raises(DisagreementError, match="it is so"):
        confirm(False, "it is so")
