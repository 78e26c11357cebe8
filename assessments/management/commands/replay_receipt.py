"""`manage.py replay_receipt FILE`: compute an outcome again from its receipt alone."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.domain.receipts.receipt import ReceiptRefusedError, replay_receipt


class Command(BaseCommand):
    """Says whether the outcome of a receipt follows from what the receipt holds. Reads no database."""

    help = (
        "Compute the outcome of a receipt again, from the file alone. Exit code 0 when it is equal, 1 when "
        "something differs or the file is no receipt."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a receipt as the API gives it, JSON in UTF-8")
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            replayed = replay_receipt(_read(options["file"]))
        except ReceiptRefusedError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            document = {"path": replayed.outcome.path, "differing": [*replayed.differences]}
            self.stdout.write(json.dumps(document, ensure_ascii=False))
        elif replayed.differences:
            self.stdout.write(f"It differs: {', '.join(replayed.differences)}.")
        else:
            self.stdout.write(f"It is equal: {replayed.outcome.path}, by engine {replayed.outcome.engine}.")
        if replayed.differences:
            sys.exit(1)


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{path} is not JSON in UTF-8.") from error
