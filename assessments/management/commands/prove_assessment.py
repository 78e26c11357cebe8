"""`manage.py prove_assessment`: prove definitions, and say what was found."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from assessments.authoring.queries import NamedDefinition, stored_definitions
from assessments.domain.answer_space.confirmation import DisagreementError
from assessments.domain.proof.report import Report, Severity
from assessments.domain.proof.report_document import parse_report, report_document
from assessments.management.definition_files import SUFFIXES, definition_in
from assessments.management.progress import bar_on
from assessments.management.proof_tables import proof_lines
from assessments.proofs.presenters.report import contradiction_words, too_long_words
from assessments.proofs.services.store_proof import (
    ProofTooLongError,
    prove_and_store,
    prove_in_time,
)

CLEAN, ERRORS, WARNINGS, UNREADABLE, CONTRADICTED = 0, 1, 2, 3, 4

# A definition, and its report where there is one.
Proved = tuple[NamedDefinition, Report | None]


class Command(BaseCommand):
    """Reads a file, or what is stored: current versions and latest drafts."""

    help = (
        "Prove definitions: a file (.json, .yaml), or the current version and latest draft of a stored "
        "assessment (by public id or by its definition's key), or of all. Exit code 0: at most notices; "
        "1: errors; 2: warnings, or something not proven; 3: something cannot be read; 4: the prover "
        "contradicts the engine, which is a fault of the portal."
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
        self._contradicted = False
        proved = [self._prove(item, keep=keep) for item in items]
        if options["json"]:
            self.stdout.write(as_json(proved))
        else:
            for item, report in proved:
                for line in proof_lines(item, report, with_overlaps=options["verbosity"] > 1):
                    self.stdout.write(line)
        sys.exit(CONTRADICTED if self._contradicted else exit_code(report for _item, report in proved))

    def _prove(self, item: NamedDefinition, *, keep: bool) -> Proved:
        """A definition with its report; without one where it cannot be read, or the prover is wrong."""
        if item.definition is None:
            return item, None
        try:
            if keep:
                row = prove_and_store(item.definition, bar_on(self.stderr))
                return item, parse_report(row.document)
            return item, prove_in_time(item.definition, bar_on(self.stderr))
        except DisagreementError:
            self._contradicted = True
            return NamedDefinition(item.title, None, (contradiction_words(),)), None
        except ProofTooLongError as error:
            return NamedDefinition(item.title, None, (too_long_words(error.seconds),)), None

    def _give_up(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(UNREADABLE)


def exit_code(reports: Iterable[Report | None]) -> int:
    """What stands for the worst of several reports."""
    found = list(reports)
    if any(report is None for report in found):
        return UNREADABLE
    for severity, code in ((Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS)):
        if any(report is not None and report.of(severity) for report in found):
            return code
    return CLEAN


def as_json(proved: Iterable[Proved]) -> str:
    """One object: under `assessments`, each with its title, its report (or null) and the refusals."""
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
