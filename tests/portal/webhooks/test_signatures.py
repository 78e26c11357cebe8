import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from portal.users.factor_secrets import UnreadableSecretError
from portal.webhooks.models import WebhookDelivery
from portal.webhooks.services.change_webhook import rotate_secret
from portal.webhooks.signatures import body_of, new_secret, signed_headers
from tests.factories.webhooks import RANG, make_webhook
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

HAPPENED = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def delivery_to(secret: str, **fields: Any) -> WebhookDelivery:
    return WebhookDelivery.objects.create(
        webhook=make_webhook(secret=secret, **fields),
        kind=RANG.name,
        occurred_at=HAPPENED,
        data={"bell": "größte"},
        personal={"hand": "left", "account": None},
        next_try_at=HAPPENED,
    )


def verifies(secret: str, delivery: WebhookDelivery, now: datetime) -> bool:
    body = body_of(delivery)
    try:
        Verifier(secret).verify(body, signed_headers(delivery, body, now))
    except WebhookVerificationError:
        return False
    return True


def test_verifier_of_the_standard_takes_it_and_reads_it() -> None:
    secret = new_secret()
    delivery = delivery_to(secret)
    body = body_of(delivery)
    headers = signed_headers(delivery, body, timezone.now())

    assert Verifier(secret).verify(body, headers) == {
        "type": "bell.rang",
        "timestamp": "2026-11-30T12:00:00+00:00",
        "data": {"bell": "größte"},
    }
    assert headers["webhook-id"] == str(delivery.pk)


def test_body_that_was_changed_or_another_secret_does_not_verify() -> None:
    secret = new_secret()
    delivery = delivery_to(secret)
    body = body_of(delivery)
    headers = signed_headers(delivery, body, timezone.now())

    for key, text in ((secret, body.replace("größte", "kleinste")), (new_secret(), body)):
        with pytest.raises(WebhookVerificationError):
            Verifier(key).verify(text, headers)


def test_moment_of_another_zone_is_signed_as_the_moment_it_is() -> None:
    secret = new_secret()
    now = timezone.now().astimezone(timezone.get_fixed_timezone(330))
    assert verifies(secret, delivery_to(secret), now)


def test_old_and_new_secret_both_sign_until_the_old_one_ends(administrator: Actor) -> None:
    old = new_secret()
    delivery = delivery_to(old)
    new = rotate_secret(delivery.webhook, by=administrator.person, keep_for=timedelta(hours=1)).secret
    delivery.webhook.refresh_from_db()
    now = timezone.now()

    assert verifies(old, delivery, now)
    assert verifies(new, delivery, now)
    delivery.webhook.former_secret_ends = now
    assert not verifies(old, delivery, now)
    assert verifies(new, delivery, now)


def test_secret_that_somebody_knows_ends_at_once(administrator: Actor) -> None:
    old = new_secret()
    delivery = delivery_to(old)
    new = rotate_secret(delivery.webhook, by=administrator.person, keep_for=timedelta(0)).secret
    delivery.webhook.refresh_from_db()

    assert not verifies(old, delivery, timezone.now())
    assert verifies(new, delivery, timezone.now())
    assert delivery.webhook.former_secret == ""


def test_secrets_are_stored_encrypted_and_nothing_else_is_read() -> None:
    secret = new_secret()
    delivery = delivery_to(secret)
    assert secret not in delivery.webhook.secret
    delivery.webhook.secret = secret
    with pytest.raises(UnreadableSecretError):
        signed_headers(delivery, body_of(delivery), timezone.now())


def test_personal_data_is_in_the_body_only_while_the_webhook_may_carry_it() -> None:
    delivery = delivery_to(new_secret(), may_carry_personal_data=True)
    assert json.loads(body_of(delivery))["data"] == {"bell": "größte", "hand": "left", "account": None}
    delivery.webhook.may_carry_personal_data = False
    assert json.loads(body_of(delivery))["data"] == {"bell": "größte"}
