"""What a session is known by, and how long a code that a mail brings is good for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.cast import PASSWORD, make_person
from tests.support.mailbox import code_in_mail

pytestmark = pytest.mark.django_db


def test_signing_in_gives_a_new_key_that_nobody_guesses(client: Client) -> None:
    make_person("anna@example.org")
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key

    client.post("/accounts/login/", {"login": "anna@example.org", "password": PASSWORD})

    after = client.session.session_key
    assert after != before
    assert len(str(after)) == 32
    assert not client.session.exists(str(before))


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 302)])
def test_a_code_sent_by_mail_is_good_for_ten_minutes(
    minutes: int, status: int, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(
        "/accounts/signup/",
        {"email": "anna@example.org", "password1": "Long-enough-9"},
    )
    later = (timezone.now() + timedelta(minutes=minutes)).timestamp()
    monkeypatch.setattr("time.time", lambda: later)

    client.post("/accounts/confirm-email/", {"code": code_in_mail()})

    assert client.get("/accounts/profile/").status_code == status
