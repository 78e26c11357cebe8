"""Whole pages for visitors, kept above session, authentication and CSRF.

What is kept: GET responses that their view calls public (`public_response`), for requests without a
session cookie. What a copy is keyed on: host, path, the parameters that the view says it reads, the site's
date, and the generation, a counter that every change of published content raises. So a change is seen at
once where it was made, within `GENERATION_SECONDS` in other processes, and a page that goes stale by the
clock ends at the site's midnight. Parameters that no view reads make no copies, and pages with parameters
have a store of their own: whoever asks for endless searches drives out searches alone.
"""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeGuard
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import BaseCache, caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import parse_http_date_safe

from portal.shared.clock import site_date
from portal.shared.compression import accepts_gzip
from portal.shared.generation import Generation, GenerationStore
from portal.shared.kept_page import KeptPage, is_worth_keeping
from portal.shared.slots import asks_for_filling

# The cache of this process that holds pages and their frame: no other store answers as fast.
PAGES = "pages"
# Beside it, pages with parameters: searches, filters, further pages of a list.
VARIANTS = "page_variants"
# Where a response says which parameters its view reads.
READS = "_read_parameters"
# Seconds that a browser may keep a page, and that a proxy may.
BROWSER_SECONDS = 0
PROXY_SECONDS = 60
# Headers whose requests copies do not answer.
UNKEPT = ("Authorization", "If-Match", "If-Unmodified-Since")
# Longer addresses are served but not kept: they are searches and mistakes.
LONGEST_ADDRESS = 512
# Headers of a kept copy; the layers above add their own to each response.
KEPT_HEADERS = (
    *("Content-Type", "Cache-Control", "Content-Language", "Vary", "X-Frame-Options"),
    *("ETag", "Last-Modified", "Link", "Content-Disposition", "Deprecation", "Sunset"),
    # Of views with a policy of their own; all others get the site's from the layer above.
    "Content-Security-Policy",
)


@dataclass(frozen=True, slots=True)
class Reads:
    """The names of all parameters that a response depends on. A strict one is only for requests that have no
    others and take its format: its view refuses the rest.
    """

    names: tuple[str, ...] = ()
    is_strict: bool = False

    def suits(self, request: HttpRequest, content_type: str) -> bool:
        """Whether a copy may answer the request."""
        if not self.is_strict:
            return True
        return set(request.GET) <= set(self.names) and request.accepts(content_type.partition(";")[0])


_generation = Generation()


def set_generation_store(store: GenerationStore) -> None:
    """Say where the counter lives; called once, by the app that has the table."""
    _generation.store = store
    _generation.forget()


def generation() -> int:
    """The present generation of published content, for keys of fragments and frames."""
    return _generation.value()


def forget_generation() -> None:
    """Read the counter again at its next use: what a transaction read that was taken back is not so."""
    _generation.forget()


def purge() -> None:
    """Let every kept page be made anew. Call it in the transaction that changes what visitors see."""
    from django.db import transaction

    _generation.bump()
    # A request that comes between now and the commit still reads, and would memoise, the old value.
    transaction.on_commit(_generation.forget)


def public_response(
    request: HttpRequest, response: HttpResponseBase, reads: Collection[str] = (), *, is_strict: bool = False
) -> HttpResponseBase:
    """Call a response the same for everybody, so that this cache and any proxy may keep it.

    `reads` are the names of all parameters that it depends on; by others it is the same page, unless its
    view is strict: it refuses them, and formats that it does not have. A request with a session cookie gets
    a private one: what it sees may depend on who asks.
    """
    vars(response)[READS] = Reads(tuple(reads), is_strict)
    if has_session(request):
        patch_cache_control(response, private=True, max_age=0)
    else:
        patch_cache_control(
            response, public=True, max_age=BROWSER_SECONDS, s_maxage=PROXY_SECONDS, must_revalidate=True
        )
    return response


