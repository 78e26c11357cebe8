"""Bring the secrets of webhooks under the first key, after a key was added."""

from uuid import UUID

from django.db import transaction

from portal.users.factor_secrets import UnreadableSecretError, decrypt, encrypt
from portal.users.services.reencrypt_second_factors import Reencryption
from portal.webhooks.models import Webhook


def reencrypt_webhook_secrets() -> Reencryption:
    """Encrypt each secret again, one webhook a transaction. Safe to repeat; what no key opens stays."""
    outcomes = [_reencrypt(pk) for pk in Webhook.objects.order_by("pk").values_list("pk", flat=True)]
    return Reencryption(renewed=outcomes.count(True), unreadable=outcomes.count(False))


@transaction.atomic
def _reencrypt(pk: UUID) -> bool | None:
    webhook = Webhook.objects.select_for_update(no_key=True).filter(pk=pk).first()
    if webhook is None:
        return None
    try:
        webhook.secret = encrypt(decrypt(webhook.secret))
        webhook.former_secret = webhook.former_secret and encrypt(decrypt(webhook.former_secret))
    except UnreadableSecretError:
        return False
    webhook.save(update_fields=["secret", "former_secret"])
    return True
