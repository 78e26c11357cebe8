"""Cookies of ours: under names of the settings, for this host alone, and none that a script reads."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages import ERROR
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpRequest, HttpResponseBase

_LATER = "_cookies_to_set_later"


def set_cookie_later(request: HttpRequest, name: str, value: str, **options: Any) -> None:
    """Have the response to this request set a cookie, or take it away where the value is empty.

    For what happens where no response is at hand, such as signing in and out. `options` are those of
    `HttpResponse.set_cookie`.
    """
    request.__dict__.setdefault(_LATER, {})[name] = (value, options)


class CookiesMiddleware:
    """Sets what `set_cookie_later` was told."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, (value, options) in request.__dict__.get(_LATER, {}).items():
            if value:
                put_cookie(response, name, value, **options)
            else:
                response.delete_cookie(name, path=options.get("path", "/"), samesite="Lax")
        return response


def put_cookie(response: HttpResponseBase, name: str, value: str, **options: Any) -> None:
    """Set a cookie that no script reads, that goes over TLS alone where the site has it, and that other sites
    send with links to us and with nothing else.
    """
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, secure=secure, httponly=True, samesite="Lax", **options)


class NamedCookieStorage(CookieStorage):
    """Messages for the next page, in the cookie that the settings name."""

    cookie_name = settings.MESSAGES_COOKIE_NAME


class MessageStorage(FallbackStorage):
    """As Django's: in a cookie, so that a message to a visitor begins no session; in one if too long."""

    storage_classes = (NamedCookieStorage, SessionStorage)
    # Whether this request left an error for the next page to show.
    has_new_error = False

    def add(self, level: int, message: str, extra_tags: str | None = "") -> None:
        """Leave a message for the next page."""
        super().add(level, message, extra_tags)
        self.has_new_error |= level >= ERROR
