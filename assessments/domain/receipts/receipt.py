"""The receipt of an outcome as one document, and its replay from that document alone.

docs/algorithms/receipt.md says what it holds and what it shows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.domain.answers.held_document import held_document, parse_held
from assessments.domain.answers.parser import answers_document, sheet_of
from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.canonical import canonical_json, sha256_of
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.writer import document_of, logic_hash, wording_hash
from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.document import outcome_document
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.document import parse_snapshot, snapshot_document, snapshot_hash
from assessments.domain.snapshots.snapshot import Snapshot

Document = dict[str, Any]

FORMAT = 1
PARTS = frozenset(
    {
        *(
            "format",
            "about",
            "engine",
            "as_of",
            "definition",
            "logic_hash",
            "wording_hash",
            "answers",
            "held",
        ),
        *("snapshot", "snapshot_hash", "outcome", "sha256"),
    }
)
# What code that reads one part raises at another that does not fit it.
_UNFIT = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)


class ReceiptRefusedError(ValueError):
    """It is no receipt that can be replayed; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that an outcome rests on."""

    engine: int
    as_of: date
    definition: Definition
    sheet: Sheet
    held: tuple[Held, ...]
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class ReceiptVerdict:
    """What the grounds of a receipt give, and what of the receipt is not as it must be, by name."""

    outcome: Outcome
    differences: tuple[str, ...]


def receipt_document(grounds: Grounds, outcome: Outcome, about: object) -> Document:
    """The receipt of an outcome. `sha256` is that of the canonical JSON of all the rest.

    `about` is for readers: which outcome it is. Nothing is computed from it.
    """
    document: Document = {
        "format": FORMAT,
        "about": about,
        "engine": grounds.engine,
        "as_of": grounds.as_of.isoformat(),
        "definition": document_of(grounds.definition),
        "logic_hash": logic_hash(grounds.definition),
        "wording_hash": wording_hash(grounds.definition),
        "answers": answers_document(grounds.sheet),
        "held": held_document(grounds.held),
        "snapshot": snapshot_document(grounds.snapshot),
        "snapshot_hash": snapshot_hash(grounds.snapshot),
        "outcome": outcome_document(outcome),
    }
    return {**document, "sha256": sha256_of(document)}


def replay_receipt(document: object) -> ReceiptVerdict:
    """Compute the outcome of a receipt again, by the engine that it names, from the receipt alone.

    Raises:
        ReceiptRefusedError: it is of another form, or names an engine that there is not.
    """
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise ReceiptRefusedError("This is no receipt of an outcome.")
    if document.keys() != PARTS:
        named = ", ".join(sorted(map(str, document.keys() ^ PARTS)))
        raise ReceiptRefusedError(f"A receipt has other parts: {named}.")
    grounds = _grounds(document)
    outcome = _evaluated(grounds)
    return ReceiptVerdict(outcome, tuple(_differences(document, grounds, outcome)))


def _grounds(document: Mapping[str, Any]) -> Grounds:
    # A file that somebody changed may be of any form, and each part tells so by an error of its own.
    try:
        definition = parse_definition(document["definition"])
        engine = document["engine"]
        engine_of(engine)
        return Grounds(
            engine=engine,
            as_of=date.fromisoformat(document["as_of"]),
            definition=definition,
            sheet=sheet_of(definition, document["answers"]),
            held=parse_held(document["held"]),
            snapshot=parse_snapshot(document["snapshot"]),
        )
    except _UNFIT as error:
        raise ReceiptRefusedError(f"A part of the receipt cannot be read: {error}") from error


def _evaluated(grounds: Grounds) -> Outcome:
    engine = engine_of(grounds.engine)
    # Parts that can be read need not fit each other: a definition may be of another format than its engine.
    try:
        prepared = engine.prepare(grounds.definition)
        return engine.evaluate(prepared, grounds.sheet, grounds.held, grounds.snapshot, grounds.as_of)
    except _UNFIT as error:
        raise ReceiptRefusedError("The parts of the receipt do not fit each other.") from error


def _differences(document: Mapping[str, Any], grounds: Grounds, outcome: Outcome) -> Iterator[str]:
    """Parts that do not follow from the others, in the order of the receipt; "sha256" comes last."""
    found = receipt_document(grounds, outcome, None)
    for part in ("logic_hash", "wording_hash", "snapshot_hash"):
        if document[part] != found[part]:
            yield part
    yield from _in_outcome(document["outcome"], found["outcome"])
    rest = {name: item for name, item in document.items() if name != "sha256"}
    if _digest(rest) != document["sha256"]:
        yield "sha256"


def _in_outcome(told: object, found: Document) -> Iterator[str]:
    if _canonical(told) == canonical_json(found):
        return
    names = [
        name for name in found if not isinstance(told, Mapping) or _part(told, name) != _part(found, name)
    ]
    yield from (f"outcome.{name}" for name in names or ["form"])


def _part(document: Mapping[str, Any], name: str) -> bytes | None:
    return _canonical(document.get(name))


def _canonical(value: object) -> bytes | None:
    """The canonical form; None where there is none, as of a fraction."""
    try:
        return canonical_json(value)
    except ValueError:
        return None


def _digest(value: object) -> str | None:
    return None if _canonical(value) is None else sha256_of(value)
