"""The JSON Schema says of the form what the parser says."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.schema import definition_schema
from assessments.domain.definitions.writer import document_of
from tests.assessments.domain.definitions.definition_mutations import MUTATIONS
from tests.builders.changes import GONE, changed, places_of
from tests.builders.instruments import everything
from tests.builders.newest_format import newest
from tests.builders.random_instruments import random_definition_document
from tests.builders.random_json import json_values
from tests.builders.random_snapshots import random_of

SCHEMA: dict[str, Any] = definition_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
EVERYTHING = everything()

# What a schema cannot say: keys that stand twice among objects, order, forms of Unicode, bounds that depend
# on another, that 3.0 is no whole number; and that a "$" is the very end, which Python's is not.
UNSAID = (
    "This key stands here twice.",
    "This kind stands here twice.",
    "be sorted.",
    "the composed form of Unicode (NFC).",
    "There is no such place.",
    "This should be a number from 700 to 1000000.",
    "not a fraction.",
    "“a?” is not a key",
)


def is_valid(document: object) -> bool:
    return VALIDATOR.is_valid(document)


def schemas_in(schema: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """What stands under a name of a property or of `$defs`, everywhere in the schema."""
    items = (
        schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    )
    for key, inner in items:
        if key in {"properties", "$defs"}:
            yield from ((f"{place}/{name}", part) for name, part in inner.items())
        yield from schemas_in(inner, f"{place}/{key}")


def test_schema_is_one_of_the_dialect_that_it_names_and_plain_json() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert canonical_json(SCHEMA)


def test_every_property_has_a_description_that_is_a_sentence() -> None:
    parts = dict(schemas_in(SCHEMA))

    assert len(parts) > 80
    assert [
        place for place, part in parts.items() if not str(part.get("description", "")).endswith(".")
    ] == []


def test_every_reference_leads_somewhere_and_every_part_is_referred_to() -> None:
    text = canonical_json(SCHEMA).decode()

    assert {name for name in SCHEMA["$defs"] if f'"#/$defs/{name}"' not in text} == set()
    assert text.count('"$ref"') == sum(text.count(f'"#/$defs/{name}"') for name in SCHEMA["$defs"])


def test_definition_with_everything_is_valid() -> None:
    assert [*VALIDATOR.iter_errors(EVERYTHING)] == []


def test_shorthand_of_choice_lists_is_valid_and_so_is_its_long_form() -> None:
    assert [*VALIDATOR.iter_errors(newest())] == []
    assert [*VALIDATOR.iter_errors(document_of(compile_definition(newest())))] == []


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("format", 3),
        ("lists", {}),
        ("lists/shares", ["none"]),
        ("lists/shares", ["none", "none"]),
        ("lists/Shares", ["none", "some"]),
        ("questions/0/list", GONE),
        ("questions/0/choices", [{"key": "a"}, {"key": "b"}]),
        ("questions/0/points", {}),
        ("questions/0/points/project", 3),
        ("questions/0/points/project", [0, 2, -1, 0]),
        ("questions/4/points", {"project": [0, 2]}),
        ("questions/6/list", "shares"),
        ("stages/0/stage", "expert"),
        ("stages/0/when", GONE),
        ("rules/0/moves", False),
        ("rules/0/when/0/same_answer", ["plans"]),
        ("paths/0/groups/0/kind", "Project"),
        ("background/regions/here", "Not a slug"),
        ("background/amounts/little", "500"),
        ("background/experience/0", {"kind": "project", "families": ["clerk"]}),
        ("background/experience/0/months_a_year/most", 13),
    ],
)
def test_what_the_parser_refuses_of_format_2_is_not_valid(where: str, value: object) -> None:
    document = changed(newest(), where, value)

    assert not is_valid(document)
    with pytest.raises(RefusedError):
        parse_definition(document)


@given(st.sampled_from(places_of(newest())), json_values(4))
@settings(max_examples=20)
def test_what_is_not_valid_of_format_2_is_refused_by_the_parser(place: str, value: object) -> None:
    document = changed(newest(), place, value)

    if not is_valid(document):
        with pytest.raises(RefusedError):
            parse_definition(document)


@given(st.integers(0, 10_000))
@settings(max_examples=8)
def test_random_definition_is_valid(seed: int) -> None:
    assert [*VALIDATOR.iter_errors(random_definition_document(random_of(seed)))] == []


@pytest.mark.parametrize(
    ("where", "value", "part"),
    [(where, value, part) for where, value, _place, part in MUTATIONS if value != "\udc00"],
    ids=[str(position) for position, mutation in enumerate(MUTATIONS) if mutation[1] != "\udc00"],
)
def test_what_the_parser_refuses_is_not_valid_where_a_schema_can_say_so(
    where: str, value: object, part: str
) -> None:
    assert is_valid(changed(EVERYTHING, where, value)) == any(unsaid in part for unsaid in UNSAID)


@given(st.sampled_from(places_of(EVERYTHING)), json_values(4))
@settings(max_examples=20)
def test_what_is_not_valid_is_refused_by_the_parser(place: str, value: object) -> None:
    document = changed(EVERYTHING, place, value)

    if not is_valid(document):
        with pytest.raises(RefusedError):
            parse_definition(document)
