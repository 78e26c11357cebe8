"""Sign in by a provider, and ask the API from another origin, where both are named. A test runs it.

Prints one line a step that worked; ends with an error at the first that did not. Works in the database that
PROCESS_DATABASE names and leaves nothing in it.
"""

import os
import sys
from typing import Any

from tests.support import sign_on_provider
from tests.support.sign_on_provider import CLIENT_ID, CLIENT_SECRET, SignOnProvider

ORIGIN = "https://institute.example.org"
START = "/accounts/oidc/sso/login/"


def expect(fact: object, step: str) -> None:
    """Say that a step worked, or end."""
    if not fact:
        raise SystemExit(f"failed: {step}")
    sys.stdout.write(f"{step}\n")


def main() -> None:
    """Take every step in turn."""
    sign_on_provider.serve()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.support.settings_with_other_sites",
        "OIDC_NAME": "Institute account",
        "OIDC_SERVER_URL": SignOnProvider.address,
        "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "API_CORS_ORIGINS": ORIGIN,
    }
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("check", fail_level="WARNING")
    with transaction.atomic():
        sign_in()
        refuse()
        transaction.set_rollback(True)
    ask_from_elsewhere()


def come_back(client: Any, **person: object) -> Any:
    """Press the button, sign in at the provider as this person, and come back."""
    SignOnProvider.person = person
    sent = client.post(START)
    state = sign_on_provider.note_challenge(sent["Location"])
    return client.get(f"{START}callback/", {"code": "1", "state": state})


def sign_in() -> None:
    """The button; a known person, a new one, and one whose role needs a second factor."""
    from allauth.socialaccount.models import SocialAccount
    from django.core import mail
    from django.test import Client
    from django.urls import reverse

    from portal.users.models import User
    from portal.users.personal_data import export_personal_data
    from portal.users.roles import EDITORS
    from tests.support.cast import add_second_factor, make_person

    page = Client().get("/accounts/login/")
    expect("Sign in with Institute account" in page.text, "button shown")
    expect(f"form-action 'self' {SignOnProvider.address}" in page["Content-Security-Policy"], "policy")

    known, client = make_person("known@example.org"), Client()
    come_back(client, sub="1", email="known@example.org", email_verified=True)
    expect(client.session.get("_auth_user_id") == str(known.pk), "verified address finds the account")
    expect(SocialAccount.objects.get().user == known, "account stays connected")
    connections = reverse("socialaccount_connections")
    expect(f'href="{connections}"' in client.get("/accounts/").text, "account leads to its connections")
    expect("Remove" in client.get(connections).text, "where one can be removed")
    expect("known@example.org" in str(export_personal_data(known)["single_sign_on"]), "copy of data")
    expect(any(message.to == ["known@example.org"] for message in mail.outbox), "owner is told")

    client = Client()
    come_back(client, sub="2", email="new@example.org", email_verified=True, given_name="Nia")
    expect(client.get("/accounts/").status_code == 200, "new person is signed in")
    expect(User.objects.get(email="new@example.org").first_name == "Nia", "with their name")

    client, editor = Client(), make_person("editor@example.org", role=EDITORS)
    come_back(client, sub="3", email="editor@example.org", email_verified=True)
    expect(client.get("/admin/")["Location"] == "/accounts/2fa/", "staff set up a second factor")
    add_second_factor(editor)
    client = Client()
    answer = come_back(client, sub="3", email="editor@example.org", email_verified=True)
    expect(answer["Location"].startswith("/accounts/2fa/authenticate/"), "staff show their second factor")
    expect("_auth_user_id" not in client.session, "and are not signed in before")


def refuse() -> None:
    """An address that the provider has not verified, a state that is not ours, and who gives up."""
    from django.test import Client

    from tests.support.cast import make_person

    make_person("victim@example.org")
    client = Client()
    come_back(client, sub="4", email="victim@example.org", email_verified=False)
    expect("_auth_user_id" not in client.session, "unverified address signs nobody in")
    client = Client()
    forged = client.get(f"{START}callback/", {"code": "1", "state": "made up"})
    expect("Sign-in did not work" in forged.text, "forged state is refused in words")
    state = sign_on_provider.note_challenge(client.post(START)["Location"])
    gone = client.get(f"{START}callback/", {"error": "access_denied", "state": state}, follow=True)
    expect("Sign-in was cancelled" in gone.text, "giving up is said in words")
    expect("Sign in with Institute account" in client.get(START).text, "a link alone asks first")


def ask_from_elsewhere() -> None:
    """Only the named origin, only below /api/, and without cookies."""
    from django.conf import settings
    from django.test import Client

    settings.PAGE_CACHE_SECONDS = 60
    name, address = "Access-Control-Allow-Origin", "/api/v1/schema/"

    def answer(path: str, origin: str) -> Any:
        return Client().get(path, headers={"Origin": origin} if origin else {})

    for origin, allowed in ((ORIGIN, ORIGIN), ("https://evil.example", None), ("", None), (ORIGIN, ORIGIN)):
        given = answer(address, origin)
        expect(given.status_code == 200, f"{origin or 'no origin'} is answered")
        expect(given.headers.get(name) == allowed, f"and told {allowed}")
        expect("origin" in given["Vary"].lower(), "by Vary: Origin")
        expect("Access-Control-Allow-Credentials" not in given, "without cookies")
    expect(name not in answer("/health/live", ORIGIN), "nothing beside the API")
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "PATCH"}
    before = Client().options(address, headers=asked)
    expect("authorization" in before["Access-Control-Allow-Headers"], "a script may send its token")


if __name__ == "__main__":
    main()
