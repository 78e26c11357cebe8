"""`manage.py explain_outcome`: everything that explains one outcome."""

import argparse
import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from assessments.management.explanation_tables import tables_of
from assessments.results.queries.explanation import explained, outcome_named


class Command(BaseCommand):
    """Says why an outcome is what it is, how close other paths were, what became of certifications."""

    help = (
        "Explain an outcome: scores, the rule with both sides, other paths, the fewest answers to each. "
        "Exit code 1 when there is none."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name", help="public id of the submission, or key of the outcome")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        outcome = outcome_named(options["name"])
        if outcome is None:
            self.stderr.write(f"There is no outcome or submission “{options['name']}”.")
            sys.exit(1)
        document = explained(outcome)
        if options["json"]:
            self.stdout.write(json.dumps(document, ensure_ascii=False))
            return
        for line in tables_of(document):
            self.stdout.write(line)
