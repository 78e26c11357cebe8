"""`python -m tests.golden`: write the golden cases that are not there yet, of the engine for format 1.

Engine 3 gets cases of format 2 when it is frozen.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path

import django

from assessments.domain.answers.held_document import held_document
from assessments.domain.answers.parser import answers_document
from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.writer import logic_document
from assessments.domain.engines.registry import BY_FORMAT, engine_of
from assessments.domain.outcomes.document import outcome_document
from assessments.domain.snapshots.document import snapshot_document
from tests.builders.random_evaluations import Case
from tests.golden.corpus import folder_of

# The inputs are of format 1.
ENGINE = BY_FORMAT[1]


def main() -> None:
    """Write what is missing, and name it."""
    # The real catalogue is read through the apps.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    folder = folder_of(ENGINE)
    for name, case in import_module("tests.golden.writing").inputs().items():
        path = folder / f"{name}.json"
        if not path.exists():
            _write(folder, path, case)
            sys.stdout.write(f"wrote {path.name}\n")


def _write(folder: Path, path: Path, case: Case) -> None:
    """The case, and the definition and the snapshot that it names, which cases of one instrument share."""
    shared = path.stem if path.stem.startswith("random-") else case.definition.key
    definition = {**logic_document(case.definition), "locales": ["en"], "texts": {}}
    _keep(folder / "definitions" / f"{shared}.json", canonical_json(definition))
    _keep(folder / "snapshots" / f"{shared}.json", canonical_json(snapshot_document(case.snapshot)))
    engine = engine_of(ENGINE)
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
