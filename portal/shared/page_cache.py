"""Whole pages for visitors, kept above session, authentication and CSRF.

What is kept: GET responses that their view calls public (`public_response`), for requests without a
session cookie. What a copy is keyed on: host, address, the site's date, and the generation, a counter that
every change of published content raises. So a change is seen at once where it was made, within
`GENERATION_SECONDS` in other processes, and a page that goes stale by the clock ends at the site's midnight.
"""

import hashlib
import time
from collections.abc import Callable
from typing import Protocol, TypeGuard

import structlog
from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_cache_control

from portal.shared.clock import site_date

# The cache of this process that holds pages and their frame: no other store answers as fast.
PAGES = "pages"
# How long a process may trust the generation it read last, in seconds.
GENERATION_SECONDS = 1.0
# Seconds that a browser may keep a page, and that a proxy may.
BROWSER_SECONDS = 0
PROXY_SECONDS = 60
# Longer addresses are served but not kept: they are searches and mistakes.
LONGEST_ADDRESS = 512
# Headers of a kept copy; the layers above add their own to each response.
KEPT_HEADERS = ("Content-Type", "Cache-Control", "Content-Language", "Vary", "X-Frame-Options")

log = structlog.get_logger(__name__)


class GenerationStore(Protocol):
    """Where the counter lives."""

    def read(self) -> int:
        """The present generation."""
        ...

    def bump(self) -> None:
        """Raise it, in the caller's transaction."""
        ...


class Generation:
    """The counter as this process knows it, read again when `GENERATION_SECONDS` have passed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.store: GenerationStore | None = None
        self._clock = clock
        self._known: tuple[float, int] | None = None

    def value(self) -> int:
        """The generation. Costs one query a second at most; keeps the last one while the database is away.

        Raises:
            DatabaseError, InterfaceError: the database is away and no value was ever read.
        """
        known = self._known
        now = self._clock()
        if known is not None and now < known[0]:
            return known[1]
        try:
            value = self.store.read() if self.store else 0
        except (DatabaseError, InterfaceError):
            if known is None:
                raise
            log.warning("page_generation_unreadable", kept=known[1])
            value = known[1]
        self._known = (now + GENERATION_SECONDS, value)
        return value

    def bump(self) -> None:
        """Raise the counter in the caller's transaction and forget what this process knew."""
        if self.store:
            self.store.bump()
        self.forget()

    def forget(self) -> None:
        """Read the counter again at the next use."""
        self._known = None


_generation = Generation()


def set_generation_store(store: GenerationStore) -> None:
    """Say where the counter lives; called once, by the app that has the table."""
    _generation.store = store
    _generation.forget()


def generation() -> int:
    """The present generation of published content, for keys of fragments and frames."""
    return _generation.value()


def purge() -> None:
    """Let every kept page be made anew. Call it in the transaction that changes what visitors see."""
    from django.db import transaction

    _generation.bump()
    # A request that comes between now and the commit still reads, and would memoise, the old value.
    transaction.on_commit(_generation.forget)


def public_response(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Call a response the same for everybody, so that this cache and any proxy may keep it.

    A request with a session cookie gets a private one: what it sees may depend on who asks.
    """
    if has_session(request):
        patch_cache_control(response, private=True, max_age=0)
    else:
        patch_cache_control(
            response, public=True, max_age=BROWSER_SECONDS, s_maxage=PROXY_SECONDS, must_revalidate=True
        )
    return response


def rendered_once(request: HttpRequest, name: str, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The response that `make` gives; for somebody with a session its body as rendered for the last such one.

    A page that may be called public reads neither user nor session, so its body is the same for all. The
    generation is read anew: who has just changed something sees it, whichever process answers. `name` says
    which version of the page this is.
    """
    if settings.PAGE_CACHE_SECONDS <= 0 or request.method != "GET" or not has_session(request):
        return make()
    if len(request.get_full_path()) > LONGEST_ADDRESS:
        return make()
    _generation.forget()
    key = _digest("body", name, *_circumstances(request))
    kept = caches[PAGES].get(key)
    if kept is not None:
        return HttpResponse(kept)
    response = make()
    if isinstance(response, SimpleTemplateResponse) and response.status_code == 200:
        response.add_post_render_callback(
            lambda rendered: caches[PAGES].set(key, rendered.content, settings.PAGE_CACHE_SECONDS)
        )
    return response


def _circumstances(request: HttpRequest) -> tuple[str, ...]:
    """All that a public page may depend on, beside the page itself."""
    return (
        request.scheme or "",
        request.get_host(),
        request.get_full_path(),
        site_date().isoformat(),
        str(generation()),
    )


def _digest(kind: str, *parts: str) -> str:
    return f"{kind}:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()


def has_session(request: HttpRequest) -> bool:
    """Whether the request carries a session cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


class PageCacheMiddleware:
    """Serve kept copies, and keep what may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = self._key(request)
        if key is None:
            return self.get_response(request)
        kept = caches[PAGES].get(key)
        if kept is not None:
            headers, content = kept
            return HttpResponse(content, headers=headers)
        response = self.get_response(request)
        if request.method == "GET" and may_be_kept(response):
            headers = {name: response[name] for name in KEPT_HEADERS if name in response}
            caches[PAGES].set(key, (headers, response.content), settings.PAGE_CACHE_SECONDS)
        return response

    def _key(self, request: HttpRequest) -> str | None:
        """The key of a request's copy, or None when it goes round the cache."""
        if request.method not in {"GET", "HEAD"} or settings.PAGE_CACHE_SECONDS <= 0 or has_session(request):
            return None
        if len(request.get_full_path()) > LONGEST_ADDRESS:
            return None
        return _digest("page", *_circumstances(request))


def may_be_kept(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether a response is whole, successful, public, and sets no cookie."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and "public" in response.get("Cache-Control", "")
        and "cookie" not in response.get("Vary", "").lower()
    )
