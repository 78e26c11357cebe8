"""Bring the secrets of second factors and webhooks under the newest key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.users.services.reencrypt_second_factors import reencrypt_all


class Command(BaseCommand):
    help = "Encrypt the secrets of second factors and webhooks under the first of SECOND_FACTOR_KEYS."

    def handle(self, *_args: Any, **_options: Any) -> None:
        result = reencrypt_all()
        self.stdout.write(f"Encrypted under the first key: {result.renewed}.")
        if result.unreadable:
            raise CommandError(
                f"Not readable with any of the keys: {result.unreadable}. Add the key that is missing."
            )
