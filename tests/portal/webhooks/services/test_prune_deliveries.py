from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from portal.webhooks.models import DeliveryTry, WebhookDelivery
from portal.webhooks.services.prune_deliveries import KEEP_DAYS, prune_deliveries
from tests.factories.webhooks import RANG, make_webhook

pytestmark = pytest.mark.django_db


def delivery(state: str, days: int) -> WebhookDelivery:
    now = timezone.now()
    made = WebhookDelivery.objects.create(
        webhook=make_webhook(),
        kind=RANG.name,
        occurred_at=now - timedelta(days=days),
        data={},
        state=state,
        next_try_at=now if state == "waiting" else None,
    )
    DeliveryTry.objects.create(delivery=made, milliseconds=5, status=200)
    return made


def test_what_is_old_and_done_goes_with_its_log() -> None:
    kept = {
        delivery("delivered", KEEP_DAYS - 1).pk,
        delivery("waiting", KEEP_DAYS + 1).pk,
    }
    delivery("delivered", KEEP_DAYS + 1)
    delivery("given_up", KEEP_DAYS + 1)

    assert prune_deliveries() == 2
    assert {one.pk for one in WebhookDelivery.objects.all()} == kept
    assert {one.delivery_id for one in DeliveryTry.objects.all()} == kept


def test_secret_that_signs_no_more_goes() -> None:
    now = timezone.now()
    over = make_webhook(former_secret="x", former_secret_ends=now)
    signs = make_webhook(former_secret="x", former_secret_ends=now + timedelta(hours=1))
    prune_deliveries()
    over.refresh_from_db()
    signs.refresh_from_db()
    assert (over.former_secret, over.former_secret_ends) == ("", None)
    assert signs.former_secret == "x"


def test_log_of_tries_refuses_change() -> None:
    delivery("delivered", 0)
    with pytest.raises((InternalError, IntegrityError), match="append-only"), transaction.atomic():
        DeliveryTry.objects.update(status=500)
