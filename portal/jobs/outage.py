"""Living through a restart of the database: reconnect with growing pauses, one sentence in the log."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

import structlog
from django.db import InterfaceError, OperationalError, connection
from procrastinate.exceptions import ConnectorException

log = structlog.get_logger(__name__)

Result = TypeVar("Result")

# The last is what the queue makes of the first two.
DATABASE_GONE = (OperationalError, InterfaceError, ConnectorException)
FIRST_PAUSE = 0.25
LONGEST_PAUSE = 5.0


def is_outage(error: Exception) -> bool:
    """Whether the database went away under this thread, rather than refused a statement."""
    return isinstance(error, DATABASE_GONE) and not connection.is_usable()


def wait_for_database(stopping: threading.Event, *, seconds: float | None = None) -> bool:
    """Drop this thread's connection and open a new one, as often as it takes.

    Returns False when told to stop, or after `seconds`, without a connection.
    """
    deadline = None if seconds is None else time.monotonic() + seconds
    pause, told = FIRST_PAUSE, False
    connection.close()
    while not stopping.wait(pause):
        try:
            connection.ensure_connection()
        except DATABASE_GONE as error:
            if not told:
                log.warning("database_unreachable", error_class=type(error).__name__)
                told = True
        else:
            if told:
                log.warning("database_back")
            return True
        if deadline is not None and time.monotonic() >= deadline:
            return False
        pause = min(pause * 2, LONGEST_PAUSE)
    return False


def through_outage(step: Callable[[], Result], *, seconds: float) -> Result:
    """Run `step`, again after an outage of at most `seconds`; returns what it returns.

    The step must be safe to repeat: a commit whose answer was lost may have happened.

    Raises:
        OperationalError, InterfaceError: the database stayed away.
    """
    deadline = time.monotonic() + seconds
    never = threading.Event()
    while True:
        try:
            return step()
        except DATABASE_GONE:
            left = deadline - time.monotonic()
            if left <= 0 or not wait_for_database(never, seconds=left):
                raise
