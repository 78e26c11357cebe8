"""A visitor's network address is counted and kept nowhere: in no table, session or line of the log."""

import base64
import json
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from psycopg.sql import SQL, Identifier

from certifications.models import FactReport
from portal.jobs.services.prune_finished import prune_sessions
from portal.operations.counters import remove_expired
from portal.operations.models import CounterEntry
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import PASSWORD, make_person
from tests.support.mailbox import code_in_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("counted_in_table")]

ADDRESSES = {"203.0.113.77": ["203.0.113.77"], "2001:db8:77:88::99": ["2001:db8:77", "2001:0db8:0077"]}


def visit(address: str) -> None:
    """All that counts or could keep an address: signing up, in and out, forgetting, reporting, changing."""
    client = Client(REMOTE_ADDR=address, headers={"X-Forwarded-For": address, "X-Real-IP": address})
    email, new = f"new-{len(address)}@example.org", "Another-long-1"
    page = make_certification(make_catalogue_page(), facts=(fact_row(),))
    client.post(
        reverse("certifications:report_error", args=[page.translation_key, "exam.questions"]),
        {"message": "It is 150 now."},
    )
    assert FactReport.objects.exists()
    client.post("/accounts/signup/", {"email": email, "password1": PASSWORD})
    client.post("/accounts/confirm-email/", {"code": code_in_mail()})
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new})
    client.post("/accounts/logout/")
    for password in ("wrong", new):
        client.post("/accounts/login/", {"login": email, "password": password})
    client.post("/accounts/password/reset/", {"email": email})


def stored() -> dict[str, str]:
    """The text of every table's rows; of sessions what is in them as well."""
    with connection.cursor() as cursor:
        texts = {}
        for table in connection.introspection.table_names(cursor):
            rows = SQL("SELECT string_agg(held::text, ' ') FROM {} AS held").format(Identifier(table))
            cursor.execute(rows)
            texts[table] = cursor.fetchone()[0] or ""
    texts["inside sessions"] = json.dumps([session.get_decoded() for session in Session.objects.all()])
    return texts


def as_kept(word: str) -> list[str]:
    """A word as text, in a column of bytes, and in base64 wherever it begins."""
    shifted = [base64.b64encode(b"x" * by + word.encode()).decode()[4:-4] for by in range(3)]
    return [word, word.encode().hex(), *shifted]


def places(texts: dict[str, str], words: list[str]) -> list[str]:
    return sorted(
        {place for place, text in texts.items() for word in words for kept in as_kept(word) if kept in text}
    )


@pytest.mark.parametrize("address", sorted(ADDRESSES))
def test_address_of_a_visitor_is_in_no_table_session_or_log(
    address: str, capfd: pytest.CaptureFixture[str], settings: Any
) -> None:
    settings.PROXY_COUNT = 1
    make_person("somebody@example.org")
    visit(address)
    assert CounterEntry.objects.exists(), "nothing was counted"
    said = capfd.readouterr()

    texts = {**stored(), "log": said.out + said.err}
    assert places(texts, ADDRESSES[address]) == []


def test_counts_and_sessions_are_gone_after_their_time() -> None:
    visit("203.0.113.77")
    CounterEntry.objects.update(expires="2000-01-01T00:00Z")
    Session.objects.update(expire_date="2000-01-01T00:00Z")
    remove_expired()
    prune_sessions()

    assert (CounterEntry.objects.count(), Session.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "how", [str, lambda word: word.encode().hex(), lambda word: base64.b64encode(word.encode()).decode()]
)
def test_address_that_is_kept_is_found(how: Any) -> None:
    make_person("somebody@example.org", first_name=how("at 203.0.113.77 now"))
    assert places(stored(), ["203.0.113.77"]) == ["users_user"]
