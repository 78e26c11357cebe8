"""The demo's accounts."""

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from django.core.management import call_command

from portal.demo.accounts import PEOPLE, ensure_accounts, make_password
from portal.demo.files import read_accounts
from portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _roles(db: None) -> None:
    call_command("sync_roles", verbosity=0)


def test_first_start_makes_everybody_with_role_and_verified_address(tmp_path: Path) -> None:
    ensure_accounts(tmp_path / "accounts.json")

    roles = {
        user.email: [group.name for group in user.groups.all()]
        for user in User.objects.filter(email__in=[person.email for person in PEOPLE])
    }
    assert roles == {
        "editor@example.org": ["Editors"],
        "moderator@example.org": ["Moderators"],
        "second-moderator@example.org": ["Moderators"],
        "report-viewer@example.org": ["Report viewers"],
        "administrator@example.org": ["Administrators"],
        "learner@example.org": [],
    }
    assert EmailAddress.objects.filter(primary=True, verified=True).count() == len(PEOPLE)
    assert not User.objects.filter(is_superuser=True).exists()


def test_written_passwords_open_the_accounts(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    ensure_accounts(path)

    for account in read_accounts(path):
        assert authenticate(None, username=account.email, password=account.password) is not None
    assert len({account.password for account in read_accounts(path)}) == len(PEOPLE)


def test_passwords_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    ensure_accounts(tmp_path / "accounts.json")

    assert (tmp_path / "accounts.json").stat().st_mode & 0o777 == 0o600


def test_second_start_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    first = ensure_accounts(path)
    learner = User.objects.get(email="learner@example.org")
    learner.set_password("one of their own")
    learner.save()

    assert ensure_accounts(path) == first
    learner.refresh_from_db()
    assert learner.check_password("one of their own")


def test_start_that_was_cut_short_keeps_the_passwords_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    first = ensure_accounts(path)
    User.objects.filter(email="editor@example.org").delete()

    assert ensure_accounts(path) == first
    assert authenticate(None, username="editor@example.org", password=first[0].password) is not None


def test_lost_file_means_new_passwords(tmp_path: Path) -> None:
    path = tmp_path / "accounts.json"
    first = ensure_accounts(path)
    path.write_text("{damaged")

    second = ensure_accounts(path)

    assert not {account.password for account in first} & {account.password for account in second}
    assert authenticate(None, username=second[5].email, password=second[5].password) is not None


def test_passwords_are_long_and_never_alike() -> None:
    passwords = {make_password() for _ in range(200)}

    assert len(passwords) == 200
    assert {len(password) for password in passwords} == {14}
