"""Reading golden cases, and answering them anew."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import sheet_of
from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.document import outcome_document
from assessments.domain.outcomes.outcome import Placement, Standing
from assessments.domain.snapshots.document import parse_snapshot
from assessments.domain.snapshots.snapshot import Snapshot

GOLDEN = Path(__file__).parent
# No outcome names these engines yet: until one does they may be mended, and have no cases.
OPEN: frozenset[int] = frozenset()
# What engines 1 and 2 never say.
OF_LATER_ENGINES: frozenset[StrEnum] = frozenset(
    {
        Placement.ALTERNATIVE,
        Placement.RIVAL_PLANNED,
        Placement.RIVAL_HELD,
        Placement.OUTGROWN,
        Placement.DISCOURAGED,
        Placement.WRONG_ROLE,
        Placement.OTHER_ROLE,
        Placement.OTHER_CIRCUMSTANCE,
        Placement.OUT_OF_REACH,
        Standing.WITH_COURSE,
        Standing.LOOKS_OPEN,
        Standing.ASK_ISSUER,
    }
)
# What each engine never says.
NEVER_SAID: dict[int, frozenset[StrEnum]] = {
    1: OF_LATER_ENGINES,
    2: OF_LATER_ENGINES,
    3: frozenset({Placement.SURPASSED}),
}


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """A case: its document as it lies in the file, and the number of the engine that gave the outcome."""

    engine: int
    name: str
    document: dict[str, Any]

    @property
    def outcome(self) -> bytes:
        """The canonical JSON of the outcome that was given."""
        return canonical_json(self.document["outcome"])


def golden_cases(engine: int) -> tuple[GoldenCase, ...]:
    """The cases of an engine, by name."""
    return tuple(
        GoldenCase(engine, path.stem, _read(path)) for path in sorted(folder_of(engine).glob("*.json"))
    )


def outcome_anew(case: GoldenCase) -> bytes:
    """The canonical JSON of the outcome that the engine gives now."""
    document, folder = case.document, folder_of(case.engine)
    definition = definition_in(folder / "definitions" / f"{document['definition']}.json")
    engine = engine_of(case.engine)
    outcome = engine.evaluate(
        engine.prepare(definition),
        sheet_of(definition, document["answers"]),
        parse_held(document["held"]),
        snapshot_in(folder / "snapshots" / f"{document['snapshot']}.json"),
        date.fromisoformat(document["as_of"]),
    )
    return canonical_json(outcome_document(outcome))


def folder_of(engine: int) -> Path:
    """Where the files of an engine lie."""
    return GOLDEN / f"engine_{engine}"


@cache
def definition_in(path: Path) -> Definition:
    """The definition of a file."""
    return parse_definition(_read(path))


@cache
def snapshot_in(path: Path) -> Snapshot:
    """The snapshot of a file."""
    return parse_snapshot(_read(path))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