def rendered_once(
    request: HttpRequest, name: str, make: Callable[[], HttpResponseBase], reads: Collection[str] = ()
) -> HttpResponseBase:
    """The response that `make` gives; for somebody with a session its body as rendered for the last such one.

    A page that may be called public reads neither user nor session, so its body is the same for all. The
    generation is read anew: who has just changed something sees it, whichever process answers. `name` says
    which version of the page this is, `reads` as in `public_response`. What says `no-store` is not kept.
    """
    if settings.PAGE_CACHE_SECONDS <= 0 or request.method != "GET" or not has_session(request):
        return make()
    if len(request.get_full_path()) > LONGEST_ADDRESS:
        return make()
    _generation.forget()
    query = _query(request, reads)
    store, key = caches[_store(query)], _digest("body", name, query, *_circumstances(request))
    kept = store.get(key)
    if kept is not None:
        return HttpResponse(kept)
    response = make()
    if isinstance(response, SimpleTemplateResponse) and response.status_code == 200:
        response.add_post_render_callback(lambda rendered: _keep_body(store, key, rendered, query))
    return response


def _keep_body(store: BaseCache, key: str, rendered: HttpResponse, query: str) -> None:
    if "no-store" in rendered.get("Cache-Control", ""):
        return
    if is_worth_keeping(query, rendered.content):
        store.set(key, rendered.content, settings.PAGE_CACHE_SECONDS)


def _circumstances(request: HttpRequest) -> tuple[str, ...]:
    """All that a public page may depend on, beside the page itself and its parameters."""
    return (
        request.scheme or "",
        request.get_host(),
        request.path,
        site_date().isoformat(),
        str(generation()),
    )


def _query(request: HttpRequest, reads: Collection[str]) -> str:
    """The parameters of these names, in one order whichever way they stand in the address."""
    return urlencode([(name, value) for name in sorted(reads) for value in request.GET.getlist(name)])


def _store(query: str) -> str:
    return VARIANTS if query else PAGES


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
        if not _asks_for_a_copy(request):
            return self.get_response(request)
        circumstances = _circumstances(request)
        # Known once the view answered.
        reads_key = _digest("reads", *circumstances)
        reads: Reads | None = caches[PAGES].get(reads_key)
        if reads is not None:
            kept = self._kept(request, reads, circumstances)
            if kept is not None and reads.suits(request, kept.headers["Content-Type"]):
                # A page whose slots are to be filled has to be read; it is compressed when it leaves.
                compressed = accepts_gzip(request) and not asks_for_filling(request)
                return _if_changed(request, kept.response(compressed=compressed))
        response = self.get_response(request)
        if request.method == "GET" and may_be_kept(response):
            reads = vars(response).get(READS, Reads())
            caches[PAGES].set(reads_key, reads, settings.PAGE_CACHE_SECONDS)
            self._keep(request, reads, circumstances, response)
            return _if_changed(request, response)
        return response

    def _kept(self, request: HttpRequest, reads: Reads, circumstances: tuple[str, ...]) -> KeptPage | None:
        query = _query(request, reads.names)
        kept: KeptPage | None = caches[_store(query)].get(_digest("page", query, *circumstances))
        return kept

    def _keep(
        self,
        request: HttpRequest,
        reads: Reads,
        circumstances: tuple[str, ...],
        response: HttpResponse,
    ) -> None:
        query = _query(request, reads.names)
        if not is_worth_keeping(query, response.content):
            return
        headers = {name: response[name] for name in KEPT_HEADERS if name in response}
        caches[_store(query)].set(
            _digest("page", query, *circumstances),
            KeptPage.of(response, headers),
            settings.PAGE_CACHE_SECONDS,
        )


def _if_changed(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """A response, or that nothing has changed since the reader got one of the same ETag or day."""
    etag, changed = response.get("ETag"), response.get("Last-Modified")
    if not etag and not changed:
        return response
    day = parse_http_date_safe(changed) if changed else None
    return get_conditional_response(request, etag, day, response) or response


def _asks_for_a_copy(request: HttpRequest) -> bool:
    """Whether a kept copy may answer the request, and one be made of what it is answered with."""
    return (
        request.method in {"GET", "HEAD"}
        and settings.PAGE_CACHE_SECONDS > 0
        and not has_session(request)
        # A wrong token, and a state that there is no more, are refused in words at kept addresses too.
        and not any(name in request.headers for name in UNKEPT)
        and len(request.get_full_path()) <= LONGEST_ADDRESS
    )


def may_be_kept(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether a response is whole, successful, public, and sets no cookie."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and "public" in response.get("Cache-Control", "")
        and "cookie" not in response.get("Vary", "").lower()
    )
