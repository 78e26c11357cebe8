"""Examples of the description are what the description says."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from tests.support.api_description import present_description

OURS = ("/api/v1/outcomes/", "/api/v1/history/")


def examples() -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Of each operation: its name, the schema, the example."""
    described = present_description()
    for path, methods in described["paths"].items():
        if not path.startswith(OURS):
            continue
        for operation in methods.values():
            bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
            for body in bodies:
                for content in body.get("content", {}).values():
                    for example in content.get("examples", {}).values():
                        schema = {**content["schema"], "components": described["components"]}
                        yield operation["operationId"], schema, example["value"]


def test_every_example_is_of_its_schema() -> None:
    faults = [
        f"{name}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"
        for name, schema, value in examples()
        for fault in Draft202012Validator(schema).iter_errors(value)
    ]

    assert faults == []


def test_every_operation_shows_an_example_of_what_it_answers() -> None:
    shown = {name for name, _schema, _value in examples()}

    assert {"outcomes_list", "outcomes_retrieve", "outcomes_plan", "outcomes_receipt"} <= shown
    assert {"outcomes_try_out", "outcomes_what_if", "outcomes_counterfactuals"} <= shown
    assert {"outcomes_eligibility", "outcomes_payer_links", "outcomes_make_payer_link"} <= shown
    assert {"history_list", "history_retrieve"} <= shown
