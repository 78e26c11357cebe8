"""`manage.py replay_receipt FILE`: equal, different, no receipt; no database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.assessments.domain.receipts.test_receipt import receipt


def run(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("replay_receipt", *arguments, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps(receipt()), "utf-8")
    return path


def test_receipt_that_follows_is_equal(file: Path) -> None:
    code, said = run(str(file))

    assert code == 0
    assert said.startswith("It is equal: ")


def test_receipt_with_another_path_differs(file: Path) -> None:
    changed = receipt()
    changed["outcome"]["path"] = "explore"
    file.write_text(json.dumps(changed), "utf-8")

    assert run(str(file)) == (1, "It differs: outcome.path, sha256.\n")
    code, said = run(str(file), "--json")
    assert code == 1
    assert json.loads(said)["differing"] == ["outcome.path", "sha256"]


@pytest.mark.parametrize("text", ["{}", "no JSON", "[" * 100_000])
def test_file_that_is_no_receipt_is_refused(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")

    with pytest.raises(CommandError):
        run(str(file))


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        run(str(tmp_path / "none.json"))
