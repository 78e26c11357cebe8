"""`manage.py import_facts`: what it prints, what it refuses, and how it ends."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from certifications.models import CertificationPage
from tests.factories.fact_bases import SOURCE, changed, make_file, make_record, stated, written
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


def test_change_of_a_text_of_several_lines_takes_one_line(tmp_path: Path) -> None:
    run(tmp_path, changed(make_file(), f"{RECORD}.not_found", ["fees", "syllabus"]))
    out = run(tmp_path, changed(make_file(), f"{RECORD}.not_found", ["fees", "level"]))

    assert out == "example: not_found: fees / syllabus → fees / level\n1 records read, 1 fields changed.\n"


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
        (f"{RECORD}.discipline", "astrology", "example: discipline", "astrology"),
        (f"{RECORD}.level", None, "example: level", "missing"),
        (f"{RECORD}.issuer", "An institute", "example: issuer", ""),
        (f"{RECORD}.exam.questions", {"value": 180, "confidence": "sure"}, "example: exam.questions", "sure"),
        ("meta.compiled", "yesterday", "meta.compiled", "date"),
        ("progressions", [{"from": "example", "to": "nobody", "kind": "required"}], "nobody", "no record"),
        ("certifications", [], "certifications", "missing or empty"),
        ("meta.compiled", "2999-01-01", "meta.compiled", "in the future"),
        (f"{RECORD}.exam.questions", stated(180, source_url="javascript:alert(1)"), "source_url", "https://"),
        (
            f"{RECORD}.exam.questions",
            stated(180, source_url="https://x.org/" + "x" * 500),
            "source_url",
            "500",
        ),
        (f"{RECORD}.exam.questions", stated(10**30), "example: exam.questions", "form"),
        (f"{RECORD}.fees.exam", stated({"amount": 5, "currency": "dollars"}), "example: fees.exam", "form"),
        (
            f"{RECORD}.fees.exam",
            stated({"from": 9, "to": 5, "currency": "USD"}),
            "example: fees.exam",
            "form",
        ),
        (f"{RECORD}.who_it_suits", "a\0b", "example: who_it_suits", "cannot keep"),
        (f"{RECORD}.who_it_suits", "a" * 401, "example: who_it_suits", "longer than 400"),
        (f"{RECORD}.abbreviation", "A" * 21, "example: abbreviation", "20"),
        (f"{RECORD}.slug", "no slug!", "slug", "slug"),
        (f"{RECORD}.issuer.organisation", "Example Institute!", "issuer.organisation", "too similar"),
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


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"{RECORD}.conflicts", "example: conflicts “exam fee”"),
        (f"{RECORD}.sources", "example: sources “https://www.example.org/handbook/”"),
        ("certifications", "example: slug"),
        ("progressions", "example to other, required"),
        ("stale_facts", "example “200 questions”"),
        ("learner_questions", "“Which first?”"),
        ("lookalikes", "“Examplary”"),
    ],
)
def test_what_stands_twice_is_refused_as_two_imports_would_undo_each_other(
    tmp_path: Path, path: str, place: str
) -> None:
    data = make_file(
        make_record(),
        make_record("other"),
        progressions=[{"from": "example", "to": "other", "kind": "required", **SOURCE}],
        stale_facts=[{"certification": "example", "stale_or_wrong": "200 questions", "better": "180"}],
        learner_questions=[{"question": "Which first?", "source_url": "https://www.example.org/"}],
        lookalikes=[{"name": "Examplary", "is": "Something else."}],
    )
    run(tmp_path, data, "--dry-run")
    *above, last = path.split(".")
    at: Any = data["certifications"][0] if above else data
    at[last] = [*at[last], at[last][0]]

    with pytest.raises(CommandError) as refused:
        run(tmp_path, data)

    assert f"{place}: stands in the file twice." in str(refused.value)
    assert "1 problem(s)" in str(refused.value)


@pytest.mark.parametrize(
    "text", ["certifications: [", "\tnot: yaml", "", "a: 1\na: 2", "? [a]\n: b", "a: 1\n---\nb: 1"]
)
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


def test_report_is_printed_as_the_api_gives_it(tmp_path: Path) -> None:
    run(tmp_path, make_file())

    report = json.loads(run(tmp_path, changed(make_file(), f"{RECORD}.exam.questions.value", 175), "--json"))

    (change,) = report["changed"]
    assert (change["pointer"], change["before"], change["after"]) == ("/certifications/0", "180", "175")
    assert report["drafts"] == []


def test_problem_is_named_with_its_line(tmp_path: Path) -> None:
    data = changed(make_file(), f"{RECORD}.discipline", "astrology")
    path = written(tmp_path, data)
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "astrology" in text)

    with pytest.raises(CommandError, match=rf"line {line}: example: discipline"):
        call_command("import_facts", str(path))
