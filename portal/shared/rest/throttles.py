"""How often the API may be called, by scope and by who calls: a person, by whichever token, or an address.

Counted in the memory of each process, so that a call costs no statement. What visitors write is counted once
more, by all processes together (portal.shared.write_limits).
"""

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.utils.crypto import salted_hmac
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from portal.shared.client_address import client_address
from portal.shared.rest.scopes import Scope
from portal.shared.write_limits import OF_PROCESS

SECONDS = 60
# Calls within a minute. Without a scope: what everybody may read.
PUBLIC = "public"
CALLS: dict[str, int] = {
    PUBLIC: 600,
    Scope.ATTEMPTS_WRITE: 600,
    Scope.OUTCOMES_READ: 300,
    Scope.OUTCOMES_SHARE: 60,
    Scope.REPORTS_READ: 120,
    Scope.EXPORTS_WRITE: 30,
    Scope.DRAFTS_READ: 300,
    Scope.DRAFTS_WRITE: 60,
    Scope.FACTS_WRITE: 30,
    Scope.WEBHOOKS_WRITE: 60,
}


@dataclass(frozen=True, slots=True)
class Quota:
    """What is left of a policy's calls, and the seconds until they are all there again."""

    policy: str
    calls: int
    left: int
    seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """As draft-ietf-httpapi-ratelimit-headers has them."""
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.calls};w={SECONDS}',
            "RateLimit": f'"{self.policy}";r={max(self.left, 0)};t={self.seconds}',
        }


class ScopeThrottle(BaseThrottle):
    """Counts a call; leaves what is left of the quota at the request, as `quota`."""

    def __init__(self) -> None:
        self._quota: Quota | None = None

    def allow_request(self, request: Request, view: Any) -> bool:
        policy = str(view.scope_of(request) or PUBLIC)
        calls = int(CALLS[policy] * settings.ADDRESS_LIMIT_FACTOR)
        now = time.time()
        key = f"api:{policy}:{_caller(request)}:{now // SECONDS:.0f}"
        cache = caches[OF_PROCESS]
        made = 1 if cache.add(key, 1, 2 * SECONDS) else cache.incr(key)
        self._quota = Quota(policy, calls, calls - made, SECONDS - int(now % SECONDS))
        request._request.quota = self._quota  # type: ignore[attr-defined]
        return bool(made <= calls)

    def wait(self) -> float | None:
        return self._quota.seconds if self._quota else None


def _caller(request: Request) -> str:
    if request.user.is_authenticated:
        return f"account:{request.user.pk}"
    return "address:" + salted_hmac(__name__, client_address(request._request)).hexdigest()
