"""`manage.py import_facts`: what it prints, what it refuses, and how it ends."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from certifications.models import CertificationPage
from tests.factories.fact_bases import changed, make_file, make_record, stated, written
from tests.factories.pages import make_catalogue_page

pytestmark = pytest.mark.django_db
RECORD = "certifications.0"


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    make_catalogue_page()


def run(folder: Path, data: object, *options: str) -> str:
    out = StringIO()
    call_command("import_facts", str(written(folder, data)), *options, stdout=out)
    return out.getvalue()


def test_changes_are_printed_by_record_and_field(tmp_path: Path) -> None:
    first = run(tmp_path, make_file())
    second = run(tmp_path, make_file())
    third = run(tmp_path, changed(make_file(), f"{RECORD}.exam.questions.value", 175))

    assert "example: fees.exam: – → USD 675" in first
    assert "example: coverage: – → project_work" in first
    assert second == "1 records read, 0 fields changed.\n"
    assert third == ("example: exam.questions.value: 180 → 175\n1 records read, 1 fields changed.\n")


def test_dry_run_says_what_would_change(tmp_path: Path) -> None:
    out = run(tmp_path, make_file(), "--dry-run")

    assert "example: fees.exam: – → USD 675" in out
    assert "fields would change." in out
    assert not CertificationPage.objects.exists()


@pytest.mark.parametrize(
    ("path", "value", "place", "sentence"),
    [
        (f"{RECORD}.colour", "red", "example: colour", "is not a known field"),
        (f"{RECORD}.exam.colour", "red", "example: exam.colour", "is not a known field"),
        (f"{RECORD}.exam.questions", stated("many"), "example: exam.questions", ""),
        (f"{RECORD}.prerequisites.routes.0.education", stated("a good school"), "education", "good school"),
        (f"{RECORD}.discipline", "astrology", "example: discipline", "astrology"),
        (f"{RECORD}.level", None, "example: level", "missing"),
        (f"{RECORD}.issuer", "An institute", "example: issuer", ""),
        (f"{RECORD}.exam.questions", {"value": 180, "confidence": "sure"}, "example: exam.questions", "sure"),
        ("meta.compiled", "yesterday", "meta.compiled", "date"),
        ("progressions", [{"from": "example", "to": "nobody", "kind": "required"}], "nobody", "no record"),
    ],
)
def test_what_is_wrong_is_named_with_its_place_and_nothing_is_imported(
    tmp_path: Path, path: str, value: Any, place: str, sentence: str
) -> None:
    data = changed(make_file(make_record(), make_record("other")), path, value)

    with pytest.raises(CommandError) as refused:
        run(tmp_path, data)

    assert "Nothing was imported" in str(refused.value)
    assert place in str(refused.value)
    assert sentence in str(refused.value)
    assert not CertificationPage.objects.exists()


def test_all_problems_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    data = changed(changed(make_file(), f"{RECORD}.level", "guru"), f"{RECORD}.discipline", "astrology")

    with pytest.raises(CommandError, match=r"(?s)2 problem\(s\).*(guru|astrology).*(guru|astrology)"):
        run(tmp_path, data)


@pytest.mark.parametrize("text", ["certifications: [", "\tnot: yaml", ""])
def test_file_that_is_no_fact_base_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("import_facts", str(path))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.yaml cannot be read"):
        call_command("import_facts", str(tmp_path / "nowhere.yaml"))


def test_yaml_cannot_make_objects(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("!!python/object/apply:os.system ['true']", encoding="utf-8")

    with pytest.raises(CommandError, match="is not YAML"):
        call_command("import_facts", str(path))
