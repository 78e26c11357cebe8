"""A copy of the database is no copy of the second factors, and the key can be changed."""

import json
from importlib import import_module
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from portal.users import factor_secrets
from portal.users.factor_secrets import UnreadableSecretError
from tests.support.authenticator_app import still_clock, totp_code
from tests.support.cast import PASSWORD, make_person, secret_of

__all__ = ["still_clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def stored() -> str:
    """Everything that the table of factors holds, as its bytes say it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM mfa_authenticator AS t")
        return str(cursor.fetchone()[0])


@pytest.fixture
def app() -> Authenticator:
    authenticator: Authenticator = TOTP.activate(make_person("anna@example.org"), SECRET).instance
    return authenticator


def reencrypt() -> str:
    out = StringIO()
    call_command("reencrypt_second_factors", stdout=out)
    return out.getvalue()


def test_the_database_holds_no_secret_of_an_app_and_no_seed_of_codes(app: Authenticator) -> None:
    RecoveryCodes.activate(app.user)
    codes = Authenticator.objects.get(type="recovery_codes")
    seed = factor_secrets.decrypt(codes.data["seed"])
    assert SECRET not in stored()
    assert seed not in stored()
    assert len(codes.wrap().get_unused_codes()) == 10


def test_an_encrypted_app_signs_its_owner_in(app: Authenticator, client: Client) -> None:
    client.post("/accounts/login/", {"login": "anna@example.org", "password": PASSWORD})
    client.post("/accounts/2fa/authenticate/", {"code": totp_code(secret_of(app))})
    assert client.get("/accounts/profile/").status_code == 200


def test_a_secret_that_somebody_wrote_in_plain_is_refused(app: Authenticator) -> None:
    with pytest.raises(UnreadableSecretError):
        factor_secrets.decrypt(SECRET)


def test_after_a_key_is_added_and_secrets_encrypted_anew_the_old_one_can_go(
    app: Authenticator, settings: Any
) -> None:
    old, new = settings.SECOND_FACTOR_KEYS[0], Fernet.generate_key().decode()
    settings.SECOND_FACTOR_KEYS = [new, old]
    assert secret_of(app) == SECRET
    assert reencrypt() == "Encrypted under the first key: 1.\n"
    settings.SECOND_FACTOR_KEYS = [new]
    app.refresh_from_db()
    assert secret_of(app) == SECRET


def test_a_secret_that_no_key_opens_is_told_and_left(app: Authenticator, settings: Any) -> None:
    before = stored()
    settings.SECOND_FACTOR_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="Not readable with any of the keys: 1"):
        reencrypt()
    assert stored() == before


def test_a_secret_that_somebody_wrote_in_plain_never_becomes_good(app: Authenticator) -> None:
    Authenticator.objects.update(data={"secret": SECRET})
    before = stored()
    with pytest.raises(CommandError, match="Not readable with any of the keys: 1"):
        reencrypt()
    assert stored() == before


def test_secrets_from_before_are_encrypted_by_the_migration_and_can_be_taken_back(app: Authenticator) -> None:
    migration = import_module("portal.users.migrations.0003_encrypt_second_factors")
    plain = {"secret": SECRET}
    Authenticator.objects.update(data=plain)
    migration.encrypt_secrets(apps, None)
    assert SECRET not in stored()
    app.refresh_from_db()
    assert secret_of(app) == SECRET
    migration.decrypt_secrets(apps, None)
    app.refresh_from_db()
    assert json.dumps(app.data) == json.dumps(plain)
