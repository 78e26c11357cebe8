"""Give the application's database role its rights."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.operations.services.grant_to_application import UnfitRoleError, grant_to_application


class Command(BaseCommand):
    help = (
        "Let a database role read and write the rows of every table, and do nothing else. Run as the owner."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", help="the role in the DATABASE_URL of web and worker")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            grant_to_application(options["role"])
        except UnfitRoleError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"“{options['role']}” may read and write rows, and nothing else.")
