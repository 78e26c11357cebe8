"""Sending, to a real server on this machine."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from standardwebhooks import Webhook as Verifier

from portal.jobs.models import Job
from portal.webhooks.models import DeliveryTry, SwitchedOff, Webhook, WebhookDelivery
from portal.webhooks.pauses import FAILS_FOR
from portal.webhooks.services import send_due as module
from portal.webhooks.services.claim_delivery import LEASE
from portal.webhooks.services.record_try import record_try
from portal.webhooks.services.send_due import send_due
from portal.webhooks.signatures import new_secret
from tests.factories.webhooks import last_try, make_webhook, ring, the_delivery
from tests.support.web_sites import SiteAnswer, SiteRequest, WebSite, silent_site, web_site

pytestmark = pytest.mark.django_db


def make_due() -> None:
    """Let the pauses pass."""
    now = timezone.now()
    WebhookDelivery.objects.filter(state="waiting").update(next_try_at=now)
    Webhook.objects.filter(rests_until__isnull=False).update(rests_until=now)


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


def test_server_is_never_sent_two_at_a_time(receiver: WebSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first answer waits a moment for a second request, which does not come."""
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)
    second = threading.Event()

    def answer(_request: SiteRequest) -> SiteAnswer:
        if len(receiver.requests) == 1:
            second.wait(0.5)
            return SiteAnswer(status=500 if len(receiver.requests) > 1 else 200)
        second.set()
        return SiteAnswer()

    receiver.pages["/hook"] = answer
    make_webhook(receiver)
    ring("a", "b")
    send_due()
    assert set(DeliveryTry.objects.values_list("status", flat=True)) == {200}
    assert DeliveryTry.objects.count() == 2


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


def test_busy_server_is_left_alone_for_as_long_as_it_asks_and_a_day_at_most(receiver: WebSite) -> None:
    webhook = make_webhook(receiver)
    ring()
    for said, least, most in (("7200", 7200, 7210), ("999999", 86_400, 86_410), ("1", 300, 370)):
        receiver.pages["/hook"] = SiteAnswer(status=429, headers={"Retry-After": said})
        make_due()
        before = timezone.now()
        send_due()
        next_try_at = the_delivery().next_try_at
        assert next_try_at is not None
        assert least <= (next_try_at - before).total_seconds() <= most
        webhook.refresh_from_db()
        assert webhook.rests_until is not None
        # What else is for it waits as long, unless that is our own pause: a rest after three failures.
        assert least <= (webhook.rests_until - before).total_seconds() <= most


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
    record_try(claimed[0], module._try(module._message(claimed[0])))
    assert not DeliveryTry.objects.exists()
