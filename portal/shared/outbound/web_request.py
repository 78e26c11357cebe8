"""One request to a public server, bounded in size and time; nothing is followed, nothing internal is reached.

The name is resolved once, each address it has must be public, and the connection goes to one of those: a name
that resolves anew, or a number in another writing, leads nowhere else.
"""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http.client import HTTPException

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as LibraryTimeoutError
from urllib3.response import BaseHTTPResponse

from portal.shared.outbound.addresses import WebAddress, is_public

CONNECT_SECONDS = 8
READ_SECONDS = 8
# For one request in all: looking up the name, each of its numbers, however slowly a server sends.
REQUEST_SECONDS = 25
# Of a name that has more, the first.
MOST_NUMBERS = 3
CHUNK_BYTES = 64 * 1024
# The name leads nowhere, or to what is not public; nobody answers, or not in time; the answer is too large.
REASONS = ("name", "address", "connection", "time", "size")


class NotReachedError(Exception):
    """No answer that could be read. `reason` is one of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """What a server answered. Names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class WebQuestion:
    """What a server is asked.

    `test_sites` are hosts with ports of this machine that may be opened all the same; `seconds` is the time
    for the whole request, whichever numbers are tried. With `most_bytes` 0 the status alone counts, and no
    body is read.
    """

    address: WebAddress
    headers: Mapping[str, str]
    most_bytes: int
    method: str = "GET"
    body: bytes | None = None
    test_sites: Collection[str] = ()
    seconds: float | None = None


def ask_server(question: WebQuestion) -> WebAnswer:
    """Ask a server, one of its numbers after the other until one answers.

    What changes something there, a POST, goes to the first number that takes a connection, and to no other.

    Raises:
        NotReachedError: the host is internal or has no address; the server is away, slow, or sends too much.
    """
    ends_at = time.monotonic() + (question.seconds or REQUEST_SECONDS)
    reason = "connection"
    for number in _public_numbers(question, ends_at):
        left = ends_at - time.monotonic()
        if left <= 0:
            raise NotReachedError("time")
        request = _Request(question, number, left)
        try:
            return request.run()
        except (OSError, HTTPException, HTTPError, ssl.SSLError) as error:
            reason = "time" if isinstance(error, TimeoutError | LibraryTimeoutError) else "connection"
            if question.method != "GET" and request.is_connected:
                break
    raise NotReachedError(reason)


def _public_numbers(question: WebQuestion, ends_at: float) -> list[str]:
    address = question.address
    numbers = _Lookup(address).numbers(ends_at - time.monotonic())
    is_of_tests = f"{address.host}:{address.port}" in question.test_sites
    if not is_of_tests and not all(map(is_public, numbers)):
        raise NotReachedError("address")
    return numbers[:MOST_NUMBERS]


class _Lookup:
    """The look-up of a name, in a thread of its own: the system's knows no time limit."""

    def __init__(self, address: WebAddress) -> None:
        self._address = address
        self._found: list[str] = []
        self._error: Exception | None = None

    def numbers(self, seconds: float) -> list[str]:
        """All numbers of the name.

        Raises:
            NotReachedError: it has none, or they did not come in time.
        """
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        thread.join(seconds)
        if thread.is_alive():
            raise NotReachedError("time")
        if self._error is not None:
            raise NotReachedError("name") from self._error
        return self._found

    def _run(self) -> None:
        try:
            found = socket.getaddrinfo(self._address.host, self._address.port, type=socket.SOCK_STREAM)
            self._found = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        except Exception as error:  # noqa: BLE001 - raised again in the thread that asked
            self._error = error


class _Request:
    """One request to one number, in the seconds that are left for it."""

    def __init__(self, question: WebQuestion, number: str, seconds: float) -> None:
        self.is_connected = False
        self._question = question
        self._seconds = seconds
        self._connection = _connection(question.address, number, seconds)

    def run(self) -> WebAnswer:
        """The answer.

        Raises:
            TimeoutError, OSError, HTTPException, HTTPError, NotReachedError: there is none.
        """
        connection = self._connection
        deadline = _Deadline(connection, self._seconds)
        with contextlib.closing(connection), deadline:
            try:
                connection.connect()
                self.is_connected = True
                deadline.hold()
                status, headers, body = self._exchange()
            except (OSError, HTTPException, HTTPError) as error:
                if deadline.is_over:
                    raise TimeoutError from error
                raise
            if deadline.is_over:
                # What came until then may be half a page.
                raise TimeoutError
        return WebAnswer(status, headers, body)

    def _exchange(self) -> tuple[int, dict[str, str], bytes]:
        question = self._question
        self._connection.request(
            question.method,
            question.address.target,
            body=question.body,
            headers={
                "Host": question.address.host_header,
                "Accept-Encoding": "identity",
                **question.headers,
            },
            preload_content=False,
            decode_content=False,
        )
        with contextlib.closing(self._connection.getresponse()) as response:
            body = _body(response, question.most_bytes) if question.most_bytes else b""
        return response.status, {name.lower(): value for name, value in response.headers.items()}, body


def _connection(address: WebAddress, number: str, seconds: float) -> HTTPConnection:
    timeout = min(float(max(CONNECT_SECONDS, READ_SECONDS)), seconds)
    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=timeout)
    return HTTPSConnection(
        number,
        address.port,
        timeout=timeout,
        server_hostname=address.host,
        assert_hostname=address.host,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
    )


def _body(response: BaseHTTPResponse, most_bytes: int) -> bytes:
    # None where the header is missing, or is no number.
    if (response.length_remaining or 0) > most_bytes:
        raise NotReachedError("size")
    parts, size = [], 0
    for chunk in response.stream(CHUNK_BYTES, decode_content=False):
        size += len(chunk)
        if size > most_bytes:
            raise NotReachedError("size")
        parts.append(chunk)
    return b"".join(parts)


class _Deadline:
    """Cuts a connection when its time is over: a byte now and then keeps any timeout from coming."""

    def __init__(self, connection: HTTPConnection, seconds: float) -> None:
        self.is_over = False
        self._connection = connection
        self._sock: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def hold(self) -> None:
        """Remember the socket: the connection forgets it before the answer is read."""
        self._sock = self._connection.sock

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        sock = self._sock or self._connection.sock
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
