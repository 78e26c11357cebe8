"""`manage.py verify_outcomes`: recompute every stored outcome and compare."""

import argparse
import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from assessments.queries.verification import Verification, verify_outcomes

BAR_WIDTH = 30
# The bar is drawn anew this many times at most: a terminal is slower than the engine.
BAR_STEPS = 300


class Command(BaseCommand):
    """Says how many outcomes follow from what is stored with them, and names those that do not."""

    help = "Recompute every stored outcome by its own engine. Exit code 1 when one differs, else 0."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        result = verify_outcomes(progress=self._progress if sys.stderr.isatty() else None)
        if options["json"]:
            self.stdout.write(as_json(result))
        else:
            self._report(result)
        if result.differences:
            sys.exit(1)

    def _progress(self, done: int, total: int) -> None:
        if done < total and done % max(total // BAR_STEPS, 1):
            return
        filled = BAR_WIDTH * done // max(total, 1)
        bar = "█" * filled + "░" * (BAR_WIDTH - filled)
        line = f"\r{bar} {done} of {total}"
        self.stderr.write(line, style_func=str, ending="" if done < total else "\n")

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
