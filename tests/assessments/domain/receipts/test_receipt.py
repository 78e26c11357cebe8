"""Receipts: equal as they were given, different after any change."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Held
from assessments.domain.canonical import sha256_of
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.engines.registry import engine_of
from assessments.domain.receipts.receipt import (
    Grounds,
    ReceiptRefusedError,
    receipt_document,
    replay_receipt,
)
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.short_instrument import make_document

ANSWERS = {"share": "projects", "planning": "3", "routine": "1", "lead": "yes"}
Change = Callable[[dict[str, Any]], object]


def receipt(engine: int = 2) -> dict[str, Any]:
    definition = parse_definition(make_document())
    grounds = Grounds(
        engine=engine,
        as_of=date(2026, 12, 1),
        definition=definition,
        sheet=sheet_of(definition, ANSWERS),
        held=(Held("pmp", date(2020, 5, 1)),),
        snapshot=Snapshot((), ()),
    )
    found = engine_of(engine)
    outcome = found.evaluate(
        found.prepare(definition), grounds.sheet, grounds.held, grounds.snapshot, grounds.as_of
    )
    about = {"outcome": "7c4f3b1e-0000-4000-8000-000000000000"}
    loaded: dict[str, Any] = json.loads(json.dumps(receipt_document(grounds, outcome, about)))
    return loaded


@pytest.mark.parametrize("engine", [1, 2])
def test_receipt_as_it_was_given_is_equal(engine: int) -> None:
    assert replay_receipt(receipt(engine)).differences == ()


def test_each_changed_byte_is_noticed() -> None:
    """Whatever sign of the file becomes another one: it differs, or is no receipt any more."""
    text = json.dumps(receipt(), ensure_ascii=True)
    unnoticed = []
    for place in range(0, len(text), 7):
        other = "1" if text[place] == "0" else "0"
        try:
            document = json.loads(text[:place] + other + text[place + 1 :])
        except ValueError:
            continue
        if document == json.loads(text):
            continue
        try:
            differences = replay_receipt(document).differences
        except ReceiptRefusedError:
            continue
        if not differences:
            unnoticed.append(text[max(0, place - 20) : place + 20])
    assert unnoticed == []


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (lambda found: found["outcome"].update(path="explore"), ("outcome.path", "sha256")),
        (lambda found: found["outcome"]["scores"][0].__setitem__(1, 99), ("outcome.scores", "sha256")),
        (lambda found: found.update(snapshot_hash="0" * 64), ("snapshot_hash", "sha256")),
        (lambda found: found.update(logic_hash="0" * 64), ("logic_hash", "sha256")),
        (lambda found: found["about"].update(outcome="x"), ("sha256",)),
        (lambda found: found.update(held=[]), ("sha256",)),
    ],
)
def test_what_differs_is_named(change: Change, names: tuple[str, ...]) -> None:
    changed = receipt()
    change(changed)

    assert replay_receipt(changed).differences == names


def test_answer_that_was_changed_gives_another_outcome_even_under_a_new_digest() -> None:
    changed = receipt()
    changed["answers"]["planning"] = "1"
    changed["sha256"] = sha256_of({name: item for name, item in changed.items() if name != "sha256"})

    differences = replay_receipt(changed).differences

    assert "outcome.scores" in differences
    assert "sha256" not in differences


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.clear(),
        lambda found: found.update(format=2),
        lambda found: found.update(engine=99),
        lambda found: found.update(engine=[]),
        lambda found: found.update(as_of="yesterday"),
        lambda found: found.update(answers={"share": "nothing"}),
        lambda found: found.update(answers=[]),
        lambda found: found.update(definition={}),
        lambda found: found.update(snapshot=None),
        lambda found: found.update(more=1),
        lambda found: found.pop("held"),
    ],
)
def test_what_is_no_receipt_is_refused(change: Change) -> None:
    changed = copy.deepcopy(receipt())
    change(changed)

    with pytest.raises(ReceiptRefusedError):
        replay_receipt(changed)


@pytest.mark.parametrize("document", [None, [], "receipt", 1])
def test_what_is_no_object_is_refused(document: object) -> None:
    with pytest.raises(ReceiptRefusedError):
        replay_receipt(document)


def test_outcome_of_another_form_differs() -> None:
    changed = receipt()
    changed["outcome"] = 1.5

    assert "sha256" in replay_receipt(changed).differences
