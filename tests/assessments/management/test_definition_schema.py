"""`manage.py definition_schema`, as docs/algorithms/definition.md says how to call it."""

import json
from io import StringIO

from django.core.management import call_command

from assessments.domain.definitions.schema import definition_schema
from tests.support.repository import ROOT


def test_command_prints_the_schema_and_nothing_else() -> None:
    out = StringIO()
    call_command("definition_schema", stdout=out)

    assert json.loads(out.getvalue()) == definition_schema()


def test_document_says_how_to_print_it() -> None:
    text = (ROOT / "docs" / "algorithms" / "definition.md").read_text(encoding="utf-8")

    assert ".venv/bin/python manage.py definition_schema" in text
