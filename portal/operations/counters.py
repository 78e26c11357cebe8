"""The cache of rate limits and used sign-in codes: a table that all web processes share.

An entry stays until its time is over, however many others come. Django's own caches drop live ones when they
are full, and with them the limit. Names are kept as digests under the secret key: no network or e-mail
address can be read back from one. Values are JSON, numbers and lists of them: what somebody else wrote into
the table is a wrong number at most, and runs nothing.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection, transaction

from portal.operations.models import CounterEntry

# One name in 256 ends like this. Writing it removes up to so many expired entries: four for each that is new.
SWEEPING_END = "00"
MOST_SWEPT = 1024

# One statement, so that of two requests at the same instant one alone adds.
ADD = """
    INSERT INTO operations_counterentry AS entry (key, value, expires) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires
    WHERE entry.expires <= %s
"""


class CounterCache(BaseCache):
    """A cache backend of Django over `CounterEntry`. Each call is one query, two for `incr`."""

    def __init__(self, _location: str, params: Mapping[str, Any]) -> None:
        super().__init__(dict(params))

    def make_key(self, key: str, version: int | None = None) -> str:
        """A digest of the name under the secret key, in 32 hexadecimal digits."""
        words = super().make_key(key, version)
        return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()[:32]

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        entry = CounterEntry.objects.filter(key=self.make_key(key, version), expires__gt=_now()).first()
        return default if entry is None else _read(entry)

    def add(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        name = self.make_key(key, version)
        with connection.cursor() as cursor:
            cursor.execute(ADD, [name, _written(value), self._end(timeout), _now()])
            added: bool = cursor.rowcount == 1
        _sweep_sometimes(name)
        return added

    def set(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        name = self.make_key(key, version)
        CounterEntry.objects.bulk_create(
            [CounterEntry(key=name, value=_written(value), expires=self._end(timeout))],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["value", "expires"],
        )
        _sweep_sometimes(name)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add to a live counter; two requests at once count as two.

        Raises:
            ValueError: there is no live counter of this name.
        """
        with transaction.atomic():
            live = CounterEntry.objects.select_for_update().filter(expires__gt=_now())
            entry = live.filter(key=self.make_key(key, version)).first()
            if entry is None:
                raise ValueError("There is no such counter.")
            value: int = _read(entry) + delta
            entry.value = _written(value)
            entry.save(update_fields=["value"])
        return value

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        live = CounterEntry.objects.filter(key=self.make_key(key, version), expires__gt=_now())
        return bool(live.update(expires=self._end(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        removed, _tables = CounterEntry.objects.filter(key=self.make_key(key, version)).delete()
        return bool(removed)

    def clear(self) -> None:
        CounterEntry.objects.all().delete()

    def _end(self, timeout: float | None) -> datetime:
        seconds: float | None = self.get_backend_timeout(timeout)
        return datetime.max.replace(tzinfo=UTC) if seconds is None else _moment(seconds)


def remove_expired(most: int | None = None) -> int:
    """Remove entries whose time is over, the oldest first; how many. One query."""
    over = CounterEntry.objects.filter(expires__lte=_now())
    if most is not None:
        # Entries that another process is removing or renewing are left to it.
        chosen = over.order_by("expires").select_for_update(skip_locked=True).values("key")[:most]
        over = CounterEntry.objects.filter(key__in=chosen)
    return over.delete()[0]


def _sweep_sometimes(name: str) -> None:
    if name.endswith(SWEEPING_END):
        remove_expired(MOST_SWEPT)


def _written(value: Any) -> bytes:
    return json.dumps(value).encode()


def _read(entry: CounterEntry) -> Any:
    return json.loads(bytes(entry.value))


def _now() -> datetime:
    return _moment(time.time())


def _moment(seconds: float) -> datetime:
    """The moment of a number of seconds, which Django's caches count in."""
    return datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds)
