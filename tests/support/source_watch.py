"""The source watch without a queue: what a job gives it, and a run of it now or a month later."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from certifications.models import WatchedSource
from certifications.source_watch import tasks
from certifications.source_watch.queries.sources import DAYS_BETWEEN_LOOKS
from portal.jobs.claims import JobCancelled


@dataclass
class WatchContext:
    """What a job gives its handler, without a queue; `stop_after` cancels it after so many looks."""

    checkpoint: Any = None
    done: int = 0
    total: int | None = None
    stop_after: int = 1000
    job_id: UUID = field(default_factory=uuid4)
    params: dict[str, Any] = field(default_factory=dict)
    attempt: int = 1

    def check(self) -> None:
        if self.done >= self.stop_after:
            raise JobCancelled

    def progress(self, done: int, total: int | None = None, message: str = "") -> None:
        assert len(message) <= 200
        self.check()

    def save_checkpoint(
        self, checkpoint: Any, *, done: int = 0, total: int | None = None, message: str = ""
    ) -> None:
        self.checkpoint, self.done, self.total = checkpoint, done, total


def watch(**context: Any) -> WatchContext:
    """Let the watch look at what is due."""
    given = WatchContext(**context)
    tasks.watch_sources(given)
    return given


def watch_next_month() -> WatchContext:
    """Let it look again after a month."""
    past = timezone.now() - timedelta(days=DAYS_BETWEEN_LOOKS)
    WatchedSource.objects.update(looked_at=past)
    return watch()
