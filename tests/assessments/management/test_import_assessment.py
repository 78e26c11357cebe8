"""`manage.py import_assessment`: what it stores, prints and refuses."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from assessments.models import Assessment
from tests.builders.short_instrument import make_document

pytestmark = pytest.mark.django_db


def run(folder: Path, document: object, *options: str) -> str:
    path = folder / "definition.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    out = StringIO()
    call_command("import_assessment", str(path), *options, stdout=out)
    return out.getvalue()


def changed(**texts: str) -> dict[str, Any]:
    document: dict[str, Any] = make_document()
    document["texts"]["en"] |= texts
    return document


def test_file_becomes_a_draft(tmp_path: Path) -> None:
    assert "would be made" in run(tmp_path, make_document(), "--dry-run")
    assert not Assessment.objects.exists()

    assert "A new draft was made" in run(tmp_path, make_document(), "--title", "Mine")

    draft = Assessment.objects.get()
    assert (draft.title, draft.live, draft.current_version) == ("Mine", False, None)


def test_draft_is_changed_by_its_address(tmp_path: Path) -> None:
    run(tmp_path, make_document(), "--title", "Mine")

    said = run(tmp_path, changed(title="Another"), "--assessment", "mine")
    report = json.loads(run(tmp_path, changed(title="Another"), "--assessment", "mine", "--json"))

    assert said.splitlines() == ["~ /texts/en/title", "The draft “Mine” was changed."]
    assert report["state"] == "unchanged"
    assert Assessment.objects.get().revisions.count() == 2


def test_refusal_names_each_place(tmp_path: Path) -> None:
    document = make_document()
    document["questions"][0]["kind"] = "riddle"

    with pytest.raises(CommandError, match="Nothing was stored"):
        run(tmp_path, document)
    with pytest.raises(CommandError, match='"state": "refused"'):
        run(tmp_path, document, "--json")
    assert not Assessment.objects.exists()


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no assessment “nowhere”"):
        run(tmp_path, make_document(), "--assessment", "nowhere")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_assessment", str(tmp_path / "none.json"))


@pytest.mark.parametrize("text", ["{", "", '{"a": 1, "a": 2}'])
def test_file_that_is_no_json_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=r"broken\.json"):
        call_command("import_assessment", str(path))
