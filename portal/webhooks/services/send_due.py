"""Send what is due: several webhooks at a time, one delivery of each."""

import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from portal.shared.outbound.addresses import AddressRefusedError, WebAddress
from portal.shared.outbound.web_request import NotReachedError, WebAnswer, WebQuestion, ask_server
from portal.users.factor_secrets import UnreadableSecretError
from portal.webhooks.models import DeliveryError
from portal.webhooks.pauses import asked_pause
from portal.webhooks.receivers import receiver_address
from portal.webhooks.services.claim_delivery import ClaimedDelivery, claim_delivery, due_webhooks
from portal.webhooks.services.record_try import TryOutcome, record_try
from portal.webhooks.signatures import body_of, signed_headers

MOST_AT_ONCE = 8
# For one request in all, however slowly a server answers.
REQUEST_SECONDS = 10.0
# A worker has other things to do: after so long what is left waits for the next task.
SECONDS = 20.0
LOOK_SECONDS = 1.0
AGENT = "LearningPortalWebhooks"


@dataclass(frozen=True, slots=True)
class SignedMessage:
    """What goes out, ready for a thread that has no connection to the database."""

    address: WebAddress
    headers: dict[str, str]
    body: bytes


def send_due(clock: Callable[[], float] = time.monotonic) -> bool:
    """Send until nothing is due or time is over; tells whether something is left.

    A server that is slow holds up nobody else's deliveries.
    """
    ends = clock() + SECONDS
    running: dict[Future[TryOutcome], ClaimedDelivery] = {}
    with ThreadPoolExecutor(max_workers=MOST_AT_ONCE, thread_name_prefix="webhooks") as pool:
        while True:
            if clock() < ends:
                for claimed in _claim(running):
                    running[pool.submit(_try, _message(claimed))] = claimed
            if not running:
                break
            done, _waiting = wait(running, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            for future in done:
                record_try(running.pop(future), future.result())
    return bool(due_webhooks(timezone.now(), without=(), most=1))


def _claim(running: dict[Future[TryOutcome], ClaimedDelivery]) -> list[ClaimedDelivery]:
    now = timezone.now()
    busy = [claimed.delivery.webhook_id for claimed in running.values()]
    most = MOST_AT_ONCE - len(running)
    found = due_webhooks(now, without=busy, most=most) if most else []
    return [claimed for webhook in found if (claimed := claim_delivery(webhook, now)) is not None]


def _message(claimed: ClaimedDelivery) -> SignedMessage | DeliveryError:
    """What goes out, or why nothing can."""
    delivery = claimed.delivery
    try:
        address = receiver_address(delivery.webhook.url)
        body = body_of(delivery)
        signed = signed_headers(delivery, body, claimed.at)
    except AddressRefusedError:
        return DeliveryError.ADDRESS
    except UnreadableSecretError:
        return DeliveryError.SECRET
    agent = f"{AGENT}/1.0 (+{settings.BASE_URL})"
    return SignedMessage(
        address, {"Content-Type": "application/json", "User-Agent": agent, **signed}, body.encode()
    )


def _try(message: SignedMessage | DeliveryError) -> TryOutcome:
    """Send a message; touches no database."""
    if isinstance(message, DeliveryError):
        return TryOutcome(0, error=message)
    began = time.monotonic()
    status, error, asked = None, None, timedelta(0)
    try:
        answer = _answer(message)
        status, error = answer.status, _refusal(answer.status)
        asked = asked_pause(answer.status, answer.headers.get("retry-after", ""), timezone.now())
    except NotReachedError as reason:
        error = DeliveryError(reason.reason)
    return TryOutcome(int((time.monotonic() - began) * 1000), status, error, asked)


def _answer(message: SignedMessage) -> WebAnswer:
    question = WebQuestion(
        message.address,
        message.headers,
        # Whether it arrived is in the status; what else a server says is not read.
        most_bytes=0,
        method="POST",
        body=message.body,
        test_sites=settings.WEBHOOK_TEST_SITES,
        seconds=REQUEST_SECONDS,
    )
    return ask_server(question)


def _refusal(status: int) -> DeliveryError | None:
    if 200 <= status < 300:
        return None
    return DeliveryError.REDIRECT if 300 <= status < 400 else DeliveryError.STATUS
