"""Bodies and their signatures, by Standard Webhooks (https://www.standardwebhooks.com)."""

import base64
import json
import secrets
from datetime import UTC, datetime
from typing import Any

from standardwebhooks import Webhook as Signer

from portal.users.factor_secrets import decrypt
from portal.webhooks.models import Webhook, WebhookDelivery

SECRET_BYTES = 32


def new_secret() -> str:
    """A secret that nobody knows yet, as its receiver enters it."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()}"


def body_of(delivery: WebhookDelivery) -> str:
    """What is sent, the same at each try; personal data only while it may be. Reads `webhook`."""
    data: dict[str, Any] = dict(delivery.data)
    if delivery.webhook.may_carry_personal_data:
        data |= delivery.personal or {}
    message = {"type": delivery.kind, "timestamp": delivery.occurred_at.isoformat(), "data": data}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def signed_headers(delivery: WebhookDelivery, body: str, now: datetime) -> dict[str, str]:
    """The headers of one try: one signature by each secret that counts now; reads `webhook`.

    Raises:
        UnreadableSecretError: none of the keys opens a secret.
    """
    name = str(delivery.pk)
    moment = now.astimezone(UTC).replace(microsecond=0)
    signatures = [Signer(secret).sign(name, moment, body) for secret in _secrets(delivery.webhook, now)]
    return {
        "webhook-id": name,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def _secrets(webhook: Webhook, now: datetime) -> list[str]:
    counting = [webhook.secret]
    if webhook.former_secret_ends and now < webhook.former_secret_ends:
        counting.append(webhook.former_secret)
    return [decrypt(secret) for secret in counting]
