"""One time limit for a request, whatever its name leads to."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from portal.shared.outbound import web_request
from portal.shared.outbound.addresses import WebAddress
from portal.shared.outbound.web_request import MOST_NUMBERS, NotReachedError, WebQuestion, ask_server

HOST = "slow.example.org"
# All of this machine: to each of them a connection can be made.
NUMBERS = [f"127.0.0.{last}" for last in range(1, 9)]


class SilentServer:
    """Takes connections at all numbers of this machine, and answers nothing; notes which were asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._listener = socket.create_server(("0.0.0.0", 0))  # noqa: S104 - numbers of this machine
        self._open: list[socket.socket] = []
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                connection, _caller = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            self.asked.append(connection.getsockname()[0])

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        for one in (self._listener, *self._open):
            one.close()


@pytest.fixture
def server() -> Iterator[SilentServer]:
    silent = SilentServer()
    yield silent
    silent.close()


_getaddrinfo = socket.getaddrinfo


def numbers_of(host: str, port: int, *more: Any, **kinds: Any) -> list[Any]:
    if host != HOST:
        return list(_getaddrinfo(host, port, *more, **kinds))
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in NUMBERS]


def ask(port: int, seconds: float) -> str:
    """Why the server was not reached."""
    address = WebAddress("http", HOST, port, "/")
    question = WebQuestion(address, {}, 1000, test_sites=[f"{HOST}:{port}"], seconds=seconds)
    with pytest.raises(NotReachedError) as refused:
        ask_server(question)
    return refused.value.reason


def test_time_limit_is_that_of_all_numbers_of_a_name(
    server: SilentServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", numbers_of)

    assert ask(server.port, seconds=0.3) == "time"
    assert server.asked == NUMBERS[:1]


def test_no_more_than_the_first_numbers_of_a_name_are_tried(
    server: SilentServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", numbers_of)
    monkeypatch.setattr(web_request, "CONNECT_SECONDS", 0.1)
    monkeypatch.setattr(web_request, "READ_SECONDS", 0.1)

    assert ask(server.port, seconds=20) == "time"
    assert server.asked == NUMBERS[:MOST_NUMBERS]


def test_name_that_is_looked_up_for_ever_takes_no_longer_than_the_limit(
    server: SilentServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over = threading.Event()

    def look_up(host: str, *more: Any, **kinds: Any) -> list[Any]:
        if host == HOST:
            is_over.wait(2)
        return numbers_of(host, *more, **kinds)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    assert ask(server.port, seconds=0.2) == "time"
    is_over.set()
    assert server.asked == []
