"""`manage.py import_facts PATH …`: bring the catalogue in line with a fact base, and with an advice file."""

import argparse
import json
import logging
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError

from certifications.domain.fact_base.parser import is_advice, parse_advice, parse_fact_base
from certifications.domain.fact_base.problems import FactBaseRefusedError
from certifications.fact_base.presenters import (
    ImportReport,
    ReportedRefusal,
    refused_report,
    report_of,
)
from certifications.fact_base.services import Changes, NoCatalogueError, import_advice, import_fact_base
from certifications.fact_base.services.import_facts import Progress

BAR_WIDTH = 30


class OnceEachLoader(yaml.SafeLoader):
    """Reads plain data, and refuses a key that a mapping holds twice: else the last one would win unseen."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping of a node."""
        seen: set[str] = set()
        for key, _value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{key.value}” stands twice in the same place", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds, and the nodes that know in which line."""

    data: object
    node: yaml.Node | None

    def line_of(self, pointer: str) -> int:
        """The line of a place, or of the nearest one around it that is there, from 1."""
        node = self.node
        for step in pointer.split("/")[1:]:
            inner = _below(node, step.replace("~1", "/").replace("~0", "~"))
            if inner is None:
                break
            node = inner
        return node.start_mark.line + 1 if node is not None else 0


def _below(node: yaml.Node | None, step: str) -> yaml.Node | None:
    match node:
        case yaml.MappingNode():
            return next((value for key, value in node.value if key.value == step), None)
        case yaml.SequenceNode() if step.isdecimal() and int(step) < len(node.value):
            found: yaml.Node = node.value[int(step)]
            return found
    return None


class Command(BaseCommand):
    """Imports everything or nothing, and says what changed by record and field."""

    help = "Import a fact base (YAML). All of it or nothing; a second run changes nothing."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            type=Path,
            nargs="+",
            metavar="path",
            help="the fact base, the advice file that goes with it, or both",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument("--json", action="store_true", help="print the report as the API gives it")

    def handle(self, *_args: Any, **options: Any) -> None:
        watched = sys.stderr.isatty()
        if watched:
            # A line for each page saved would tear the bar; the report says more.
            logging.getLogger("wagtail").setLevel(logging.WARNING)
        is_dry_run = options["dry_run"]
        facts, advice = self._files(options["paths"])
        # What is refused is refused by its place in the facts, if there are any.
        reported = facts or advice
        try:
            changes = _imported(facts, advice, is_dry_run, self._progress if watched else None)
        except NoCatalogueError as error:
            raise CommandError(str(error)) from error
        except FactBaseRefusedError as error:
            report = refused_report(reported.data if reported else None, error, is_dry_run=is_dry_run)
            named = ", ".join(map(str, options["paths"]))
            raise CommandError(
                _as_json(report) if options["json"] else _refused_words(report, named, reported)
            ) from error
        report = report_of(facts.data if facts else None, changes, is_dry_run=is_dry_run)
        if options["json"]:
            self.stdout.write(_as_json(report))
        else:
            self._report(report, details=options["verbosity"] > 0)

    def _files(self, paths: list[Path]) -> tuple[ReadFile | None, ReadFile | None]:
        """The file of facts and that of advice, as far as they are given."""
        found: dict[bool, ReadFile] = {}
        for path in paths:
            read = self._read(path)
            if is_advice(read.data) in found:
                raise CommandError(f"{path} is a second file of its kind. Import one after the other.")
            found[is_advice(read.data)] = read
        return found.get(False), found.get(True)

    def _read(self, path: Path) -> ReadFile:
        try:
            loader = OnceEachLoader(path.read_text(encoding="utf-8"))
            node = loader.get_single_node()
            return ReadFile(None if node is None else loader.construct_document(node), node)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise CommandError(f"{path} is not YAML: {error}") from error

    def _progress(self, done: int, total: int, record: str) -> None:
        filled = BAR_WIDTH * done // max(total, 1)
        bar = "█" * filled + "░" * (BAR_WIDTH - filled)
        line = f"\r{bar} {done} of {total} {record:<40}"
        self.stderr.write(line, style_func=str, ending="" if done < total else "\n")

    def _report(self, report: ImportReport, *, details: bool) -> None:
        if details:
            for change in (*report.added, *report.changed):
                old, new = (_in_a_line(value or "") or "–" for value in (change.before, change.after))
                self.stdout.write(f"{change.record}: {change.field}: {old} → {new}")
        for kept in report.kept:
            ours, offered = (_in_a_line(value or "") for value in (kept.before, kept.after))
            self.stdout.write(
                f"{kept.record}: {kept.field}: kept “{ours}”, checked after the file was compiled; "
                f"the file says “{offered}”"
            )
        for slug in report.drafts:
            self.stdout.write(
                f"{slug}: has unpublished changes of an editor, so the import is in its draft only"
            )
        verb = "would change" if report.is_dry_run else "changed"
        self.stdout.write(f"{report.records} records read, {report.fields} fields {verb}.")


def _imported(
    facts: ReadFile | None, advice: ReadFile | None, is_dry_run: bool, progress: Progress | None
) -> Changes:
    stated = parse_advice(advice.data) if advice else None
    if facts is not None:
        return import_fact_base(parse_fact_base(facts.data), stated, dry_run=is_dry_run, progress=progress)
    return import_advice(stated, dry_run=is_dry_run) if stated else Changes()


def _as_json(report: ImportReport) -> str:
    return json.dumps(asdict(report), ensure_ascii=False, indent=2)


def _refused_words(report: ImportReport, named: str, read: ReadFile | None) -> str:
    """The first problems, a line each, and how many there are beside them."""
    lines = [f"{_line(one, read)}{one.record}: {one.field}: {one.sentence}" for one in report.refused]
    left = report.refusals - len(report.refused)
    more = [f"And {left:,} more. Fix these first."] if left > 0 else []
    head = f"Nothing was imported. {report.refusals} problem(s) in {named}:"
    return "\n".join([head, *lines, *more])


def _line(refused: ReportedRefusal, read: ReadFile | None) -> str:
    line = read.line_of(refused.pointer) if read and refused.pointer else 0
    return f"line {line}: " if line else ""


def _in_a_line(value: str) -> str:
    """A text of several lines as a report of one line a field shows it."""
    return " / ".join(value.splitlines())
