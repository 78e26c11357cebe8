"""Everything that comes before the demo's web server, in one process: each start of Django costs a second."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Migrate, write the roles, load accounts and content. Refuses unless DEMO is on."
    # They look for faults of the code, which make check looks for too: half a second at every start.
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This prepares a demo only: DEMO is off here.")
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("migrate", interactive=False, verbosity=1, stdout=self.stdout)
        call_command("sync_roles", stdout=self.stdout)
        call_command("load_demo", stdout=self.stdout)
