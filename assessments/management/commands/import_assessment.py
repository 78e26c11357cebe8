"""`manage.py import_assessment FILE`: make a draft of a definition, or change the draft of an assessment."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.core.management.base import BaseCommand, CommandError

from assessments.authoring.presenters.definition_import import (
    DefinitionReport,
    definition_report,
    refused_definition,
)
from assessments.authoring.services.import_definition import (
    DefinitionImport,
    DraftChangedError,
    DraftLockedError,
    import_definition,
)
from assessments.domain.definitions.refusals import RefusedError, sentence_of
from assessments.management.definition_files import document_in
from assessments.models import Assessment


class Command(BaseCommand):
    """Makes or changes a draft and says what differs; it goes live by approval, as any draft."""

    help = "Import the definition of an assessment (JSON or YAML) as a draft."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="the definition")
        parser.add_argument(
            "--assessment", default="", help="whose draft it becomes, by public id or address; else a new one"
        )
        parser.add_argument("--title", help="for editors; else it stays, or is that of the definition")
        parser.add_argument("--minutes", type=int, help="how long it takes; else it stays")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and store nothing")
        parser.add_argument("--json", action="store_true", help="print the report as the API gives it")

    def handle(self, *_args: Any, **options: Any) -> None:
        is_dry_run, path = options["dry_run"], options["path"]
        document = self._document(path)
        given = DefinitionImport(document, options["title"], options["minutes"])
        try:
            imported = import_definition(given, _named(options["assessment"]), is_dry_run=is_dry_run)
        except RefusedError as error:
            report = refused_definition(document, error, is_dry_run=is_dry_run)
            raise CommandError(
                _as_json(report) if options["json"] else _refused_words(report, path)
            ) from error
        except (DraftChangedError, DraftLockedError) as error:
            raise CommandError("The draft is locked, waits for approval, or was just saved.") from error
        report = definition_report(imported, document, is_dry_run=is_dry_run)
        self.stdout.write(_as_json(report) if options["json"] else _words(report))

    def _document(self, path: Path) -> object:
        try:
            return document_in(path)
        except RefusedError as error:
            said = "\n".join(sentence_of(item) for item in error.refusals)
            raise CommandError(f"{path}: {said}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is no text in UTF-8.") from error
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except (ValueError, yaml.YAMLError) as error:
            raise CommandError(f"{path} is not YAML: {error}") from error


def _named(name: str) -> Assessment | None:
    if not name:
        return None
    try:
        rows = Assessment.objects.filter(public_id=UUID(name))
    except ValueError:
        rows = Assessment.objects.filter(slug=name)
    found = rows.first()
    if found is None:
        raise CommandError(f"There is no assessment “{name}”.")
    return found


def _as_json(report: DefinitionReport) -> str:
    return json.dumps(asdict(report), ensure_ascii=False, indent=2, default=str)


def _refused_words(report: DefinitionReport, path: Path) -> str:
    lines = [f"{one.place or one.pointer or '/'}: {one.sentence}" for one in report.refused]
    left = report.refusals - len(report.refused)
    more = [f"And {left:,} more. Fix these first."] if left > 0 else []
    return "\n".join([f"Nothing was stored. {report.refusals} refusal(s) in {path}:", *lines, *more])


def _words(report: DefinitionReport) -> str:
    lines = [
        f"{sign} {place or '/'}"
        for sign, places in (("+", report.added), ("~", report.changed), ("-", report.removed))
        for place in places
    ]
    would = "would be " if report.is_dry_run else ""
    ends = {
        "new": f"A new draft {'would be' if report.is_dry_run else 'was'} made: “{report.title}”.",
        "changed": f"The draft “{report.title}” {would}{'' if would else 'was '}changed.",
        "unchanged": f"The draft “{report.title}” says the same already.",
    }
    return "\n".join([*lines, ends[report.state]])
