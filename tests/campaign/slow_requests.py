"""Hostile clients are slow or huge, and learners beside them are answered as ever.

In front is the portal's own nginx, behind it granian with four web threads. The same clients then come to
granian itself, which shows what nginx is there for.
"""

import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from socket import socket

from tests.portal.operations.front.asking import asked
from tests.support.front import (
    EXPORT,
    THREADS,
    Front,
    connected,
    front,
    is_silent,
    large_document,
    slow_header,
    slow_post,
    slow_reader,
)

LEARNERS_SHORT, LEARNERS_FULL = 5, 50
MANY_SHORT, MANY_FULL = 60, 180
READERS = 3 * THREADS
# No learner waits longer, on however busy a machine.
LONGEST_SECONDS = 5.0
PAGE = "/accounts/login/"
MIB = 1024 * 1024


def run(short: bool) -> list[str]:
    """Let each kind of hostile client come; returns lines of figures.

    Raises:
        RuntimeError: a learner waited too long or was refused, or the site did not say that it lives.
    """
    many, learners = (MANY_SHORT, LEARNERS_SHORT) if short else (MANY_FULL, LEARNERS_FULL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = large_document(folder)
        kinds: dict[str, tuple[int, Callable[[int], socket]]] = {
            "posts whose body never comes": (many, slow_post),
            "headers that never end": (many, slow_header),
            "readers of a document who do not read": (READERS, lambda port: slow_reader(port, document)),
            "readers of an export who do not read": (READERS, lambda port: slow_reader(port, EXPORT)),
        }
        with front(folder) as site:
            lines = [beside(site, kind, number, come, learners) for kind, (number, come) in kinds.items()]
            lines.append(huge(site))
            # A document is nginx's to send, so without it there is none.
            lines += [
                alone(site, kind, come) for kind, (_number, come) in kinds.items() if "document" not in kind
            ]
    return lines


def beside(site: Front, kind: str, number: int, come: Callable[[int], socket], learners: int) -> str:
    """How long the slowest learner waited beside so many hostile clients."""
    with ExitStack() as held:
        for _number in range(number):
            held.enter_context(come(site.port))
        slowest = max(waited(site.port, PAGE) for _number in range(learners))
        alive = waited(site.port, "/health/live")
    if max(slowest, alive) > LONGEST_SECONDS:
        raise RuntimeError(f"beside {number} {kind} somebody waited {max(slowest, alive):.1f} s")
    return f"{number} {kind}: slowest learner {slowest * 1000:.0f} ms, alive in {alive * 1000:.0f} ms"


def waited(port: int, path: str) -> float:
    """Seconds until an answer.

    Raises:
        RuntimeError: it is no 200.
    """
    start = time.monotonic()
    status, _text = asked(port, path)
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
    return time.monotonic() - start


def huge(site: Front) -> str:
    """A body of 64 MB at a form of visitors.

    Raises:
        RuntimeError: it is not refused.
    """
    with connected(site.port) as sender:
        sender.sendall(
            f"POST {PAGE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {64 * MIB}\r\n\r\n".encode()
        )
        answer = sender.recv(64)
    if b" 413 " not in answer:
        raise RuntimeError(f"a huge body was answered {answer!r}")
    return "a body of 64 MB: refused by its length"


def alone(site: Front, kind: str, come: Callable[[int], socket]) -> str:
    """Whether granian without nginx is silenced, and still says that it lives beside its threads."""
    with ExitStack() as held:
        for _number in range(READERS):
            held.enter_context(come(site.web))
        # Until the last of them has come.
        time.sleep(1)
        silent = is_silent(site.web, 2)
        alive = waited(site.health, "/health/live")
    return (
        f"without nginx, {READERS} {kind}: {'silent' if silent else 'answers'}, "
        f"alive in {alive * 1000:.0f} ms beside its threads"
    )
