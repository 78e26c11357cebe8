"""Places in pages that are the same for everybody, which are filled for one person.

A page is rendered, kept and shared without knowing its reader (records 13 and 22). A template marks a place
with what visitors read there, between two comments:

    <!--slot:account--><a href="/accounts/login/">Sign in</a><!--/slot-->

A room registers what others read there. It is asked only when the request brings one of the cookies that
the filler names, so visitors' pages cost nothing, set no cookie, and stay what any proxy may keep. A filled
page is one person's own and kept nowhere. It works without scripts.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import structlog
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from portal.shared.ports import Port

_SLOT = re.compile(rb"<!--slot:(?P<name>[a-z-]+)-->(?P<default>.*?)<!--/slot-->", re.DOTALL)
_MARK = b"<!--slot:"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SlotFiller:
    """What fills a slot. `cookies` are the names of those without which nobody is asked.

    `fill` gives HTML, or an empty text where the place stays as visitors see it.
    """

    cookies: tuple[str, ...]
    fill: Callable[[HttpRequest], str]


slot_fillers: Port[str, SlotFiller] = Port("slot fillers")


class SlotsMiddleware:
    """Fills the slots of a response. Stands above the cache of pages, whose copies it completes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        asked = dict(_asked(request))
        if asked and isinstance(response, HttpResponse) and _MARK in response.content:
            _fill_all(request, response, asked)
        return response


def asks_for_filling(request: HttpRequest) -> bool:
    """Whether a slot may be filled for the request, so that its page has to come plain, not compressed."""
    return any(_asked(request))


def _asked(request: HttpRequest) -> Iterator[tuple[str, SlotFiller]]:
    """The fillers whose cookie the request brings."""
    for name, filler in slot_fillers:
        if any(cookie in request.COOKIES for cookie in filler.cookies):
            yield name, filler


def _fill_all(request: HttpRequest, response: HttpResponse, asked: dict[str, SlotFiller]) -> None:
    def filled(slot: re.Match[bytes]) -> bytes:
        filler = asked.get(slot["name"].decode())
        return (_fill(request, filler) if filler else "").encode(response.charset) or slot["default"]

    response.content = _SLOT.sub(filled, response.content)
    if "no-store" not in response.get("Cache-Control", ""):
        response["Cache-Control"] = "private, max-age=0, must-revalidate"
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))


def _fill(request: HttpRequest, filler: SlotFiller) -> str:
    try:
        return filler.fill(request)
    except (DatabaseError, InterfaceError):
        # The page was kept from better days; it is worth more without this than not at all.
        log.warning("slot_not_filled", exc_info=True)
        return ""
