"""The real nginx in front of the real granian: slow requests cost learners nothing."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.portal.operations.front.asking import asked
from tests.support.front import (
    EXPORT,
    LARGE,
    THREADS,
    front,
    is_silent,
    large_document,
    slow_header,
    slow_post,
    slow_reader,
)
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MANY = 60
LOGIN = "/accounts/login/"


def test_slow_requests_hold_no_web_thread(tmp_path: Path) -> None:
    address = large_document(tmp_path)
    with front(tmp_path) as site, ExitStack() as held:
        for _number in range(MANY):
            held.enter_context(slow_post(site.port))
            held.enter_context(slow_header(site.port))
        for _number in range(2 * THREADS):
            for large in (address, EXPORT):
                reader = held.enter_context(slow_reader(site.port, large))
                assert reader.recv(12).endswith(b"200")

        assert asked(site.port, LOGIN)[0] == 200
        assert len(asked(site.port, address)[1]) > LARGE
        assert asked(site.port, "/health/live") == (200, "ok")

        # What nginx is there for: the server itself waits for a body as long as the sender likes.
        for _number in range(2 * THREADS):
            held.enter_context(slow_post(site.web))
        wait_until(lambda: is_silent(site.web))
        assert asked(site.port, "/health/live") == (200, "ok")
