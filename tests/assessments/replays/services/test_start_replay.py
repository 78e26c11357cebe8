"""Asking for a replay: one at a time for an assessment, and taken away after a while."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Replay, ReplayRow
from assessments.replays.services.remove_replays import KEPT, remove_old_replays
from assessments.versions.queries.versions import definition_of
from portal.jobs.models import Job, JobState
from tests.factories.assessments import make_version
from tests.factories.replays import make_replay
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def test_asking_makes_a_replay_with_a_job(editor: Actor) -> None:
    version = make_version()

    replay = make_replay(version.assessment, definition_of(version), by=editor.person)

    assert replay.started_by == editor.person
    assert replay.definition == version.definition
    assert replay.sha256 == version.logic_hash
    assert Job.objects.get().params == {"replay": replay.pk}


def test_asking_again_while_one_waits_gives_that_one() -> None:
    version = make_version()
    first = make_replay(version.assessment, definition_of(version))

    assert make_replay(version.assessment, definition_of(version)) == first
    assert Job.objects.count() == 1
    assert Replay.objects.count() == 1


def test_after_it_ended_another_one_can_be_asked_for() -> None:
    version = make_version()
    first = make_replay(version.assessment, definition_of(version))
    Job.objects.update(state=JobState.CANCELLED, finished_at=timezone.now())

    assert make_replay(version.assessment, definition_of(version)) != first


def test_another_assessment_has_its_own() -> None:
    one, other = make_version(), make_version()

    first = make_replay(one.assessment, definition_of(one))

    assert make_replay(other.assessment, definition_of(other)) != first


def test_old_replays_are_taken_away_with_their_rows() -> None:
    version = make_version()
    replays = [
        Replay.objects.create(
            assessment=version.assessment,
            against="draft",
            sha256="1" * 64,
            started_at=timezone.now() - KEPT + late,
        )
        for late in (-timedelta(minutes=1), timedelta(minutes=1))
    ]
    for replay in replays:
        ReplayRow.objects.create(replay=replay, submission_id=1, before=0, after=0, incomplete=False)

    remove_old_replays()

    assert list(Replay.objects.all()) == replays[1:]
    assert list(ReplayRow.objects.values_list("replay", flat=True)) == [replays[1].pk]
