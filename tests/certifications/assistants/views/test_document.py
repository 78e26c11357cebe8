"""What docs/api/mcp.md shows is what happens."""

import json
import re

import pytest
from django.test import Client

from certifications.assistants.presenters.answers import FactAnswer
from certifications.assistants.views.tools import TOOLS
from portal.shared.write_limits import BOUNDS, Write
from tests.certifications.assistants.asked import post
from tests.support.repository import ROOT

DOCUMENT = (ROOT / "docs/api/mcp.md").read_text(encoding="utf-8")


def test_every_tool_is_told_of_and_none_that_is_gone() -> None:
    assert re.findall(r"^\| `(\w+)` \|", DOCUMENT, re.MULTILINE) == list(TOOLS)


def test_fact_that_is_shown_is_one() -> None:
    (shown,) = [
        block for block in re.findall(r"```text\n(.*?)```", DOCUMENT, re.DOTALL) if '"value"' in block
    ]
    assert FactAnswer.model_validate_json(shown).model_dump(mode="json") == json.loads(shown)


@pytest.mark.django_db
@pytest.mark.usefixtures("pages")
def test_question_that_is_asked_by_hand_is_answered(client: Client) -> None:
    (body,) = re.findall(r"-d '(.*?)'", DOCUMENT)
    result = post(client, body).json()["result"]
    assert result["structuredContent"]["facts"][0]["value"] == "180 questions"


def test_limit_that_is_told_is_the_one_that_is_kept() -> None:
    (told,) = re.findall(r"more than (\d+) questions in a minute", DOCUMENT)
    assert int(told) == BOUNDS[Write.QUESTIONS].most
