"""Requests to the API byte by byte, as servers hand them to the application."""

import gzip
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.wsgi import get_wsgi_application
from django.db import transaction

from portal.shared.rest.problems import MEDIA_TYPE
from tests.support.hostile_requests import HostileRequest
from tests.support.one_connection import one_connection

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]
# Methods whose answers have no body, or one that says what it was asked.
_WITHOUT_BODY = ("HEAD",)


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def text(self) -> str:
        """The body as its reader has it."""
        is_packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.content) if is_packed else self.content).decode()


@dataclass(slots=True)
class Withstood:
    """How many requests were sent, what they were answered, and what was wrong with that."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def withstand(requests: Iterable[HostileRequest], headers: Mapping[str, str]) -> Withstood:
    """Send them all, with these headers of a caller where a request has none of its own. Nothing that they
    change remains.
    """
    found = Withstood()
    with one_connection():
        application = get_wsgi_application()
        for request in requests:
            answer, faults = _judged(application, request, headers)
            found.requests += 1
            found.statuses[answer.status] += 1
            sent = f"{request.method[:20]} {request.target[:200]} ({request.kind})"
            found.faults += [f"{sent}: {said}" for said in faults]
    return found


def _judged(
    application: Application, request: HostileRequest, headers: Mapping[str, str]
) -> tuple[Answer, list[str]]:
    """The answer, and what is wrong with it. That there is none is a fault too, and not the end."""
    try:
        with transaction.atomic():
            answer = send(application, request, headers)
            transaction.set_rollback(True)
        return answer, faults_of(request, answer)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported, and the next request goes out
        return Answer(), [f"raised {error!r}"[:300]]


def send(application: Application, request: HostileRequest, headers: Mapping[str, str]) -> Answer:
    """The answer to one request."""
    answer = Answer()

    def start(status: str, sent: list[tuple[str, str]], _error: object = None) -> None:
        answer.status, answer.headers = int(status[:3]), dict(sent)

    response = application(_environ(request, headers), start)
    try:
        answer.content = b"".join(response)
    finally:
        response.close()
    return answer


def faults_of(request: HostileRequest, answer: Answer) -> list[str]:
    """Sentences about an answer that is no good one: a failure, or a refusal that is no problem in words."""
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return [f"answered {answer.status}"]
    if answer.status < HTTPStatus.BAD_REQUEST:
        return []
    if answer.headers.get("Content-Type") != MEDIA_TYPE:
        return [f"refused with {answer.status} as {answer.headers.get('Content-Type')}"]
    if request.method not in _WITHOUT_BODY and not json.loads(answer.text).get("detail"):
        return [f"refused with {answer.status} without words"]
    return []


def _environ(request: HostileRequest, headers: Mapping[str, str]) -> dict[str, Any]:
    path, _mark, query = request.target.partition("?")
    return {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "CONTENT_TYPE": request.content_type,
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
        **request.environ,
    }
