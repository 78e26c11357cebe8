"""Put an entry of the periodic work on the queue once more, before its time."""

from contextlib import suppress
from typing import TypedDict

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

RUN_PERIODIC = "run_periodic"
# Seconds after which what failed is tried again.
AGAIN_AFTER = 60


class Delivery(TypedDict):
    """How an entry is put on the queue: one of a name waits at a time."""

    queueing_lock: str
    task_kwargs: dict[str, str]


def delivery_of(name: str) -> Delivery:
    """The same for the next time by its cron and for a second try."""
    return {"queueing_lock": f"periodic {name}", "task_kwargs": {"name": name}}


def deliver_periodic(name: str) -> None:
    """Have it tried again in a minute, unless its next time comes first."""
    again = app.configure_task(RUN_PERIODIC, schedule_in={"seconds": AGAIN_AFTER}, **delivery_of(name))
    with suppress(AlreadyEnqueued):
        again.defer(timestamp=0)
