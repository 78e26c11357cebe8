from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.jobs.models import Job
from portal.jobs.presenters import JobRow, job_row, kind_title

NOW = timezone.now()


def row(**fields: Any) -> JobRow:
    return job_row(Job(**{"kind": "test.count", "max_attempts": 5, **fields}), show_people=False)


def test_progress_without_a_known_end_is_only_a_number() -> None:
    assert row(done=1200).progress_text == "1,200 done"
    assert row(done=1200).total is None
    assert row().progress_text == ""


@pytest.mark.parametrize(
    ("seconds", "text"), [(1, "1 second"), (59, "59 seconds"), (83, "1 min 23 s"), (7320, "2 h 2 min")]
)
def test_duration_is_read_at_a_glance(seconds: int, text: str) -> None:
    job = row(state="succeeded", started_at=NOW - timedelta(seconds=seconds), finished_at=NOW)
    assert job.duration_text == text


def test_job_that_waits_to_be_tried_again_says_when() -> None:
    text = row(attempts=1, run_after=timezone.now()).attempts_text
    assert text.startswith("Tried 1 of 5 times, next at ")
    assert text.endswith(" UTC")


def test_every_state_has_a_shape_of_its_own() -> None:
    states = ("queued", "running", "succeeded", "failed", "cancelled")
    assert len({row(state=state).icon for state in states}) == 5


def test_kind_that_nobody_registers_any_more_is_called_by_its_name() -> None:
    assert kind_title("gone.kind") == "gone.kind"


def test_sentence_of_a_handler_that_gave_up_stands_alone() -> None:
    assert row(error_class="JobFailedError", error_text="The file has no rows.").error_text == (
        "The file has no rows."
    )
    assert row(error_class="ValueError", error_text="x:1").error_text == "ValueError: x:1"
    assert row(error_class="ValueError").error_text == "ValueError"


def test_waiting_job_has_no_duration() -> None:
    assert row(state="queued", attempts=1, started_at=NOW).duration_text == ""
