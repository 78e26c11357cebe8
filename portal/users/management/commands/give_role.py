"""Give a role at once: the way in for the first administrators, and where a second one is missing."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.users.models import User, normalise_email
from portal.users.services.change_roles import give_role


class Command(BaseCommand):
    help = "Give somebody a role at once. In the admin, most roles wait for a second administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="the person's email address")
        parser.add_argument("role", help="the name of the role, such as Moderators")

    def handle(self, *_args: Any, address: str, role: str, **_options: Any) -> None:
        person = User.objects.filter(email=normalise_email(address)).first()
        group = Group.objects.filter(name=role).first()
        if person is None:
            raise CommandError(f"There is no account with the address {address}.")
        if group is None:
            names = ", ".join(Group.objects.order_by("name").values_list("name", flat=True))
            raise CommandError(f"There is no role {role}. There are: {names}.")
        give_role(person, group)
        self.stdout.write(f"{person.email} is one of the {group.name} now.")
