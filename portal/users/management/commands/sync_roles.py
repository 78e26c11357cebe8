"""Write the table of roles to the database's groups."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.users.roles import built_on_roles
from portal.users.services.sync_roles import UnknownPermissionError, sync_roles


class Command(BaseCommand):
    help = "Give the groups of each role exactly the permissions that portal/users/roles.py lists."

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            changes = sync_roles()
        except UnknownPermissionError as error:
            raise CommandError(str(error)) from error
        brought_in_line = [name for name, bring_in_line in built_on_roles if bring_in_line()]
        if options["verbosity"] == 0:
            return
        for change in changes:
            for name in change.gained:
                self.stdout.write(f"{change.role}: gained {name}")
            for name in change.lost:
                self.stdout.write(f"{change.role}: lost {name}")
        for name in brought_in_line:
            self.stdout.write(f"{name}: brought in line")
        if not changes and not brought_in_line:
            self.stdout.write("The roles are as the table says.")
