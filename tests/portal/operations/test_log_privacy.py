"""Everything that is logged while people do what they do, as the configured formatter writes it."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import IntegrityError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from portal.operations.log_privacy import PrivateFormatter, describe_error
from portal.urls import urlpatterns as site_urlpatterns
from portal.users.models import User
from tests.factories.tokens import bearer, expire, make_access_token
from tests.support.cast import Actor

SECRET = "anna.fall+1@example.org"


def broken(_request: HttpRequest, code: str) -> HttpResponse:
    secret_value = f"somebody typed {code}"
    raise ValueError(secret_value)


urlpatterns = [path("broken/<str:code>/", broken), *site_urlpatterns]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What all loggers write, at the most talkative level, through the site's own formatter."""
    options = dict(settings.LOGGING["formatters"]["structured"])
    assert options.pop("()") == "portal.operations.log_privacy.PrivateFormatter"
    options["processors"] = [*options["processors"][:-1], structlog.processors.JSONRenderer()]
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PrivateFormatter(**options))
    root = logging.getLogger()
    monkeypatch.setattr(root, "level", logging.DEBUG)
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


def lines(log: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_an_access_token_is_not_logged_wherever_it_stands(learner: Actor, log: StringIO) -> None:
    token, text = make_access_token(learner.person)
    expire(token)

    with override_settings(ROOT_URLCONF=__name__):
        for code in (text, "x"):
            Client(raise_request_exception=False).get(f"/broken/{code}/", headers=bearer(text))
    Client().get("/api/v1/schema/", headers=bearer(text))
    structlog.get_logger("test").info("import_done", note=f"Authorization: Bearer {text}", rows=[text[:20]])

    assert "Authorization: Bearer [token]" in log.getvalue()
    assert "lpt_" not in log.getvalue()


def test_address_of_a_missing_page_is_not_logged(visitor: Actor, log: StringIO) -> None:
    visitor.client.get(f"/nobody/{SECRET}/?email={SECRET}&next=/x")
    assert lines(log)
    assert SECRET not in log.getvalue()
    assert "anna" not in log.getvalue()
    assert "request_refused_or_failed" in log.getvalue()


def test_wrong_password_logs_no_address(learner: Actor, log: StringIO) -> None:
    response = Client().post(
        f"/accounts/login/?hint={learner.person.email}",
        {"login": learner.person.email, "password": "not the password"},
    )
    assert response.status_code == 200
    assert lines(log)
    assert learner.person.email not in log.getvalue()
    assert "not the password" not in log.getvalue()


def test_error_in_a_view_is_logged_with_its_place_and_request_and_without_values(log: StringIO) -> None:
    client = Client(raise_request_exception=False)
    with override_settings(ROOT_URLCONF=__name__, DEBUG=False):
        response = client.get(f"/broken/{SECRET}/?email={SECRET}")
    assert response.status_code == 500
    assert "anna" not in log.getvalue()
    assert "somebody typed" not in log.getvalue()
    (error,) = [line for line in lines(log) if "exception" in line]
    assert error["request_id"] == response["X-Request-ID"]
    assert error["route"] == "broken/<str:code>/"
    assert str(error["exception"]).startswith("ValueError\n")
    assert "test_log_privacy.py" in str(error["exception"])


def test_forged_host_is_not_quoted(db: None, log: StringIO) -> None:
    Client().get("/", headers={"Host": "anna.example.org"})
    assert "DisallowedHost" in log.getvalue()
    assert "anna" not in log.getvalue()


def test_statements_are_not_logged_whatever_the_level(db: None, log: StringIO) -> None:
    with override_settings(DEBUG=True):
        User.objects.filter(email=SECRET).exists()
    assert logging.getLogger("django.db.backends").getEffectiveLevel() >= logging.INFO
    assert SECRET not in log.getvalue()


@pytest.mark.parametrize(
    "text",
    [SECRET, f"<{SECRET}>", "email=anna%40example.org", "mailto:ANNA@EXAMPLE.ORG", '"anna@example.org"'],
)
def test_addresses_in_any_text_are_blanked(log: StringIO, text: str) -> None:
    logging.getLogger("some.library").warning("Sent to %s at /x?token=abc", text)
    structlog.get_logger("own").warning("sent", to=[text], by={text: 1}, user=User(email="anna@example.org"))
    assert "anna" not in log.getvalue().lower()
    assert "token" not in log.getvalue()
    assert "[e-mail]" in log.getvalue()


def test_text_of_a_database_error_is_kept_back_and_of_an_outage_is_not() -> None:
    quoted = IntegrityError(f"Key (email)=({SECRET}) already exists.")
    assert describe_error(quoted) == "IntegrityError"
    assert "connection refused" in describe_error(OperationalError("connection refused"))


def test_causes_of_an_error_are_named_in_turn() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise DisallowedHost(SECRET) from cause
    except DisallowedHost as error:
        text = describe_error(error)
    assert "DisallowedHost" in text
    assert "caused by KeyError" in text
    assert SECRET not in text


def test_access_lines_of_the_development_server_are_off(
    log: StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("django.server").error('"GET /?email=%s HTTP/1.1" 500', SECRET)
    assert SECRET not in log.getvalue() + capsys.readouterr().err


def test_name_of_a_broken_rule_is_logged_without_the_row(learner: Actor) -> None:
    try:
        with transaction.atomic():
            User.objects.create_user(learner.person.email)
    except IntegrityError as error:
        text = describe_error(error)
    assert "users_user_email" in text
    assert learner.person.email not in text
