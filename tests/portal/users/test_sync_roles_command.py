from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from portal.users import roles
from portal.users.services import sync_roles as service

pytestmark = pytest.mark.django_db


def run(**options: object) -> str:
    out = StringIO()
    call_command("sync_roles", stdout=out, **options)
    return out.getvalue()


def test_it_says_when_nothing_changed() -> None:
    run()
    assert run() == "The roles are as the table says.\n"


def test_it_says_what_each_role_gained_and_lost() -> None:
    Group.objects.get(name="Administrators").permissions.clear()
    assert "Administrators: gained users.add_user\n" in run()


def test_it_can_be_silent() -> None:
    Group.objects.get(name="Administrators").permissions.clear()
    assert run(verbosity=0) == ""


def test_it_names_an_unknown_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = roles.Role(name="Editors", permissions=("users.fly",))
    monkeypatch.setattr(
        "portal.users.management.commands.sync_roles.sync_roles", lambda: service.sync_roles((wrong,))
    )
    with pytest.raises(CommandError, match=r"users\.fly"):
        run()
