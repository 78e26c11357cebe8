"""A reader says that a fact is wrong."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from certifications import queries
from certifications.models import FactReport

# Reports within an hour: from one reader, and from all.
MOST_OF_ONE = 5
MOST_OF_ALL = 100
WINDOW_SECONDS = 3600


class UnknownFactError(LookupError):
    """No published certification has such a fact."""


class TooManyReportsError(Exception):
    """This reader, or all readers together, reported too much within the hour."""


@transaction.atomic
def report_error(certification: UUID, key: str, *, message: str, source_url: str, address: str) -> FactReport:
    """Put a report on the editors' list. What is shown is read from the published page.

    Nothing about the reader is stored: `address`, the reader's network address, only counts reports, in the
    cache, under a name from which it cannot be read back.

    Raises:
        UnknownFactError: the certification is not published or has no fact of this key.
        TooManyReportsError: the limit of an hour is reached; nothing is stored.
    """
    shown = queries.published_facts(certification, key)
    if not shown:
        raise UnknownFactError(key)
    _count(address)
    return FactReport.objects.create(
        certification=certification,
        certification_name=shown[0].title,
        key=key,
        stated_value=queries.stated_by(shown),
        message=message,
        source_url=source_url,
    )


def _count(address: str) -> None:
    for name, most in ((f"reports:{_reader(address)}", MOST_OF_ONE), ("reports:all", MOST_OF_ALL)):
        cache.add(name, 0, WINDOW_SECONDS)
        try:
            so_far = cache.incr(name)
        except ValueError:  # it ran out between the two lines
            cache.set(name, 1, WINDOW_SECONDS)
            so_far = 1
        if so_far > most:
            raise TooManyReportsError


def _reader(address: str) -> str:
    """A name for a network address, which changes with the day and cannot be turned back."""
    words = f"{timezone.now():%Y-%m-%d} {address}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()
