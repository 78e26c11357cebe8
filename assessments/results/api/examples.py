"""Examples in the API’s description: those of Leo, one of the demo’s made-up learners, shortened."""

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any

from drf_spectacular.utils import OpenApiExample

# By name; `python -m portal.demo` shows the same.
DOCUMENTS: dict[str, Any] = json.loads(Path(__file__).with_name("examples.json").read_text("utf-8"))


def _shown(name: str, summary: str, status: HTTPStatus = HTTPStatus.OK) -> OpenApiExample:
    """What is answered."""
    return OpenApiExample(
        name, DOCUMENTS[name], response_only=True, status_codes=[str(status.value)], summary=summary
    )


def _sent(name: str, summary: str) -> OpenApiExample:
    """What is sent."""
    return OpenApiExample(name, DOCUMENTS[name], request_only=True, summary=summary)


SUMMARY = _shown("summary", "An outcome in a list")
OUTCOME = _shown("outcome", "Leo’s outcome")
COUNTERFACTUALS = _shown("counterfactuals", "What would change it")
PLAN = _shown("plan", "Leo’s plan")
ELIGIBILITY = _shown("eligibility", "Whether Leo may enter the PMP")
TRIAL_FIELDS = _shown("trial_fields", "What Leo may try")
TRIED = _sent("tried", "More hours from March on, paid by the employer")
TRIAL = _shown("trial", "What follows from it")
RECEIPT = _shown("receipt", "Leo’s receipt, without most of the catalogue and the definition")
PAYER_LINKS = _shown("payer_links", "One link")
NEW_PAYER_LINK = _sent("new_payer_link", "A link with a name on the page")
MADE_PAYER_LINK = _shown("made_payer_link", "The link, with its address", HTTPStatus.CREATED)
