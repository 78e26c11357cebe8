"""The API's description as it is promised to programs: docs/api/openapi.json.

`python -m tests.support.api_description` compares it with the code, `--write` writes it. What breaks a
program that was written for it is refused both times: that needs another version of the API, beside this one.
"""

import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from portal.shared.rest.promise import PROMISED
from tests.support.api_changes import breaking_changes


def present_description() -> dict[str, Any]:
    """What the code describes. Django has to be set up."""
    from drf_spectacular.generators import SchemaGenerator

    described: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    loaded: dict[str, Any] = json.loads(json.dumps(described, default=str))
    return loaded


def promised_description() -> dict[str, Any]:
    """What programs were promised; nothing before the first time."""
    loaded: dict[str, Any] = json.loads(PROMISED.read_text("utf-8")) if PROMISED.exists() else {"paths": {}}
    return loaded


def written(document: dict[str, Any]) -> str:
    """As the file has it."""
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def complaints(promised: dict[str, Any], present: dict[str, Any]) -> list[str]:
    """Why the code may not go out as it is; none when it keeps the promise."""
    broken = breaking_changes(promised, present)
    if broken:
        return ["This breaks programs that were written for the API:", *broken]
    if written(promised) != written(present):
        command = "python -m tests.support.api_description --write"
        return [f"docs/api/openapi.json is not what the code describes: run {command}."]
    return []


def main(arguments: Sequence[str]) -> int:
    """Compare or write; 0 when all is well."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    import django

    django.setup()
    promised, present = promised_description(), present_description()
    broken = breaking_changes(promised, present)
    if "--write" in arguments and not broken:
        PROMISED.parent.mkdir(exist_ok=True)
        PROMISED.write_text(written(present), "utf-8")
        return 0
    said = complaints(promised, present)
    sys.stdout.write("".join(f"{line}\n" for line in said))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
