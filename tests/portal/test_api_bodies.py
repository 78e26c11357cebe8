"""Hostile bodies at every operation that writes: refused in words as a problem, and nothing is changed."""

from functools import cache
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from portal.shared.rest.promise import promised_description
from portal.shared.rest.scopes import Scope
from tests.factories.tokens import bearer, make_access_token
from tests.invariants.api_scopes import OPERATIONS
from tests.support.api_operations import Operation, operations_of
from tests.support.cast import Actor, make_person
from tests.support.hostile_bodies import hostile_bodies

pytestmark = pytest.mark.django_db
JSON = "application/json"
WRITING = [operation for operation in operations_of(promised_description()) if operation.writes]
TAKES_BODY = [operation for operation in WRITING if operation.takes_body]
WRITES = ("INSERT", "UPDATE", "DELETE")
OTHER_TYPES = (
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "application/xml",
    "///",
    "",
)
# What no field of ours takes.
WRONG_VALUES: tuple[object, ...] = ({"x": []}, [[[]]])


@pytest.fixture(autouse=True)
def _unlimited(settings: Settings) -> None:
    settings.ADDRESS_LIMIT_FACTOR = settings.SITE_LIMIT_FACTOR = 1e6


class Sender:
    """Somebody who may do everything, and sends bodies to one operation about a thing of theirs."""

    def __init__(self, operation: Operation) -> None:
        person = make_person("all@example.org", is_superuser=True)
        _token, text = make_access_token(person, *Scope)
        # Whatever the state, and not for a trial.
        self._headers = {**bearer(text), "If-Match": "*"}
        self._method = operation.method
        make = OPERATIONS[operation.name].path
        cast = dict.fromkeys(("learner", "editor", "administrator"), Actor(person, Client()))
        self._path = make(cast) if make else operation.path({})
        if "dry_run" in operation.query:
            self._path += "?dry_run=false"
        # Notes that the token was used, which is a write, once an hour.
        Client().get("/api/v1/attempts/", headers=bearer(text))

    def refusal(self, body: object, content_type: str = JSON) -> str:
        """What is wrong with the answer to a body that is to be refused; empty where nothing is."""
        with CaptureQueriesContext(connection) as queries:
            call = getattr(Client(), self._method)
            response = call(self._path, data=body, content_type=content_type, headers=self._headers)
        written = [query["sql"] for query in queries if query["sql"].startswith(WRITES)]
        return fault_of(response) or (f"wrote {written}" if written else "")


def fault_of(response: Any) -> str:
    """Why a response is no refusal in words; empty where it is."""
    if not 400 <= response.status_code < 500:
        return f"answered {response.status_code}"
    if response["Content-Type"] != "application/problem+json":
        return f"refused as {response['Content-Type']}"
    document: dict[str, Any] = response.json()
    said = [document["detail"], *(one["detail"] for one in document.get("errors", ()))]
    return "" if all(map(str.strip, said)) and document["status"] == response.status_code else "without words"


@cache
def bodies() -> dict[str, bytes]:
    """Bodies with nothing in them that any operation takes."""
    return {kind: body for kind, body in hostile_bodies(()).items() if body}


def by_name(operations: list[Operation]) -> list[Any]:
    return [pytest.param(operation, id=operation.name) for operation in operations]


@pytest.mark.parametrize("operation", by_name(WRITING))
def test_body_that_nobody_means_is_refused_in_words_and_changes_nothing(operation: Operation) -> None:
    sender = Sender(operation)

    found = {kind: sender.refusal(body) for kind, body in bodies().items()}

    assert {kind: said for kind, said in found.items() if said} == {}


@pytest.mark.parametrize("operation", by_name(WRITING))
def test_other_kind_of_content_is_refused_in_words_and_changes_nothing(operation: Operation) -> None:
    sender = Sender(operation)

    found = {content_type: sender.refusal(b"x=1", content_type) for content_type in OTHER_TYPES}

    assert {content_type: said for content_type, said in found.items() if said} == {}


@pytest.mark.parametrize("operation", by_name(TAKES_BODY))
def test_field_of_another_type_or_none_is_refused_in_words_and_changes_nothing(operation: Operation) -> None:
    sender, sent = Sender(operation), dict(operation.example)

    found = {
        (name, str(value)): sender.refusal({**sent, name: value})
        for name in (*operation.properties, "nothing")
        for value in WRONG_VALUES
    }

    assert {place: said for place, said in found.items() if said} == {}


def test_all_that_writes_is_found() -> None:
    assert len(WRITING) >= 17
    assert len(TAKES_BODY) >= 9
    assert all(isinstance(operation.example, dict) for operation in TAKES_BODY)
