"""`manage.py prove_assessment`: what it prints, keeps, and ends with."""

import json
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from assessments.domain.answer_space.confirmation import DisagreementError
from assessments.domain.proof.report import Finding, FindingKind, Severity
from assessments.models import Assessment, ProofReport
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_assessment, make_proof

pytestmark = pytest.mark.django_db

DEAD = Finding(FindingKind.DEAD_RULE, Severity.ERROR, "rules/mostly_operations")
STRAIGHT = Finding(
    FindingKind.STRAIGHT_LINER,
    Severity.WARNING,
    "paths/project",
    (("path", "project"), ("pattern", "first")),
)
OVERLAP = Finding(
    FindingKind.RULE_OVERLAP,
    Severity.NOTICE,
    "rules/mostly_operations",
    (("earlier", "mostly_projects"), ("earlier_path", "project"), ("path", "work")),
)


def run(*arguments: str, verbosity: int = 1) -> tuple[int, str, str]:
    """Exit code, output, and what went to the terminal."""
    out, err = StringIO(), StringIO()
    try:
        call_command("prove_assessment", *arguments, stdout=out, stderr=err, verbosity=verbosity)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def draft(**changes: object) -> Assessment:
    row: Assessment = Assessment.objects.create(
        title="Short", definition=json.dumps(make_document(**changes))
    )
    return row


def test_file_is_proved_for_real_and_nothing_kept(tmp_path: Path) -> None:
    document = make_document()
    # Nobody reaches it: whoever has all points of one has none of the other.
    document["rules"].insert(
        0,
        {
            "key": "all",
            "path": "work",
            "when": [{"score": "project", "at_least": 100}, {"score": "work", "at_least": 100}],
        },
    )
    document["texts"]["en"]["rules/all"] = "All of everything."
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")

    code, out, err = run(str(path))

    assert (code, err) == (1, "")
    assert "error    rules/all" in out
    assert "This rule never applies, whatever people answer." in out
    assert "Shares: Counted over all" in out
    assert not ProofReport.objects.exists()


def test_json_file_is_read_as_the_admin_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('{"format": 1, "format": 1}', encoding="utf-8")

    code, out, _err = run(str(path))

    assert code == 3
    assert "This key appears twice in one object." in out


@pytest.mark.parametrize("text", ["a: [", "key: short", "a: 2026-99-99", "a: !!int x"])
def test_file_that_is_no_definition_ends_with_three(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")

    assert run(str(path))[0] == 3
    assert run(str(tmp_path / "missing.json"))[0] == 3


def test_stored_draft_is_found_by_its_key_proved_and_its_report_kept() -> None:
    row = draft()

    code, out, _err = run("short")

    assert code in {0, 2}
    assert "Short, draft" in out
    assert ProofReport.objects.count() == 1
    assert run(str(row.public_id))[1] == out


def test_reports_that_are_there_are_shown_and_the_worst_decides_the_code() -> None:
    draft()
    make_proof(make_document(), OVERLAP)
    assert run("--all")[0] == 0
    draft(plan_size=5)
    make_proof(make_document(plan_size=5), STRAIGHT)
    assert run("--all")[0] == 2
    draft(plan_size=6)
    make_proof(make_document(plan_size=6), DEAD, STRAIGHT)
    code, out, _err = run("--all")
    assert code == 1
    assert out.count("Short, draft") == 3
    Assessment.objects.create(title="Half", definition="{")
    code, out, _err = run("--all")
    assert code == 3
    assert "This is not JSON" in out


def test_version_and_draft_of_the_same_logic_are_one() -> None:
    row = make_assessment()
    assert run("--all")[1].count("Short, ") == 1
    row.definition = json.dumps(make_document(plan_size=5))
    row.save()
    make_proof(make_document(plan_size=5))

    out = run("--all")[1]

    assert "Short, version 1" in out
    assert "Short, draft" in out


def test_overlaps_are_counted_and_listed_on_demand() -> None:
    draft()
    make_proof(make_document(), OVERLAP)

    assert "pairs of rules that can hold at once: 1 " in run("short")[1]
    listed = run("short", verbosity=2)[1]
    assert "notice   rules/mostly_operations" in listed
    assert "pairs of rules" not in listed


def test_no_store_proves_anew_and_keeps_nothing() -> None:
    draft()
    make_proof(make_document(), DEAD)

    code, out, _err = run("short", "--no-store")

    assert code in {0, 2}
    assert "rules/mostly_operations" not in out
    assert ProofReport.objects.count() == 1


def test_json_holds_the_reports() -> None:
    draft()
    make_proof(make_document(), DEAD)
    Assessment.objects.create(title="Half", definition="{")

    code, out, _err = run("--all", "--json")

    half, short = json.loads(out)["assessments"]
    assert code == 3
    assert half["report"] is None
    assert "not JSON" in half["refusals"][0]
    assert short["report"] == ProofReport.objects.get().document


def test_prover_that_the_engine_contradicts_ends_with_four_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def contradicted(*_given: object) -> None:
        raise DisagreementError

    draft()
    Assessment.objects.create(title="Half", definition="{")
    monkeypatch.setattr("assessments.management.commands.prove_assessment.prove_and_store", contradicted)

    code, out, _err = run("--all")

    assert code == 4
    assert "The prover contradicts the engine" in out
    assert "This is not JSON" in out


def test_counts_are_in_the_number_of_what_they_count() -> None:
    draft()
    make_proof(make_document(), DEAD, STRAIGHT, OVERLAP)

    assert "  1 error, 1 warning, 1 notice" in run("short")[1].splitlines()


@pytest.mark.parametrize("arguments", [(), ("short", "--all"), ("nothing",)])
def test_what_is_not_named_or_not_there_ends_with_three(arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (3, "")
    assert err
