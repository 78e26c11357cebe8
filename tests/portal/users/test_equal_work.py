"""What a request costs does not tell whether an address is known."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.users.models import User
from tests.support.cast import make_person

pytestmark = pytest.mark.django_db

PASSWORD = "Long-enough-9"


@pytest.fixture
def hashings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    encode = MD5PasswordHasher.encode

    def noted(self: MD5PasswordHasher, password: str, salt: str, *args: Any) -> Any:
        done.append(password)
        return encode(self, password, salt, *args)

    monkeypatch.setattr(MD5PasswordHasher, "encode", noted)
    return done


@dataclass(frozen=True, slots=True)
class Work:
    hashings: int
    mails: int
    rows_written: int
    queries: int


def work(path: str, form: dict[str, str], hashings: list[str]) -> Work:
    """What one request of a new visitor costs."""
    hashings.clear()
    mail.outbox.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = Client().post(path, form)
    assert answer.status_code in {200, 302}
    said = [query["sql"] for query in queries.captured_queries]
    return Work(
        len(hashings), len(mail.outbox), sum(sql.startswith(("INSERT", "UPDATE")) for sql in said), len(said)
    )


@pytest.mark.parametrize(
    ("path", "field", "further"),
    [
        ("/accounts/signup/", "email", {"password1": PASSWORD}),
        ("/accounts/login/", "login", {"password": "wrong"}),
        ("/accounts/password/reset/", "email", {}),
    ],
)
def test_known_address_costs_the_work_of_an_unknown_one(
    path: str, field: str, further: dict[str, str], hashings: list[str]
) -> None:
    make_person("known@example.org")
    work(path, {field: "first@example.org", **further}, hashings)
    known = work(path, {field: "known@example.org", **further}, hashings)
    unknown = work(path, {field: "unknown@example.org", **further}, hashings)

    assert replace(known, queries=0) == replace(unknown, queries=0)
    # Each is a look-up by key; a hashing takes as long as a thousand of them.
    assert abs(known.queries - unknown.queries) <= 1


def test_account_that_was_made_in_vain_leaves_nothing(hashings: list[str]) -> None:
    make_person("known@example.org")
    before = set(User.objects.values_list("pk", flat=True))
    work(
        "/accounts/signup/",
        {"email": "known@example.org", "password1": PASSWORD},
        hashings,
    )

    assert set(User.objects.values_list("pk", flat=True)) == before
    assert [message.to for message in mail.outbox] == [["known@example.org"]]
