"""A replay against another catalogue: plans as the engine makes them, first entry before and now."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.utils import timezone

from assessments.catalogue.queries.kept_snapshot import KeptSnapshot
from assessments.catalogue.queries.stored_snapshots import names_in_snapshots
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import sheet_of
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.engines.registry import engine_for
from assessments.domain.snapshots.document import snapshot_document, snapshot_hash
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.models import Assessment, AssessmentVersion, CatalogueSnapshot, Outcome, ReplayRow
from assessments.replays.queries.replays import latest_replay, snapshots_about
from assessments.replays.services.replay_against import replay_against_catalogue
from assessments.replays.services.replay_catalogue import CatalogueReplay
from assessments.replays.services.run_replay import run_replay
from assessments.versions.queries.versions import definition_of, prepared_of
from portal.demo.learners import seed_learners as seeding
from tests.assessments.find_your_path import DOCUMENT
from tests.factories.assessments import checked_and_frozen
from tests.factories.real_catalogue import real_snapshot
from tests.factories.replays import ContextInHand, found_by, make_replay

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> AssessmentVersion:
    """“Find your path”, with made-up outcomes on the real facts."""
    row = Assessment.objects.create(title="Find your path", definition="{}", live=True)
    frozen = checked_and_frozen(row, DOCUMENT)
    snapshot = real_snapshot()
    kept = KeptSnapshot(snapshot, snapshot_hash(snapshot))
    with patch.object(seeding, "kept_snapshot", lambda: kept):
        seeding.seed_learners(frozen, 25, seed=3, now=timezone.now())
    return frozen


def stored(snapshot: Snapshot) -> str:
    sha256 = snapshot_hash(snapshot)
    CatalogueSnapshot.objects.get_or_create(sha256=sha256, defaults={"document": snapshot_document(snapshot)})
    return sha256


def without_the_first_of_plans() -> Snapshot:
    """The real facts, without the certification that most plans begin with."""
    snapshot = real_snapshot()
    firsts = [row.document["plan"][0]["slug"] for row in Outcome.objects.all() if row.document["plan"]]
    usual = max(sorted(set(firsts)), key=firsts.count)
    left = tuple(item for item in snapshot.certifications if item.slug != usual)
    return replace(snapshot, certifications=left)


def test_plans_are_those_of_the_engine_one_by_one(
    version: AssessmentVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CatalogueReplay, "at_once", 7)
    snapshot = without_the_first_of_plans()
    replay = replay_against_catalogue(version.assessment, stored(snapshot), None)

    run_replay(ContextInHand({"replay": replay.pk}))

    replay.refresh_from_db()
    expected, changed = {}, 0
    definition = definition_of(version)
    engine = engine_for(definition)
    prepared = prepared_of(version, engine.version)
    for row in Outcome.objects.select_related("submission"):
        told = [entry["slug"] for entry in row.document["plan"]]
        sheet = sheet_of(definition, row.submission.answers)
        held = parse_held(row.submission.held)
        outcome = engine.judge(prepared, sheet, held, snapshot, row.as_of)
        now = [entry.slug for entry in outcome.plan]
        expected[row.submission_id] = (told or [""])[0], (now or [""])[0]
        changed += told != now
    rows = ReplayRow.objects.filter(replay=replay)
    assert {r.submission_id: (replay.codes[r.before], replay.codes[r.after]) for r in rows} == expected
    found = found_by(replay)
    assert found.plans == changed > 0
    assert found.flips == sum(before != after for before, after in expected.values()) > 0


def test_the_catalogue_of_the_outcomes_changes_nothing(version: AssessmentVersion) -> None:
    replay = replay_against_catalogue(version.assessment, CatalogueSnapshot.objects.get().sha256, None)

    run_replay(ContextInHand({"replay": replay.pk}))

    replay.refresh_from_db()
    found = found_by(replay)
    assert (found.submissions, found.plans, found.flips) == (Outcome.objects.count(), 0, 0)


def test_the_present_catalogue_is_stored_for_the_job(version: AssessmentVersion) -> None:
    replay = replay_against_catalogue(version.assessment, "", None)

    assert CatalogueSnapshot.objects.filter(sha256=replay.sha256).exists()


def test_certifications_that_left_the_catalogue_keep_their_names(version: AssessmentVersion) -> None:
    replay = replay_against_catalogue(version.assessment, stored(without_the_first_of_plans()), None)

    names = names_in_snapshots(snapshots_about(replay))

    assert set(names) == {item.slug for item in real_snapshot().certifications}


def test_a_catalogue_that_is_not_stored_is_refused(version: AssessmentVersion) -> None:
    with pytest.raises(RefusedError, match="There is no catalogue"):
        replay_against_catalogue(version.assessment, "f" * 64, None)


def test_both_sorts_of_replay_stand_side_by_side(version: AssessmentVersion) -> None:
    first = make_replay(version.assessment, definition_of(version))
    other = replay_against_catalogue(version.assessment, CatalogueSnapshot.objects.get().sha256, None)
    for replay in (first, other):
        run_replay(ContextInHand({"replay": replay.pk}))

    kept = set(ReplayRow.objects.values_list("replay", flat=True))
    assert kept == {first.pk, other.pk}
    assert latest_replay(version.assessment) == first
