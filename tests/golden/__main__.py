"""`python -m tests.golden`: write the golden cases that are not there yet, of the engine of each format."""

import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from assessments.domain.answers.held_document import held_document
from assessments.domain.answers.parser import answers_document
from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.writer import logic_document
from assessments.domain.engines.registry import BY_FORMAT, engine_of
from assessments.domain.outcomes.document import outcome_document
from assessments.domain.snapshots.document import snapshot_document
from tests.builders.random_evaluations import Case
from tests.golden.corpus import folder_of
from tests.support.scratch_database import scratch_database


def main() -> None:
    """Write what is missing, and name it."""
    # The real catalogue is read through the database.
    with scratch_database("golden"):
        # Both read through models when they are imported.
        writing, advised, catalogue = map(
            import_module,
            ("tests.golden.writing", "tests.golden.advised", "tests.factories.demo_catalogue"),
        )
        _write_missing(BY_FORMAT[1], writing.inputs())
        _write_missing(BY_FORMAT[2], advised.advised_inputs(catalogue.imported_snapshot()))


def _write_missing(version: int, inputs: Mapping[str, Case]) -> None:
    for name, case in inputs.items():
        path = folder_of(version) / f"{name}.json"
        if not path.exists():
            _write(version, path, case)
            sys.stdout.write(f"wrote {path.name}\n")


def _write(version: int, path: Path, case: Case) -> None:
    """The case, and the definition and the snapshot that it names, which cases of one instrument share."""
    folder = folder_of(version)
    shared = path.stem if path.stem.startswith("random-") else case.definition.key
    definition = {**logic_document(case.definition), "locales": ["en"], "texts": {}}
    _keep(folder / "definitions" / f"{shared}.json", canonical_json(definition))
    _keep(folder / "snapshots" / f"{shared}.json", canonical_json(snapshot_document(case.snapshot)))
    engine = engine_of(version)
    prepared = engine.prepare(case.definition)
    outcome = engine.evaluate(prepared, case.sheet, case.held, case.snapshot, case.as_of)
    document = {
        "definition": shared,
        "snapshot": shared,
        "as_of": case.as_of.isoformat(),
        "answers": answers_document(case.sheet),
        "held": held_document(case.held),
        "outcome": outcome_document(outcome),
    }
    # Indented, so that a change of an outcome can be read.
    path.write_text(
        json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _keep(path: Path, content: bytes) -> None:
    """Write a file that several cases name; it never changes."""
    path.parent.mkdir(exist_ok=True, parents=True)
    if path.exists() and path.read_bytes() != content:
        raise FileExistsError(f"{path.name} holds something else: give the case a name of its own.")
    path.write_bytes(content)


if __name__ == "__main__":
    main()
