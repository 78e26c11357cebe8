"""The site behind the server of production, and how many requests a second it answers."""

import http.client
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.support.processes import PATIENCE, wait_until
from tests.support.repository import ROOT
from tests.support.running_demo import free_port

THREADS = 4


@dataclass(frozen=True, slots=True)
class Call:
    """One request; a POST where there is a body."""

    path: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


# One machine asks more than any person: what is measured is not what limits refuse.
UNLIMITED = {"ADDRESS_LIMIT_FACTOR": "1e9", "SITE_LIMIT_FACTOR": "1e9"}


@contextmanager
def served(settings: str, environment: Mapping[str, str] = UNLIMITED) -> Iterator[int]:
    """Serve the site under these settings, on the database of DATABASE_URL; yields the port."""
    port = free_port()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"),
            *("--workers", "1", "--blocking-threads", str(THREADS)),
            *("--host", "127.0.0.1", "--port", str(port), "portal.wsgi:application"),
        ],
        cwd=ROOT,
        env={**os.environ, **environment, "DJANGO_SETTINGS_MODULE": settings},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: answers(port))
        yield port
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def answers(port: int) -> bool:
    """Whether a server listens there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def requests_a_second(port: int, senders: list[Callable[[], Call]], seconds: float) -> float:
    """Let every sender send one call after the other, all at the same time.

    Raises:
        RuntimeError: a call was not answered by 200 or 302.
    """
    counts: list[int] = []
    failures: list[str] = []

    def send(sender: Callable[[], Call]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        answered, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end and not failures:
            call = sender()
            connection.request(
                "GET" if call.body is None else "POST", call.path, call.body, dict(call.headers)
            )
            response = connection.getresponse()
            content = response.read()
            if response.status not in {200, 302}:
                failures.append(f"{call.path} answered {response.status}: {content[:200]!r}")
            answered += 1
        connection.close()
        counts.append(answered)

    threads = [threading.Thread(target=send, args=[sender]) for sender in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(failures[0])
    return sum(counts) / seconds
