"""The secrets of second factors, encrypted where the database keeps them.

A copy of the database alone is then no authenticator app. Keys come from SECOND_FACTOR_KEYS: the first
encrypts, all of them decrypt, so that a key can be changed (docs/operations/production.md). What is not
encrypted is refused, so whoever can only write rows cannot plant a secret that they made up. They can copy
one that they know, such as their own: what is encrypted does not say whose it is.
"""

from collections.abc import Callable, Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# Where allauth keeps what must be secret in an authenticator's data: of an app, and of recovery codes.
SECRET_FIELDS = ("secret", "seed")
# How every Fernet token begins; neither base 32 in capitals nor hexadecimal can.
FERNET_BEGINS = "gAAAA"


class UnreadableSecretError(Exception):
    """None of the keys opens a secret, or it was never encrypted."""


def encrypt(text: str) -> str:
    """The text under the first key."""
    return _keys().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text of a token.

    Raises:
        UnreadableSecretError: no key fits.
    """
    try:
        return _keys().decrypt(token).decode()
    except InvalidToken as error:
        raise UnreadableSecretError from error


def renew(secret: str) -> str:
    """The same secret under the first key, also when it was not encrypted yet; for the migration alone.

    Raises:
        UnreadableSecretError: no key fits.
    """
    return encrypt(decrypt(secret) if secret.startswith(FERNET_BEGINS) else secret)


def with_secrets(data: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """An authenticator's data with each secret in it changed."""
    return {key: change(value) if key in SECRET_FIELDS else value for key, value in data.items()}


def _keys() -> MultiFernet:
    if not settings.SECOND_FACTOR_KEYS:
        raise ImproperlyConfigured("SECOND_FACTOR_KEYS is not set.")
    return MultiFernet([Fernet(key) for key in settings.SECOND_FACTOR_KEYS])
