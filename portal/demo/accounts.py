"""The people of the demo, with passwords made at the first start."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from portal.demo.files import DemoAccount, read_accounts, write_accounts
from portal.users.models import User
from portal.users.roles import ADMINISTRATORS, EDITORS, MODERATORS, REPORT_VIEWERS, Role

# No letters or digits that look alike.
PASSWORD_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105 - an alphabet


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone of the demo and what they do."""

    title: str
    email: str
    first_name: str
    last_name: str
    role: Role | None


PEOPLE = (
    DemoPerson("Editor", "editor@example.org", "Ines", "Moreno", EDITORS),
    DemoPerson("Moderator", "moderator@example.org", "Tom", "Okafor", MODERATORS),
    DemoPerson("Second moderator", "second-moderator@example.org", "Mia", "Lindqvist", MODERATORS),
    DemoPerson("Report viewer", "report-viewer@example.org", "Paul", "Weber", REPORT_VIEWERS),
    DemoPerson("Administrator", "administrator@example.org", "Sara", "Haddad", ADMINISTRATORS),
    DemoPerson("Learner", "learner@example.org", "Leo", "Brandt", None),
)


def make_password() -> str:
    """Twelve characters in three groups, 59 bits."""
    groups = ("".join(secrets.choice(PASSWORD_ALPHABET) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def ensure_accounts(path: Path) -> tuple[DemoAccount, ...]:
    """Make the accounts that are missing; returns all, as written to `path`.

    Accounts that are there stay as they are, with one exception: when `path` no longer knows the
    password of one, it gets a new one, because nobody could sign in with it.
    """
    known = {account.email: account for account in read_accounts(path)}
    accounts = tuple(
        known.get(person.email) or DemoAccount(person.title, person.email, make_password())
        for person in PEOPLE
    )
    # Written first: an account whose password is lost would be worse than one written and not yet made.
    write_accounts(path, accounts)
    for person, account in zip(PEOPLE, accounts, strict=True):
        ensure_account(person, account.password, renew_password=person.email not in known)
    return accounts


@transaction.atomic
def ensure_account(person: DemoPerson, password: str, *, renew_password: bool) -> None:
    """Make one account with its role and a verified address, unless it is there."""
    user = User.objects.filter(email__iexact=person.email).first()
    if user is not None:
        if renew_password:
            user.set_password(password)
            user.save(update_fields=["password"])
        return
    user = User.objects.create_user(
        person.email, password, first_name=person.first_name, last_name=person.last_name
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    if person.role is not None:
        user.groups.add(Group.objects.get(name=person.role.name))
