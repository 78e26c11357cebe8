"""`manage.py import_facts PATH …`: bring the catalogue in line with a fact base, and with an advice file."""

import argparse
import logging
import sys
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError

from certifications.domain.fact_base.advice import Advice
from certifications.domain.fact_base.parser import is_advice, parse_advice, parse_fact_base
from certifications.domain.fact_base.problems import FactBaseRefusedError
from certifications.domain.fact_base.records import FactBase
from certifications.fact_base.services import Changes, NoCatalogueError, import_advice, import_fact_base
from certifications.fact_base.services.import_facts import Progress

BAR_WIDTH = 30
# A file that is wrong throughout has more problems than a terminal keeps.
MOST_SHOWN = 100


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

    def handle(self, *_args: Any, **options: Any) -> None:
        watched = sys.stderr.isatty()
        if watched:
            # A line for each page saved would tear the bar; the report says more.
            logging.getLogger("wagtail").setLevel(logging.WARNING)
        try:
            base, advice = self._files(options["paths"])
            progress = self._progress if watched else None
            changes = _imported(base, advice, dry_run=options["dry_run"], progress=progress)
        except NoCatalogueError as error:
            raise CommandError(str(error)) from error
        except FactBaseRefusedError as error:
            named = ", ".join(map(str, options["paths"]))
            raise CommandError(
                f"Nothing was imported. {len(error.problems)} problem(s) in {named}:\n{_shown(error)}"
            ) from error
        records = len(base.records) if base else 0
        self._report(changes, records, dry_run=options["dry_run"], details=options["verbosity"] > 0)

    def _files(self, paths: list[Path]) -> tuple[FactBase | None, Advice | None]:
        """What the files hold: at most one of each kind."""
        base: FactBase | None = None
        advice: Advice | None = None
        for path in paths:
            data = self._read(path)
            if (advice if is_advice(data) else base) is not None:
                raise CommandError(f"{path} is a second file of its kind. Import one after the other.")
            if is_advice(data):
                advice = parse_advice(data)
            else:
                base = parse_fact_base(data)
        return base, advice

    def _read(self, path: Path) -> object:
        try:
            return OnceEachLoader(path.read_text(encoding="utf-8")).get_single_data()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise CommandError(f"{path} is not YAML: {error}") from error

    def _progress(self, done: int, total: int, record: str) -> None:
        filled = BAR_WIDTH * done // max(total, 1)
        bar = "█" * filled + "░" * (BAR_WIDTH - filled)
        line = f"\r{bar} {done} of {total} {record:<40}"
        self.stderr.write(line, style_func=str, ending="" if done < total else "\n")

    def _report(self, changes: Changes, records: int, *, dry_run: bool, details: bool) -> None:
        if details:
            for change in changes.made:
                old, new = (_in_a_line(value) or "–" for value in (change.old, change.new))
                self.stdout.write(f"{change.record}: {change.field}: {old} → {new}")
        for kept in changes.kept:
            self.stdout.write(
                f"{kept.record}: {kept.field}: kept “{_in_a_line(kept.old)}”, checked after the file was "
                f"compiled; the file says “{_in_a_line(kept.new)}”"
            )
        for slug in changes.drafts:
            self.stdout.write(
                f"{slug}: has unpublished changes of an editor, so the import is in its draft only"
            )
        verb = "would change" if dry_run else "changed"
        self.stdout.write(f"{records} records read, {len(changes.made)} fields {verb}.")


def _imported(
    base: FactBase | None, advice: Advice | None, *, dry_run: bool, progress: Progress | None
) -> Changes:
    if base is not None:
        return import_fact_base(base, advice, dry_run=dry_run, progress=progress)
    return import_advice(advice, dry_run=dry_run) if advice else Changes()


def _in_a_line(value: str) -> str:
    """A text of several lines as a report of one line a field shows it."""
    return " / ".join(value.splitlines())


def _shown(refused: FactBaseRefusedError) -> str:
    """The first problems, a line each, and how many there are beside them."""
    left = len(refused.problems) - MOST_SHOWN
    more = [f"And {left:,} more. Fix these first."] if left > 0 else []
    return "\n".join([*(str(problem) for problem in refused.problems[:MOST_SHOWN]), *more])
