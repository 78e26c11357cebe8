"""A client generated from the API's description takes an assessment from start to outcome."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from portal.shared.rest.promise import PROMISED
from tests.factories.decisions import OPEN, certified, make_second_edition, serving

CONFIGURATION = "project_name_override: portal_client\npost_hooks: []\n"


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the client lies."""
    folder = tmp_path_factory.mktemp("generated")
    (folder / "config.yaml").write_text(CONFIGURATION)
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--overwrite"),
        *("--path", str(PROMISED), "--config", str(folder / "config.yaml")),
        *("--output-path", str(folder / "portal_client"), "--fail-on-warning"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def client(generated: Path, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The client, led to the site."""
    monkeypatch.syspath_prepend(str(generated))
    made = importlib.import_module("portal_client").Client
    with made(base_url=live_server.url, raise_on_unexpected_status=True) as client:
        yield client


def call(name: str, client: Any, *arguments: Any, **more: Any) -> Any:
    """The answer of an operation, as the client reads it."""
    tag = name.partition("_")[0]
    return importlib.import_module(f"portal_client.api.{tag}.{name}").sync(*arguments, client=client, **more)


def answer_to(question: Any) -> Any:
    """What somebody can say who has only read the question."""
    match question.kind:
        case "single" | "scale":
            return question.choices[0].key
        case "number":
            return question.least
        case _:
            return []


def answered(program: Any, state: Any, models: Any) -> Any:
    """The attempt, when its answers suffice."""
    while not state.progress.can_submit:
        key = state.progress.next_question
        question = next(one for section in state.sections for one in section.questions if one.key == key)
        body = models.AnswerInputRequest(value=answer_to(question), revision=question.answer.revision)
        call("attempts_answer", program, state.id, key, body=body)
        state = call("attempts_retrieve", program, state.id)
    return state


@pytest.mark.django_db(transaction=True)
def test_generated_client_takes_an_assessment_from_start_to_outcome(client: Any) -> None:
    serving((certified("pmp", OPEN), "established"), (certified("capm", OPEN, "USD 300"), "start"))
    make_second_edition()
    models = importlib.import_module("portal_client.models")

    offer = call("assessments_list", client).results[0]
    state = call("attempts_create", client, body=models.StartInputRequest(assessment=offer.slug))
    with client.with_headers({"Attempt-Token": state.attempt_token}) as program:
        state = answered(program, state, models)
        submitted = call("attempts_submit", program, state.id)
        outcome = call("outcomes_retrieve", program, submitted.id)

    assert outcome.path.key == submitted.path
    assert outcome.reasons
