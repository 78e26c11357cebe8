"""The plan at which the demo's learner arrives, by the catalogue with what editors judge."""

from dataclasses import replace

import pytest

from assessments.domain.outcomes.outcome import Standing
from assessments.domain.snapshots.snapshot import Snapshot
from portal.demo.learner import written_attempts
from tests.portal.demo.test_learner_moves import judged, situation
from tests.portal.demo.versions import learner_sheets

# The catalogue is made once, by the worker of the panel.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo_catalogue")]


def test_each_half_of_the_work_has_a_step_that_can_be_taken_now(demo_snapshot: Snapshot) -> None:
    last = situation(written_attempts()[-1], learner_sheets()[-1])

    outcome = judged(replace(last, snapshot=demo_snapshot))

    assert outcome.path == "both"
    assert [(entry.kind, entry.slug) for entry in outcome.plan[:2]] == [
        ("ongoing", "itil-foundation-v5"),
        # Who holds the Foundation takes the Practitioner, where both count.
        ("project", "prince2-practitioner"),
    ]
    assert {entry.eligibility.standing for entry in outcome.plan[:2]} == {Standing.ELIGIBLE}
    assert not any(entry.limits for entry in outcome.plan)
