"""When a delivery is tried again, and for how long a server that fails is left alone."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.utils.http import parse_http_date_safe

# After each try that failed, in seconds. A little more than five days in all, so that a server that has been
# away since the first try is known to be by the last.
PAUSES = (5, 60, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, 86_400, 86_400)
# Each is longer by up to so much, by chance: what failed together does not come back together.
JITTER = 0.2
# A server that fails is asked for one delivery at a time, with pauses up to this one.
LONGEST_REST = timedelta(minutes=30)
# Servers that refuse may say when to come again, by `Retry-After`: so much of it counts.
LONGEST_ASKED = timedelta(hours=24)
_BUSY = frozenset({429, 503})
# After so long without any success a webhook is switched off.
FAILS_FOR = timedelta(days=5)


def pause_after(tries: int, chance: Callable[[], float] = random.random) -> timedelta | None:
    """The pause after so many tries of a delivery, 1 at least; None when it is given up."""
    if tries > len(PAUSES):
        return None
    return timedelta(seconds=PAUSES[tries - 1] * (1 + JITTER * chance()))


def rest_after(failures: int, chance: Callable[[], float] = random.random) -> timedelta:
    """How long a server is left alone after so many failures in a row, 1 at least."""
    pause = pause_after(min(failures, len(PAUSES)), chance) or LONGEST_REST
    return min(pause, LONGEST_REST)


def asked_pause(status: int, retry_after: str, now: datetime) -> timedelta:
    """How long a server that answered 429 or 503 asks to be left alone (RFC 9110, 10.2.3): by seconds, or by
    a date; nothing where it says neither, and `LONGEST_ASKED` at most.
    """
    given = retry_after.strip()
    if status not in _BUSY or not given.isascii():
        return timedelta(0)
    if given.isdigit():
        # More digits than any number of seconds that counts.
        seconds = float(given[:12])
    else:
        moment = parse_http_date_safe(given)
        seconds = moment - now.astimezone(UTC).timestamp() if moment is not None else 0.0
    return timedelta(seconds=min(max(seconds, 0.0), LONGEST_ASKED.total_seconds()))
