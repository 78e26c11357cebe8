"""A definition as its document, and the digests by which it is known."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.writer import canonical_definition, document_of, logic_hash, wording_hash
from tests.builders.changes import GONE, changed, with_text
from tests.builders.instruments import everything
from tests.builders.random_instruments import definitions, random_definition_document
from tests.builders.random_snapshots import random_of
from tests.builders.random_wording import embellished

EVERYTHING = everything()
MADE = compile_definition(EVERYTHING)

# What versions are known by, whatever Python computes it.
DIGEST = "4107ed6ea581f2d25be3a6819c7aebc3b8fd7aa9132c6524b1016907c96705e1"
LOGIC = "6f056cb384f3925976fdeb6a88c0b52d6d9821f089db76ae151816f563d7631f"
WORDING = "1bb7ed8bc1179108829eca923030997b4cfed3278acd6e65db1291adfa7bc729"


def test_digests_are_those_that_versions_were_frozen_with() -> None:
    assert hashlib.sha256(canonical_definition(MADE)).hexdigest() == DIGEST
    assert logic_hash(MADE) == LOGIC
    assert wording_hash(MADE) == WORDING


def test_logic_hash_is_over_all_but_texts_and_locales_and_wording_hash_over_these() -> None:
    logic = {key: value for key, value in EVERYTHING.items() if key not in {"texts", "locales"}}
    wording = {key: EVERYTHING[key] for key in ("locales", "texts")}

    assert logic_hash(MADE) == digest_of(logic)
    assert wording_hash(MADE) == digest_of(wording)


def digest_of(document: object) -> str:
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def test_definition_with_everything_written_is_the_document_that_was_read() -> None:
    assert document_of(MADE) == EVERYTHING
    assert parse_definition(document_of(MADE)) == MADE


@given(definitions())
@settings(max_examples=25)
def test_canonical_json_read_and_written_is_the_same_bytes_and_the_same_definition(made: Definition) -> None:
    written = canonical_definition(made)
    read = parse_definition(json.loads(written))

    assert read == made
    assert canonical_definition(read) == written
    assert (logic_hash(read), wording_hash(read)) == (logic_hash(made), wording_hash(made))


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_locales_optional_texts_and_mirrors_are_read_and_written_as_they_are(seed: int) -> None:
    random = random_of(seed)
    document = embellished(random, random_definition_document(random, questions=4))
    made = compile_definition(document)

    assert document_of(made) == document
    assert compile_definition(json.loads(canonical_definition(made))) == made


def test_order_of_keys_in_a_document_shows_nowhere() -> None:
    backwards = reversed_keys(EVERYTHING)

    assert list(backwards) != list(EVERYTHING)
    assert parse_definition(backwards) == MADE
    assert canonical_definition(parse_definition(backwards)) == canonical_definition(MADE)


def reversed_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: reversed_keys(item) for key, item in reversed(value.items())}
    return [reversed_keys(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("key", "another"),
        ("plan_size", 4),
        ("training_hours_a_week", 5),
        ("dimensions/2/focus_area", GONE),
        ("sections/+", {"key": "more"}),
        ("questions/0/choices/0/points/project", 6),
        ("questions/0/choices/0/key", "upwards"),
        ("questions/1/reversed", True),
        ("questions/2/change", GONE),
        ("questions/2/change", "growing"),
        ("questions/4/visible_if", GONE),
        ("questions/5/unit", "years"),
        ("questions/5/least", 1),
        ("questions/5/most", 601),
        ("paths/0/groups/0/disciplines/0", "agile"),
        ("paths/1/groups/0/certifications", GONE),
        ("rules/0/when/0/not_sure_over", 31),
        ("rules/0/kind", "undecided"),
        ("rules/0/steps", GONE),
        ("rules/2/when/1/any/+", {"score": "work", "at_most": 3}),
        ("background/education_levels/0", 0),
        ("background/experience/1/recent_years", 9),
        ("background/hours_a_week", GONE),
        ("mirror", GONE),
        ("mirror", {}),
        ("mirror/choices", GONE),
    ],
)
def test_change_of_logic_changes_its_hash_and_not_that_of_the_wording(place: str, value: object) -> None:
    document = changed(EVERYTHING, place, value)
    other = parse_definition(document)

    assert logic_hash(other) != LOGIC
    assert wording_hash(other) == WORDING
    assert document_of(other) == document


@pytest.mark.parametrize(
    "document",
    [
        with_text(EVERYTHING, "title", "Another title"),
        with_text(EVERYTHING, "questions/plans/help", GONE),
        changed(EVERYTHING, "locales", ["de", "en"]),
    ],
    ids=["text", "optional text", "default locale"],
)
def test_change_of_wording_changes_its_hash_and_not_that_of_the_logic(document: Any) -> None:
    other = parse_definition(document)

    assert logic_hash(other) == LOGIC
    assert wording_hash(other) != WORDING
    assert document_of(other) == document
