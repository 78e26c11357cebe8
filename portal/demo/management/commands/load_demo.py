"""Load the demo's accounts and content."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.demo.files import DemoError
from portal.demo.loader import load_demo


class Command(BaseCommand):
    help = "Make the demo's accounts and first pages where they are missing. Refuses unless DEMO is on."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            made = load_demo()
        except DemoError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("The first pages are published." if made else "The pages are there already.")
