"""`manage.py explain_outcome`."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from assessments.models import Outcome
from tests.factories.assessments import PROJECT_ANSWERS, make_outcome

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, output, and what went to the terminal."""
    out, err = StringIO(), StringIO()
    try:
        call_command("explain_outcome", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def outcome() -> Outcome:
    return make_outcome(answers=PROJECT_ANSWERS)


def test_tables_say_rule_other_paths_and_the_fewest_answers(outcome: Outcome) -> None:
    code, out, err = run(str(outcome.submission.public_id))

    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert ["path", "project,", "margin", str(outcome.margin)] in lines
    assert ["project", "8", "8"] in lines
    assert "rule that decided: mostly_project" in out
    assert '{"at_least":50,"score":"project"}' in out
    assert [line for line in lines if line[:3] == ["work", "all", "found"]]
    assert [line for line in lines if line[:2] == ["work", "changeable"]]


def test_json_has_the_same_by_key_of_the_outcome(outcome: Outcome) -> None:
    code, out, _err = run(str(outcome.pk), "--json")
    told = json.loads(out)

    assert code == 0
    assert told["submission"] == str(outcome.submission.public_id)
    assert told["scores"] == outcome.document["scores"]
    distances = [
        way["distance"] for way in told["ways"] if way["variant"] == "all" and way["state"] == "found"
    ]
    assert min(distances) == told["margin"] == outcome.margin
    assert all(len(way["changes"]) == (way["distance"] or 0) for way in told["ways"])


@pytest.mark.parametrize("name", ["6e2f6c1e-55c5-4a5e-9b39-0c1f4ac8c9d1", "0", "9" * 5000, "nothing"])
def test_what_is_not_there_is_said_with_exit_code_one(name: str, outcome: Outcome) -> None:
    assert run(name) == (1, "", f"There is no outcome or submission “{name}”.\n")
