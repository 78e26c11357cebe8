"""Run background work until told to stop."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.jobs.kinds import QUEUES
from portal.jobs.worker import run_worker


class Command(BaseCommand):
    help = "Run background work. One task at a time: start several for more. Ends on SIGTERM."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--queue",
            choices=QUEUES,
            action="append",
            default=[],
            help="Take work of this queue alone; without it, of all. May be given twice.",
        )
        parser.add_argument(
            "--interval", type=float, default=1.0, help="Seconds to wait while there is nothing to do."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        run_worker(interval=options["interval"], queues=options["queue"])
