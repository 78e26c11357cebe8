"""A web process says that it lives beside its web threads, and says nothing else there."""

import http.client
from collections.abc import Iterator

import pytest

from portal.operations.health_server import serve_liveness


@pytest.fixture
def port() -> Iterator[int]:
    server = serve_liveness("127.0.0.1:0")
    yield int(server.server_address[1])
    server.shutdown()
    server.server_close()


def asked(port: int, method: str, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    response = connection.getresponse()
    found = response.status, response.read()
    connection.close()
    return found


def test_it_lives(port: int) -> None:
    assert asked(port, "GET", "/health/live") == (200, b"ok")
    assert asked(port, "HEAD", "/health/live") == (200, b"")


@pytest.mark.parametrize("path", ["/", "/health/ready", "/admin/"])
def test_nothing_else_is_here(port: int, path: str) -> None:
    assert asked(port, "GET", path) == (404, b"")


def test_it_is_only_read(port: int) -> None:
    assert asked(port, "POST", "/health/live")[0] == 501


def test_it_tells_nobody_what_it_runs_on(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/health/live")
    assert connection.getresponse().headers["Server"].strip() == "portal"
    connection.close()
