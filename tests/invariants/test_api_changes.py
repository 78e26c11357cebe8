"""A change that breaks programs is seen; one that does not is let through."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.support.api_changes import breaking_changes
from tests.support.api_description import complaints

Change = Callable[[dict[str, Any]], object]

OLD: dict[str, Any] = {
    "paths": {
        "/things/": {
            "get": {
                "operationId": "things_list",
                "security": [{}],
                "parameters": [
                    {"in": "query", "name": "kind", "schema": {"type": "string", "enum": ["a", "b"]}}
                ],
                "responses": {
                    "200": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                    }
                },
            },
            "post": {
                "operationId": "things_create",
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewThing"}}}
                },
                "responses": {"201": {}},
            },
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["key"],
                "properties": {
                    "key": {"type": "string"},
                    "size": {"type": "integer"},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                },
            },
            "NewThing": {
                "type": "object",
                "required": ["key"],
                "additionalProperties": False,
                "properties": {"key": {"type": "string", "maxLength": 20}, "size": {"type": "integer"}},
            },
        }
    },
}


def thing(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"]["Thing"]
    return found


def new_thing(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"]["NewThing"]
    return found


def get(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"]["/things/"]["get"]
    return found


BREAKING: dict[str, Change] = {
    "gone": lambda new: new["paths"]["/things/"].pop("post"),
    "things_list is now": lambda new: get(new).update(operationId="all_things"),
    "needs a token": lambda new: get(new).update(security=[{"accessToken": []}]),
    "kind is gone": lambda new: get(new).update(parameters=[]),
    "kind has to be sent": lambda new: get(new)["parameters"][0].update(required=True),
    "no longer takes b": lambda new: get(new)["parameters"][0]["schema"].update(enum=["a"]),
    "no longer answers 200": lambda new: get(new).update(responses={"204": {}}),
    "/size: gone": lambda new: thing(new)["properties"].pop("size"),
    "/key: is not always there": lambda new: thing(new).update(required=[]),
    "can be null": lambda new: thing(new)["properties"]["size"].update(type=["integer", "null"]),
    "can be string": lambda new: thing(new)["properties"]["size"].update(type="string"),
    "/size: has to be sent": lambda new: new_thing(new).update(required=["key", "size"]),
    "/size: is refused": lambda new: new_thing(new)["properties"].pop("size"),
    "maxLength is 10": lambda new: new_thing(new)["properties"]["key"].update(maxLength=10),
    "no longer takes integer": lambda new: new_thing(new)["properties"]["size"].update(type="string"),
}
HARMLESS: dict[str, Change] = {
    "another address": lambda new: new["paths"].update({"/more/": {}}),
    "another member of an answer": lambda new: thing(new)["properties"].update(name={"type": "string"}),
    "a member that is always there": lambda new: thing(new).update(required=["key", "size"]),
    "another value that may be sent": lambda new: get(new)["parameters"][0]["schema"]["enum"].append("c"),
    "another parameter": lambda new: get(new)["parameters"].append(
        {"in": "query", "name": "q", "schema": {}}
    ),
    "a wider bound": lambda new: new_thing(new)["properties"]["key"].update(maxLength=30),
    "another wording": lambda new: thing(new).update(description="A thing."),
}


def changed(change: Change) -> dict[str, Any]:
    new = deepcopy(OLD)
    change(new)
    return new


@pytest.mark.parametrize("says", BREAKING)
def test_what_breaks_programs_is_told_with_its_place(says: str) -> None:
    found = breaking_changes(OLD, changed(BREAKING[says]))

    assert len(found) >= 1
    assert any(says in line and "/things/" in line for line in found), found


@pytest.mark.parametrize("what", HARMLESS)
def test_what_breaks_nobody_is_let_through(what: str) -> None:
    assert breaking_changes(OLD, changed(HARMLESS[what])) == []


def test_changed_description_has_to_be_written_down() -> None:
    assert complaints(OLD, OLD) == []
    assert "openapi.json" in complaints(OLD, changed(HARMLESS["another wording"]))[0]
    assert "breaks" in complaints(OLD, changed(BREAKING["gone"]))[0]
