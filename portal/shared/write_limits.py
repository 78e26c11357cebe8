"""How much is written by people we do not know, within an hour: from one network address, and in all.

Three steps, so that nobody honest finds a closed door while somebody floods the site: what is usual is taken
as it is; what is more is taken and marked as suspect; only beyond that it is refused. What is suspect has a
bound of its own, so that a flood from one address uses up nothing of what others are taken by. People who are
signed in are counted by account and address alone: signing in is a way round a flood.

The numbers are reasoned in docs/decisions/0050-three-steps-against-floods.md.
"""

import time
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from portal.shared.client_address import client_address

# Names of caches: one that all processes share, and one of each process. A save has one SQL statement, so its
# counter must not cost any: each process counts the saves that it serves.
SHARED, OF_PROCESS = "limits", "saves"
HOUR, MINUTE = 3600, 60


class Write(StrEnum):
    """What is counted."""

    STARTS = "starts"
    SUBMISSIONS = "submissions"
    SAVES = "saves"
    REPORTS = "reports"
    LINKS = "links"
    SEARCHES = "searches"
    QUESTIONS = "questions"


class Lane(StrEnum):
    """How something is taken: as it is, or as suspect for what comes from its address or in all."""

    OPEN = ""
    ADDRESS = "address"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Within `seconds`: from an address `usual` are taken as they are and `most` at all; from the site `open`
    are taken as they are. Beside those, `suspect` are taken in each lane: of what is more than usual for its
    address, and of what is usual there. `account` are taken from somebody who is signed in.
    """

    usual: int
    most: int
    open: int
    suspect: int
    account: int
    seconds: int = HOUR
    cache: str = SHARED


BOUNDS = {
    Write.STARTS: Bounds(usual=600, most=1200, open=3000, suspect=1000, account=60),
    Write.SUBMISSIONS: Bounds(usual=600, most=1200, open=3000, suspect=1000, account=60),
    Write.REPORTS: Bounds(usual=5, most=30, open=100, suspect=50, account=30),
    Write.LINKS: Bounds(usual=300, most=300, open=1500, suspect=0, account=30),
    Write.SEARCHES: Bounds(usual=30, most=30, open=600, suspect=0, account=0),
    # Of programs, which write nothing: what they ask is counted as saves are.
    Write.QUESTIONS: Bounds(120, 120, 3000, 0, 0, seconds=MINUTE, cache=OF_PROCESS),
    Write.SAVES: Bounds(6000, 6000, 30_000, 0, 600, seconds=MINUTE, cache=OF_PROCESS),
}


class TooManyError(Exception):
    """Beyond what is taken at all. `seconds` until it may be tried again; `by` what was counted: "account",
    "address" or "site".
    """

    def __init__(self, by: str, seconds: int) -> None:
        self.by = by
        self.seconds = seconds
        super().__init__(f"Too many by {by}.")

    @property
    def minutes(self) -> int:
        """Whole minutes until it may be tried again, the last one begun counted in full."""
        return -(-self.seconds // MINUTE)


def as_refusal(error: TooManyError, response: HttpResponse) -> HttpResponse:
    """A response with the status of a refusal, 429, and when it may be tried again."""
    response.status_code = HTTPStatus.TOO_MANY_REQUESTS.value
    response["Retry-After"] = str(error.seconds)
    return response


def count_write(request: HttpRequest, write: Write) -> Lane:
    """Count something that a request writes, before it is written; how it is to be taken.

    Costs up to three counters, of saves in memory. No address is kept, but a keyed digest of it, for two
    hours.

    Raises:
        TooManyError: it is to be refused.
    """
    bounds = BOUNDS[write]
    is_known = request.user.is_authenticated
    wider = settings.ADDRESS_LIMIT_FACTOR
    if is_known and _next(write, f"account:{request.user.pk}") > bounds.account * wider:
        raise _too_many(write, "account")
    return _lane(request, write, is_known=is_known)


def count_write_from(request: HttpRequest, write: Write) -> Lane:
    """The same of what nobody signs: it is counted by address and in all, and no session is read.

    Raises:
        TooManyError: it is not to be taken.
    """
    return _lane(request, write, is_known=False)


def _lane(request: HttpRequest, write: Write, *, is_known: bool) -> Lane:
    bounds = BOUNDS[write]
    wider = settings.ADDRESS_LIMIT_FACTOR
    address = salted_hmac(__name__, client_address(request)).hexdigest()
    from_here = _next(write, f"address:{address}")
    if from_here > bounds.most * wider:
        raise _too_many(write, "address")
    is_usual = from_here <= bounds.usual * wider
    if is_known:
        return Lane.OPEN if is_usual else Lane.ADDRESS
    if is_usual and _next(write, "site:open") <= bounds.open * settings.SITE_LIMIT_FACTOR:
        return Lane.OPEN
    # A bound for each lane: what floods from few addresses take up is not what others fall back on.
    lane = Lane.SITE if is_usual else Lane.ADDRESS
    if _next(write, f"site:suspect:{lane}") > bounds.suspect * settings.SITE_LIMIT_FACTOR:
        raise _too_many(write, "site")
    return lane


def _next(write: Write, who: str) -> int:
    """How many there are in this window, with this one."""
    bounds = BOUNDS[write]
    key = f"{write}:{who}:{time.time() // bounds.seconds:.0f}"
    cache = caches[bounds.cache]
    return 1 if cache.add(key, 1, 2 * bounds.seconds) else cache.incr(key)


def _too_many(write: Write, by: str) -> TooManyError:
    seconds = BOUNDS[write].seconds
    return TooManyError(by, seconds - int(time.time() % seconds))
