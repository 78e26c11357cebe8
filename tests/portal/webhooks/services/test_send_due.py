"""Sending, to a real server on this machine."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from standardwebhooks import Webhook as Verifier

from portal.jobs.models import Job
from portal.shared.outbound import addresses, web_request
from portal.webhooks.models import DeliveryTry, SwitchedOff, Webhook, WebhookDelivery
from portal.webhooks.pauses import FAILS_FOR
from portal.webhooks.services import send_due as module
from portal.webhooks.services.claim_delivery import LEASE
from portal.webhooks.services.report_events import report_event
from portal.webhooks.services.send_due import send_due
from portal.webhooks.signatures import new_secret
from tests.factories.webhooks import RANG, Rang, make_webhook, the_delivery
from tests.support.web_sites import SiteAnswer, SiteRequest, WebSite, redirect, silent_site, web_site

pytestmark = pytest.mark.django_db


def ring(*bells: str) -> None:
    for bell in bells or ("big",):
        report_event(RANG, Rang(bell=bell))


def make_due() -> None:
    """Let the pauses pass."""
    now = timezone.now()
    WebhookDelivery.objects.filter(state="waiting").update(next_try_at=now)
    Webhook.objects.filter(rests_until__isnull=False).update(rests_until=now)


def last_try() -> tuple[int | None, str]:
    found = DeliveryTry.objects.latest("pk")
    return found.status, found.error


def test_server_gets_a_signed_message_once(receiver: WebSite) -> None:
    secret = new_secret()
    make_webhook(receiver, secret=secret)
    ring()

    assert send_due() is False
    assert send_due() is False

    (request,) = receiver.requests
    headers = {name.lower(): value for name, value in request.headers.items()}
    assert Verifier(secret).verify(request.body, headers)["data"] == {"bell": "big"}
    assert headers["webhook-id"] == str(the_delivery().pk)
    assert headers["content-type"] == "application/json"
    assert headers["host"] == receiver.name
    assert the_delivery().state == "delivered"
    assert last_try() == (204, "")


def test_many_are_sent_in_the_order_in_which_they_happened(receiver: WebSite) -> None:
    make_webhook(receiver)
    ring(*"abcdefghijkl")
    send_due()
    assert [request.body.decode()[-4] for request in receiver.requests] == list("abcdefghijkl")


def test_worker_that_dies_after_sending_leaves_a_delivery_that_comes_again_under_its_id(
    receiver: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_webhook(receiver)
    ring()

    def die(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(module, "record_try", die)
        with pytest.raises(KeyboardInterrupt):
            send_due()
    send_due()
    assert len(receiver.requests) == 1  # its lease is not over
    assert the_delivery().next_try_at > timezone.now() + LEASE / 2  # type: ignore[operator]  # it waits
    make_due()
    send_due()

    first, second = receiver.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    assert the_delivery().state == "delivered"


def test_server_that_fails_is_asked_again_after_longer_and_longer_pauses_under_one_id(
    receiver: WebSite,
) -> None:
    webhook = make_webhook(receiver)
    receiver.pages["/hook"] = SiteAnswer(status=503)
    ring()
    pauses = []
    for _number in range(4):
        make_due()
        before = timezone.now()
        send_due()
        next_try_at = the_delivery().next_try_at
        assert next_try_at is not None
        pauses.append(next_try_at - before)
    receiver.pages["/hook"] = SiteAnswer(status=200)
    make_due()
    send_due()

    assert [
        round(pause.total_seconds()) >= least for pause, least in zip(pauses, (5, 60, 300, 1800), strict=True)
    ]
    assert pauses == sorted(pauses)
    assert len({request.headers["webhook-id"] for request in receiver.requests}) == 1
    assert len(receiver.requests) == 5
    webhook.refresh_from_db()
    assert (webhook.failing_since, webhook.failures, webhook.rests_until) == (None, 0, None)
    assert list(DeliveryTry.objects.values_list("status", flat=True)) == [503, 503, 503, 503, 200]


def test_server_that_fails_is_asked_for_one_delivery_and_then_rests(receiver: WebSite) -> None:
    make_webhook(receiver)
    receiver.pages["/hook"] = SiteAnswer(status=500)
    ring("a", "b", "c")
    send_due()
    assert len(receiver.requests) == 1


def test_server_that_is_gone_switches_the_webhook_off(receiver: WebSite) -> None:
    webhook = make_webhook(receiver)
    receiver.pages["/hook"] = SiteAnswer(status=410)
    ring("a", "b")
    send_due()

    webhook.refresh_from_db()
    assert (webhook.is_on, webhook.switched_off_why) == (False, SwitchedOff.GONE)
    assert {delivery.state for delivery in WebhookDelivery.objects.all()} == {"given_up"}
    assert Job.objects.get().params == {"webhook": str(webhook.pk)}
    assert len(receiver.requests) == 1


def test_server_that_was_away_for_five_days_switches_the_webhook_off(receiver: WebSite) -> None:
    since = timezone.now() - FAILS_FOR + timedelta(minutes=1)
    webhook = make_webhook(receiver, failing_since=since, failures=9)
    receiver.pages["/hook"] = SiteAnswer(status=500)
    ring()
    send_due()
    webhook.refresh_from_db()
    assert webhook.is_on
    Webhook.objects.update(failing_since=since - timedelta(minutes=1))
    make_due()
    send_due()

    webhook.refresh_from_db()
    assert (webhook.is_on, webhook.switched_off_why) == (False, SwitchedOff.FAILING)
    assert mail.outbox == []  # a job sends it


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

    def connection(_address: addresses.WebAddress, number: str) -> Refused:
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


def test_silent_server_is_given_up_in_time(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REQUEST_SECONDS", 0.3)
    with silent_site() as port:
        settings.WEBHOOK_TEST_SITES = [f"127.0.0.1:{port}"]
        make_webhook(url=f"http://127.0.0.1:{port}/")
        ring()
        send_due()
    assert last_try() == (None, "time")


def test_what_a_server_says_beside_its_status_is_not_waited_for(receiver: WebSite) -> None:
    ended = threading.Event()

    def drip() -> Iterator[bytes]:
        while not ended.wait(0.05):
            yield b"x"

    receiver.pages["/hook"] = SiteAnswer(drip)
    make_webhook(receiver)
    ring()
    try:
        send_due()
    finally:
        ended.set()
    assert last_try() == (200, "")


def test_slow_server_holds_up_no_other(receiver: WebSite, settings: Any) -> None:
    """The slow one answers only once the other has everything."""
    both = threading.Event()
    with web_site() as slow:
        settings.WEBHOOK_TEST_SITES = [receiver.name, slow.name]

        def last(_request: SiteRequest) -> SiteAnswer:
            both.wait(8)
            return SiteAnswer(status=200 if both.is_set() else 500)

        def count(_request: SiteRequest) -> SiteAnswer:
            if len(receiver.requests) == 3:
                both.set()
            return SiteAnswer()

        slow.pages["/hook"], receiver.pages["/hook"] = last, count
        make_webhook(slow)
        make_webhook(receiver)
        ring("a", "b", "c")
        send_due()
    assert {delivery.state for delivery in WebhookDelivery.objects.all()} == {"delivered"}


def test_what_is_left_when_time_is_over_is_told(receiver: WebSite) -> None:
    make_webhook(receiver)
    ring("a", "b", "c")
    moments = iter([0.0, 0.0, *[module.SECONDS] * 10])
    assert send_due(lambda: next(moments)) is True
    assert len(receiver.requests) == 1


def test_secret_that_no_key_opens_is_a_try_that_says_so(receiver: WebSite) -> None:
    webhook = make_webhook(receiver)
    Webhook.objects.filter(pk=webhook.pk).update(secret="gAAAAnonsense")
    ring()
    send_due()
    assert last_try() == (None, "secret")
    assert receiver.requests == []


def test_webhook_that_is_deleted_while_it_is_told_leaves_nothing(receiver: WebSite) -> None:
    webhook = make_webhook(receiver)
    ring()
    receiver.pages["/hook"] = SiteAnswer(status=500)
    claimed = module._claim({})
    webhook.delete()
    module.record_try(claimed[0], module._try(module._message(claimed[0])))
    assert not DeliveryTry.objects.exists()
