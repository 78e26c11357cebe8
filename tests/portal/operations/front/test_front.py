"""The real nginx in front of the real granian: slow requests cost learners nothing."""

from contextlib import ExitStack
from pathlib import Path
from socket import socket

import pytest

from portal.media.models import PortalDocument
from tests.portal.operations.front.asking import asked
from tests.support.front import THREADS, Front, connected, front, slow_post
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MANY = 60
LOGIN = "/accounts/login/"
# More than the system keeps of an answer that nobody reads.
LARGE = 24 * 1024 * 1024


def slow_reader(port: int, path: str) -> socket:
    """Asks for a file, and reads none of it."""
    made = connected(port, receives=4096)
    made.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert made.recv(12).endswith(b"200")
    return made


def slow_header(port: int) -> socket:
    """A request whose header never ends."""
    made = connected(port)
    made.sendall(b"GET / HTTP/1.1\r\nHost: local")
    return made


def large_document(folder: Path) -> str:
    """The address of a document that is on the disk of the site."""
    path = folder / "media" / "documents" / "large.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.4" + bytes(LARGE))
    document = PortalDocument.objects.create(title="Large", file="documents/large.pdf")
    return str(document.url)


def test_slow_requests_hold_no_web_thread(tmp_path: Path) -> None:
    address = large_document(tmp_path)
    with front(tmp_path) as site, ExitStack() as held:
        for _number in range(MANY):
            held.enter_context(slow_post(site.port))
            held.enter_context(slow_header(site.port))
        for _number in range(2 * THREADS):
            held.enter_context(slow_reader(site.port, address))

        assert asked(site.port, LOGIN)[0] == 200
        assert asked(site.port, "/health/live") == (200, "ok")

        # What nginx is there for: the server itself waits for a body as long as the sender likes.
        for _number in range(2 * THREADS):
            held.enter_context(slow_post(site.web))
        wait_until(lambda: is_silent(site))
        assert asked(site.port, "/health/live") == (200, "ok")


def is_silent(site: Front) -> bool:
    """Whether the web threads answer nobody, for as long as one has patience here."""
    with connected(site.web) as waiting:
        waiting.settimeout(0.5)
        waiting.sendall(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try:
            return not waiting.recv(1)
        except TimeoutError:
            return True
