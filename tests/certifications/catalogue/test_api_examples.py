"""Examples of answers in the API's description: each is an answer as the description has it."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.api_description import promised_description

PROMISED = promised_description()


def examples() -> Iterator[tuple[str, Any, Any]]:
    for path, operations in PROMISED["paths"].items():
        for operation in operations.values():
            content = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
            for example in content.get("examples", {}).values():
                yield path, content["schema"], example["value"]


@pytest.mark.parametrize(("path", "schema", "value"), list(examples()))
def test_example_is_an_answer_as_described(path: str, schema: Any, value: Any) -> None:
    described = {**schema, "components": PROMISED["components"]}
    strict = Draft202012Validator(described, format_checker=Draft202012Validator.FORMAT_CHECKER)

    assert value, path
    assert [error.message for error in strict.iter_errors(value)] == []


@pytest.mark.parametrize("path", [path for path in PROMISED["paths"] if "/certifications/" in path])
def test_each_answer_about_certifications_has_an_example(path: str) -> None:
    content = PROMISED["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]

    assert content["examples"]
