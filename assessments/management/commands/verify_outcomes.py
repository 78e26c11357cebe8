"""`manage.py verify_outcomes`: recompute every stored outcome and compare."""

import argparse
import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from assessments.management.progress import bar_on
from assessments.results.queries.verification import Verification, verify_outcomes


class Command(BaseCommand):
    """Says how many outcomes follow from what is stored with them, and names those that do not."""

    help = "Recompute every stored outcome by its own engine. Exit code 1 when one differs, else 0."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        result = verify_outcomes(progress=bar_on(self.stderr))
        if options["json"]:
            self.stdout.write(as_json(result))
        else:
            self._report(result)
        if result.differences:
            sys.exit(1)

    def _report(self, result: Verification) -> None:
        for difference in result.differences:
            self.stdout.write(f"outcome {difference.outcome}: {', '.join(difference.what)}")
        self.stdout.write(f"{result.checked} outcomes checked, {len(result.differences)} differ.")


def as_json(result: Verification) -> str:
    """{"checked": number, "differing": [{"outcome": key, "what": [words]}]}."""
    return json.dumps(
        {
            "checked": result.checked,
            "differing": [
                {"outcome": difference.outcome, "what": list(difference.what)}
                for difference in result.differences
            ],
        }
    )
