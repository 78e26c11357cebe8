"""The JSON Schema (draft 2020-12) of a definition: the form that `parse_definition` reads.

What a schema cannot say, such as what refers to what, stands in docs/algorithms/definition.md.
"""

from typing import Any

from assessments.domain.definitions.definition import NEWEST_FORMAT, OLDEST_FORMAT
from assessments.domain.definitions.parser import adapter
from assessments.domain.definitions.questions import Kind
from assessments.domain.documents.fields import Key, KeyList, Table, Whole, list_schema
from assessments.domain.documents.values import CHOICE_KEY

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FORMAT = {
    "enum": [*range(OLDEST_FORMAT, NEWEST_FORMAT + 1)],
    "description": "The version of this form; what only the newest one has is refused in an older one.",
}
_LISTS = Table(
    "Choices that several questions have, by list: shorthand, of which each question gets its own.",
    Key("A list."),
    KeyList("The choices in order.", Key("A choice.", CHOICE_KEY), 2),
    "This should name a list.",
)
_LIST = Key("The list that its choices are of, in place of choices.")


def definition_schema() -> dict[str, Any]:
    """The schema as a JSON document; every property in it has a description."""
    found = adapter().json_schema(by_alias=True)
    properties = {**found["properties"], "format": _FORMAT, "lists": _LISTS.schema()}
    questions = properties["questions"]
    kinds = [_with_list(item) if _is_single(item) else item for item in questions["items"]["oneOf"]]
    properties["questions"] = {**questions, "items": {**questions["items"], "oneOf": kinds}}
    return {
        **found,
        "$schema": DIALECT,
        "title": "Definition of an assessment",
        "description": "The whole instrument: questions, points, rules, and its texts in every locale.",
        "properties": {"format": _FORMAT, **properties},
        "required": ["format", *found["required"]],
    }


def _is_single(question: dict[str, Any]) -> bool:
    return bool(question.get("properties", {}).get("kind", {}).get("const") == Kind.SINGLE)


def _with_list(question: dict[str, Any]) -> dict[str, Any]:
    """A single choice whose choices, and what they earn, may be those of a list."""
    points = {
        "type": "object",
        "propertyNames": Key("A dimension.").schema(),
        "additionalProperties": list_schema(
            Whole("Points.").schema(), 2, "A number for each choice of the list, in its order."
        ),
        "minProperties": 1,
        "description": "What the choices of the list earn, by dimension.",
    }
    return {
        **question,
        "properties": {**question["properties"], "list": _LIST.schema(), "points": points},
        "required": [name for name in question["required"] if name != "choices"],
        "oneOf": [{"required": ["choices"]}, {"required": ["list"]}],
        "dependentRequired": {"points": ["list"]},
    }
