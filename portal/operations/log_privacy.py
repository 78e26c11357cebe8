"""Nothing personal in the logs, whoever writes them.

Our own events are named fields chosen one by one. What frameworks and errors say is not: Django logs the
raw address of a failed request, a database error quotes the row. So every line passes here last.
"""

import logging
import re
import sys
import traceback
from types import TracebackType
from typing import Any

import psycopg
import structlog
from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.template import TemplateDoesNotExist, TemplateSyntaxError

_EMAIL = re.compile(r"[^\s\"'<>()\[\]{},;:=&?/\\]+(?:@|%40)[\w-]+(?:\.[\w-]+)+", re.UNICODE)
# An access token, also one that was cut off; its prefix is settings.REST_KNOX's.
_TOKEN = re.compile(r"lpt_[0-9a-fA-F]{4,}")
_QUERY = re.compile(r"(?<=[\w/])\?[^\s\"'<>]+")

# Loggers whose sentences quote the request: address, host, referrer.
_QUOTING = ("django.request", "django.security", "django.server", "django.channels")

# Errors whose text comes from code and configuration, never from a row or a form.
_PLAIN_ERRORS = (
    AttributeError,
    ImportError,
    ImproperlyConfigured,
    InterfaceError,
    NameError,
    NotImplementedError,
    OperationalError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
)

Event = dict[str, Any]


class PrivateFormatter(structlog.stdlib.ProcessorFormatter):
    """structlog's formatter, with the processors of this module before the others."""

    def __init__(self, *, processors: list[Any], **options: Any) -> None:
        *before, renderer = processors
        # The renderer last, scrubbing just before it, so that nothing comes in behind.
        chain = [drop_quoted_request, render_error, *before, scrub, renderer]
        super().__init__(processors=chain, **options)


def drop_quoted_request(_logger: object, _method: str, event: Event) -> Event:
    """Replace sentences that quote the request by the name of what happened."""
    record = event.get("_record")
    if not isinstance(record, logging.LogRecord) or not record.name.startswith(_QUOTING):
        return event
    event["event"] = "request_refused_or_failed"  # the line's logger says by which part of Django
    status = getattr(record, "status_code", None)
    if status is not None:
        event["status"] = status
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    if match is not None:
        event["route"] = match.route
    return event


def render_error(_logger: object, _method: str, event: Event) -> Event:
    """Render `exc_info` as classes and places in the code, without values."""
    exc_info = event.pop("exc_info", None)
    error = _error_of(exc_info)
    if error is not None:
        event["exception"] = describe_error(error)
    return event


def describe_error(error: BaseException) -> str:
    """The chain of an error: for each the class, the frames, and the text only where code wrote it."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        parts.append(_one(current))
        hidden = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or hidden
    return "\ncaused by ".join(parts)


def scrub(_logger: object, _method: str, event: Event) -> Event:
    """Blank out email addresses, access tokens and query strings in every text of the event."""
    return {key: _scrubbed(value) for key, value in event.items()}


def _one(error: BaseException) -> str:
    return "\n".join([f"{type(error).__qualname__}{_words(error)}", *_frames(error.__traceback__)])


def _words(error: BaseException) -> str:
    if isinstance(error, _PLAIN_ERRORS):
        return f": {error}"
    # Of a database's error the name of the constraint says much, and nothing of the row.
    if isinstance(error, psycopg.Error) and error.diag.constraint_name:
        return f": {error.diag.constraint_name}"
    return ""


def _frames(trace: TracebackType | None) -> list[str]:
    # Source lines are code; local variables are never looked at.
    return [
        f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}"
        for frame in traceback.extract_tb(trace)
    ]


def _error_of(exc_info: object) -> BaseException | None:
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        error: BaseException | None = exc_info[1]
        return error
    return sys.exc_info()[1] if exc_info else None


def _scrubbed(value: Any) -> Any:
    if isinstance(value, str):
        return _TOKEN.sub("[token]", _QUERY.sub("", _EMAIL.sub("[e-mail]", value)))
    if isinstance(value, dict):
        return {_scrubbed(key): _scrubbed(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_scrubbed(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    # An object would be rendered by its repr, which may say anything.
    return _scrubbed(str(value))
