"""Encrypt the secrets of second factors anew, after a key was added."""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import transaction

from portal.shared.ports import Port
from portal.users.factor_secrets import UnreadableSecretError, decrypt, encrypt, with_secrets


@dataclass(frozen=True, slots=True)
class Reencryption:
    """How many authenticators were encrypted under the first key, and how many none of the keys opens."""

    renewed: int
    unreadable: int


# What other rooms keep under the same keys: each brings its own under the first one.
other_secrets: Port[str, Callable[[], Reencryption]] = Port("secrets under the keys of second factors")


def reencrypt_all() -> Reencryption:
    """Bring the secrets of second factors, and those of other rooms, under the first key."""
    parts = [reencrypt_second_factors(), *(reencrypt() for _name, reencrypt in other_secrets)]
    return Reencryption(
        renewed=sum(part.renewed for part in parts), unreadable=sum(part.unreadable for part in parts)
    )


def reencrypt_second_factors() -> Reencryption:
    """Bring every secret under the first key, one row a transaction, while people sign in.

    Safe to repeat. What no key opens stays as it is, and so does what was never encrypted: the site did not
    write that.
    """
    with_secret = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)
    outcomes = [_reencrypt(pk) for pk in with_secret.order_by("pk").values_list("pk", flat=True)]
    return Reencryption(renewed=outcomes.count(True), unreadable=outcomes.count(False))


@transaction.atomic
def _reencrypt(pk: int) -> bool | None:
    """Whether the secret could be read; None when its authenticator is gone meanwhile."""
    authenticator = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if authenticator is None:
        return None
    try:
        authenticator.data = with_secrets(authenticator.data, _renew)
    except UnreadableSecretError:
        return False
    authenticator.save(update_fields=["data"])
    return True


def _renew(token: str) -> str:
    return encrypt(decrypt(token))
