import json
import sys
from io import StringIO

import pytest
from django.core.management import call_command

from assessments.models import Outcome
from tests.assessments.tampering import tamper
from tests.factories.assessments import make_outcome, make_version

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, output, and what went to the terminal."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_outcomes", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def outcomes() -> list[Outcome]:
    version = make_version()
    return [make_outcome(version), make_outcome(version)]


@pytest.fixture
def tampered(outcomes: list[Outcome]) -> Outcome:
    """One of the two, changed by the owner of the database past its trigger."""
    tamper("outcome", "path = 'work'", outcomes[1].pk)
    return outcomes[1]


def test_outcomes_that_follow_end_with_zero(outcomes: list[Outcome]) -> None:
    assert run() == (0, "2 outcomes checked, 0 differ.\n", "")


def test_outcome_that_does_not_follow_ends_with_one_and_is_named(tampered: Outcome) -> None:
    assert run() == (1, f"outcome {tampered.pk}: path\n2 outcomes checked, 1 differ.\n", "")


def test_json_is_one_object_for_programs(tampered: Outcome) -> None:
    code, out, _err = run("--json")

    assert code == 1
    assert json.loads(out) == {
        "checked": 2,
        "differing": [{"outcome": tampered.pk, "what": ["path"]}],
    }


def test_json_of_nothing_amiss(outcomes: list[Outcome]) -> None:
    code, out, _err = run("--json")

    assert (code, json.loads(out)) == (0, {"checked": 2, "differing": []})


def test_bar_is_drawn_on_a_terminal_alone(outcomes: list[Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "█" not in run()[2]

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    code, out, err = run()
    assert (code, out) == (0, "2 outcomes checked, 0 differ.\n")
    assert err.endswith("2 of 2\n")
    assert "1 of 2" in err
