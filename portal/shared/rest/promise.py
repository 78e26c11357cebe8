"""The API's description as it is promised to programs: docs/api/openapi.json."""

import json
from functools import cache
from typing import Any

from portal.shared.markdown_documents import DOCS

PROMISED = DOCS / "api" / "openapi.json"


@cache
def promised_text() -> str:
    """The description as the file has it, read once in a process."""
    return PROMISED.read_text(encoding="utf-8")


@cache
def promised_description() -> dict[str, Any]:
    """The description, to be looked at."""
    loaded: dict[str, Any] = json.loads(promised_text())
    return loaded
