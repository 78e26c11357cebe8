"""The JSON Schema (draft 2020-12) of a definition: the form that `parse_definition` reads.

What a schema cannot say, such as what refers to what, stands in docs/algorithms/definition.md.
"""

from typing import Any

from assessments.domain.definitions.parser import FORMAT, adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def definition_schema() -> dict[str, Any]:
    """The schema as a JSON document; every property in it has a description."""
    found = adapter().json_schema(by_alias=True)
    form = {"const": FORMAT, "description": "The version of this form."}
    return {
        **found,
        "$schema": DIALECT,
        "title": "Definition of an assessment",
        "description": "The whole instrument: questions, points, rules, and its texts in every locale.",
        "properties": {"format": form, **found["properties"]},
        "required": ["format", *found["required"]],
    }
