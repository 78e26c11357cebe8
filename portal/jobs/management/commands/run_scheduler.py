"""Start periodic work and take jobs back from lost workers, until told to stop."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.jobs.scheduler import run_scheduler


class Command(BaseCommand):
    help = (
        "Start periodic work and take jobs back from lost workers. A second one stands by. Ends on SIGTERM."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=5.0, help="Seconds between two rounds.")

    def handle(self, *_args: Any, **options: Any) -> None:
        run_scheduler(interval=options["interval"])
