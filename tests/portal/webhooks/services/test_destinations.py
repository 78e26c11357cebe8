"""Messages go to public servers alone, by the number that was checked, and nowhere from there."""

import socket
from typing import Any

import pytest

from portal.shared.outbound import addresses, web_request
from portal.webhooks.services.send_due import send_due
from tests.factories.webhooks import last_try, make_webhook, ring, the_delivery
from tests.support.web_sites import WebSite, redirect, web_site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_nowhere(receiver: WebSite, status: int) -> None:
    with web_site() as inner:
        receiver.pages["/hook"] = redirect(inner.url("/secret"), status)
        make_webhook(receiver)
        ring()
        send_due()
        assert inner.requests == []
    assert last_try() == (status, "redirect")
    assert the_delivery().state == "waiting"


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What names lead to; each look-up takes the first of these."""
    numbers: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *more: Any, **kinds: Any) -> list[Any]:
        if host != "hooks.example.org":
            return list(real(host, port, *more, **kinds))
        family = socket.AF_INET6 if ":" in numbers[0] else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (numbers.pop(0), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return numbers


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("::1", "::ffff:127.0.0.1", "fd00::1", "fe80::1", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_name_that_leads_to_an_internal_address_is_never_connected_to(
    resolved: list[str], number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connected: list[Any] = []
    monkeypatch.setattr(web_request, "_connection", lambda *asked: connected.append(asked))
    make_webhook(url="https://hooks.example.org/hook")
    ring()
    resolved.append(number)
    send_due()

    assert last_try() == (None, "address")
    assert connected == []


def test_name_that_leads_elsewhere_at_a_second_look_gets_no_second_look(
    resolved: list[str], receiver: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to the number that was checked, not to the name."""
    asked: list[str] = []

    class Refused:
        sock = None

        def connect(self) -> None:
            raise OSError

        def close(self) -> None:
            """Nothing is open."""

    def connection(_address: addresses.WebAddress, number: str, _seconds: float) -> Refused:
        asked.append(number)
        return Refused()

    monkeypatch.setattr(web_request, "_connection", connection)
    make_webhook(url="https://hooks.example.org/hook")
    ring()
    resolved.extend(["8.8.8.8", "127.0.0.1"])
    send_due()

    assert asked == ["8.8.8.8"]
    assert resolved == ["127.0.0.1"]
    assert receiver.requests == []


def test_address_that_is_allowed_no_more_is_not_asked(receiver: WebSite, settings: Any) -> None:
    make_webhook(receiver)
    settings.WEBHOOK_TEST_SITES = []
    ring()
    send_due()
    assert last_try() == (None, "address")
    assert receiver.requests == []
