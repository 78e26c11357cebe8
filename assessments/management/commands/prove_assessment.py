"""`manage.py prove_assessment`: prove definitions, and say what was found."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand

from assessments.authoring.going_live import sentence_of
from assessments.authoring.source import document_of_text
from assessments.authoring.stored_definitions import NamedDefinition, stored_definitions
from assessments.domain.compiler import compile_definition
from assessments.domain.definition import Definition
from assessments.domain.proof.report import Report, Severity
from assessments.domain.proof.report_json import parse_report, report_document
from assessments.domain.refusals import RefusedError
from assessments.management.progress import bar_on
from assessments.management.proof_tables import proof_lines
from assessments.services.store_proof import prove_and_store

CLEAN, ERRORS, WARNINGS, UNREADABLE = 0, 1, 2, 3
SUFFIXES = frozenset({".json", ".yaml", ".yml"})


class Command(BaseCommand):
    """Reads a file, or what is stored: current versions and latest drafts."""

    help = (
        "Prove definitions: a file (.json, .yaml), or the current version and latest draft of a stored "
        "assessment (by public id or by its definition's key), or of all. Exit code 0: at most notices; "
        "1: errors; 2: warnings, or something not proven; 3: something cannot be read."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("what", nargs="?", default="", help="a file, a public id, or a definition's key")
        parser.add_argument("--all", action="store_true", help="every stored assessment")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--no-store",
            action="store_true",
            help="prove anew what is stored, and keep no report; that of a file is never kept",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        what = options["what"]
        if options["all"] == bool(what):
            self._give_up("Name a file or an assessment, or say --all.")
        from_file = Path(what).suffix in SUFFIXES
        items = (definition_in(Path(what)),) if from_file else stored_definitions(what)
        if not items and what:
            self._give_up(f"There is no assessment “{what}”.")
        keep = not from_file and not options["no_store"]
        proved = [(item, self._prove(item, keep=keep)) for item in items]
        if options["json"]:
            self.stdout.write(as_json(proved))
        else:
            for item, report in proved:
                for line in proof_lines(item, report, with_overlaps=options["verbosity"] > 1):
                    self.stdout.write(line)
        sys.exit(exit_code(report for _item, report in proved))

    def _prove(self, item: NamedDefinition, *, keep: bool) -> Report | None:
        """The report; None where the definition cannot be read."""
        if item.definition is None:
            return None
        if keep:
            return parse_report(prove_and_store(item.definition, bar_on(self.stderr)).document)
        return _proved(item.definition, bar_on(self.stderr))

    def _give_up(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(UNREADABLE)


def _proved(definition: Definition, progress: Any) -> Report:
    from assessments.domain.proof.prover import prove

    return prove(definition, progress)


def definition_in(path: Path) -> NamedDefinition:
    """The definition of a file."""
    try:
        text = path.read_text(encoding="utf-8")
        document = (
            document_of_text(text) if path.suffix == ".json" else yaml.load(text, Loader=yaml.CSafeLoader)
        )
        return NamedDefinition(str(path), compile_definition(document))
    except RefusedError as error:
        return NamedDefinition(str(path), None, tuple(sentence_of(item) for item in error.refusals))
    except (OSError, ValueError, yaml.YAMLError) as error:
        # YAML's dates and numbers are read as they are made: one that there is not is a ValueError.
        return NamedDefinition(str(path), None, (str(error),))


def exit_code(reports: Iterable[Report | None]) -> int:
    """What stands for the worst of several reports."""
    found = list(reports)
    if any(report is None for report in found):
        return UNREADABLE
    for severity, code in ((Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS)):
        if any(report is not None and report.of(severity) for report in found):
            return code
    return CLEAN


def as_json(proved: Iterable[tuple[NamedDefinition, Report | None]]) -> str:
    """{"assessments": [{"title", "report" (as report_json writes it, or null), "refusals": [sentences]}]}."""
    return json.dumps(
        {
            "assessments": [
                {
                    "title": item.title,
                    "report": report_document(report) if report is not None else None,
                    "refusals": list(item.refusals),
                }
                for item, report in proved
            ]
        },
        ensure_ascii=False,
    )
