"""Made-up learners: the same by the same seed, in order with the engine, and removable."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.utils import IntegrityError
from django.utils import timezone

from assessments.domain.answers.parser import answers_document, sheet_of
from assessments.domain.engines.registry import engine_for
from assessments.models import Assessment, AssessmentVersion, Attempt, CatalogueSnapshot, Outcome, Submission
from assessments.results.queries.verification import verify_outcomes
from assessments.versions.queries.versions import definition_of
from assessments.versions.services.freeze_version import freeze_version
from portal.demo.learners import seed_learners as seeding
from portal.demo.learners.remove_learners import remove_learners
from portal.demo.learners.rows import DOMAIN
from portal.demo.learners.seed_learners import AlreadySeededError, seed_learners
from portal.users.models import User
from tests.assessments.find_your_path import DOCUMENT, NEXT_DOCUMENT
from tests.factories.assessments import NOW, checked_and_frozen, make_outcome, make_proof, make_version

pytestmark = pytest.mark.django_db
MADE_UP = re.compile(rf"learner-\d+-\d+@{re.escape(DOMAIN)}")


@pytest.fixture
def version() -> AssessmentVersion:
    """“Find your path” in its first edition; the second one is proved."""
    row = Assessment.objects.create(title="Find your path", definition="{}", live=True)
    make_proof(NEXT_DOCUMENT)
    return checked_and_frozen(row, DOCUMENT)


def rows() -> list[dict[str, Any]]:
    """Everything that was stored of runs, without primary keys."""
    return [
        {
            "email": outcome.submission.attempt.learner and outcome.submission.attempt.learner.email,
            "attempt": (outcome.submission.attempt.public_id, outcome.submission.attempt.answers),
            "submission": (outcome.submission.public_id, outcome.submission.answers, outcome.submission.held),
            "at": outcome.submitted_at,
            "document": outcome.document,
        }
        for outcome in Outcome.objects.select_related("submission__attempt__learner").order_by("pk")
    ]


def test_every_stored_outcome_is_what_the_engine_answers(version: AssessmentVersion) -> None:
    seeded = seed_learners(version, 40, seed=5, now=NOW)

    verified = verify_outcomes()
    assert verified.differences == ()
    assert verified.checked == seeded.submissions == Submission.objects.count()
    assert Outcome.objects.values("path").distinct().count() >= 3


def test_more_learners_than_stories_live_the_same_ones_at_other_hours(
    version: AssessmentVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeding, "MOST_STORIES", 3)
    monkeypatch.setattr(seeding, "PEOPLE_AT_ONCE", 7)

    seeded = seed_learners(version, 20, seed=5, now=NOW)

    assert seeded.learners == User.objects.filter(email__endswith=DOMAIN).count() == 20
    assert verify_outcomes().differences == ()
    documents = Counter(str(sorted(row["document"].items())) for row in rows())
    assert max(documents.values()) > 1
    assert len({row["at"] for row in rows()}) > len(documents)


def test_same_seed_gives_the_same_rows_and_another_seed_others(version: AssessmentVersion) -> None:
    seed_learners(version, 8, seed=5, now=NOW)
    first = rows()
    remove_learners()
    seed_learners(version, 8, seed=6, now=NOW)
    other = rows()
    remove_learners()
    seed_learners(version, 8, seed=5, now=NOW)

    assert rows() == first
    assert other != first


def test_nobody_can_sign_in_and_no_name_is_made_up(version: AssessmentVersion) -> None:
    seed_learners(version, 5, seed=5, now=NOW)

    users = User.objects.filter(attempts__is_synthetic=True).distinct()
    assert len(users) == 5
    for user in users:
        assert MADE_UP.fullmatch(user.email)
        assert not user.has_usable_password()
        assert not user.is_active
        assert user.get_full_name() == ""


def test_runs_lie_within_three_years_with_retakes_and_are_marked(version: AssessmentVersion) -> None:
    seed_learners(version, 60, seed=5, now=NOW)

    runs = Attempt.objects.all()
    assert all(run.is_synthetic for run in runs)
    assert min(run.started_at for run in runs) > NOW - timedelta(days=3 * 366)
    assert max(run.saved_at or NOW for run in runs) < NOW
    assert max(Counter(run.learner_id for run in runs if run.learner_id).values()) >= 3
    assert any(run.learner_id is None and run.visitor == "" for run in runs)
    assert any(run.submitted_at is None for run in runs)


def test_moments_of_a_run_are_in_order_and_on_its_day(version: AssessmentVersion, settings: Any) -> None:
    settings.TIME_ZONE = "Pacific/Chatham"
    seed_learners(version, 10, seed=5, now=NOW)

    for outcome in Outcome.objects.select_related("submission__attempt"):
        run = outcome.submission.attempt
        saved = sorted(datetime.fromisoformat(entry["at"]) for entry in run.answers.values())
        assert run.saved_at is not None
        assert run.submitted_at is not None
        assert run.started_at < saved[0] <= saved[-1] == run.saved_at < run.submitted_at
        assert run.submitted_at == outcome.submitted_at
        assert outcome.as_of == timezone.localdate(outcome.submitted_at, timezone.get_default_timezone())


def test_each_outcome_names_the_one_before_it(version: AssessmentVersion) -> None:
    seed_learners(version, 40, seed=5, now=NOW)

    before: dict[int, Outcome] = {}
    for outcome in Outcome.objects.select_related("submission__attempt").order_by("submitted_at"):
        learner = outcome.submission.attempt.learner_id
        earlier = before.get(learner) if learner else None
        assert outcome.previous_path == (earlier.path if earlier else "")
        assert outcome.previous_scores == (earlier.scores if earlier else None)
        if learner:
            before[learner] = outcome
    assert Outcome.objects.exclude(previous_path="").exists()


def test_stored_answers_are_those_that_were_submitted(version: AssessmentVersion) -> None:
    seed_learners(version, 20, seed=5, now=NOW)

    for submission in Submission.objects.select_related("attempt"):
        values = {key: entry["value"] for key, entry in submission.attempt.answers.items()}
        assert values.pop("@held", []) == submission.held
        assert values == submission.answers


def test_removing_leaves_no_trace_and_everybody_else(version: AssessmentVersion) -> None:
    mine = make_outcome(learner=User.objects.create_user("ada@example.org"), visitor="")
    tables = (User, Attempt, Submission, Outcome)
    before = [set(table.objects.values_list("pk", flat=True)) for table in tables]
    told: list[tuple[int, int]] = []
    seeded = seed_learners(version, 15, seed=5, now=NOW)

    removed = remove_learners(lambda done, total: told.append((done, total)))

    assert (removed.learners, removed.attempts) == (15, seeded.attempts)
    assert [set(table.objects.values_list("pk", flat=True)) for table in tables] == before
    assert Outcome.objects.get() == mine
    assert told[-1][0] == told[-1][1]
    assert CatalogueSnapshot.objects.count() == 1


def test_somebody_with_a_password_is_not_removed(version: AssessmentVersion) -> None:
    user = User.objects.create_user(f"person@{DOMAIN}", "a password of their own")

    remove_learners()

    assert User.objects.filter(pk=user.pk).exists()


def test_same_seed_twice_is_refused_and_stores_nothing(version: AssessmentVersion) -> None:
    seed_learners(version, 3, seed=5, now=NOW)
    before = Attempt.objects.count()

    with pytest.raises(AlreadySeededError):
        seed_learners(version, 3, seed=5, now=NOW)

    assert Attempt.objects.count() == before


@pytest.mark.parametrize(("count", "seed"), [(0, 5), (-1, 5), (3, -1)])
def test_impossible_numbers_are_refused(version: AssessmentVersion, count: int, seed: int) -> None:
    with pytest.raises(ValueError, match="At least one learner"):
        seed_learners(version, count, seed=seed, now=NOW)


def test_progress_is_told_to_the_last_learner(
    version: AssessmentVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeding, "PEOPLE_AT_ONCE", 4)
    told: list[tuple[int, int]] = []

    seed_learners(version, 10, seed=5, now=NOW, progress=lambda done, total: told.append((done, total)))

    assert told == [(4, 10), (8, 10), (10, 10)]


def test_foreign_keys_are_checked_as_rows_are_copied(
    version: AssessmentVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeding, "store_snapshot", lambda _kept: 987654321)

    with pytest.raises(IntegrityError, match="snapshot_id"):
        seed_learners(version, 3, seed=5, now=NOW)


def test_constraints_wait_for_the_end_again_afterwards(version: AssessmentVersion) -> None:
    seed_learners(version, 3, seed=5, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT here")
        # Refused at the end of the transaction only.
        cursor.execute("UPDATE assessments_assessment SET current_version_id = 987654321")
        cursor.execute("ROLLBACK TO here")


def test_each_attempt_answers_the_version_of_its_day(version: AssessmentVersion) -> None:
    since = NOW - timedelta(days=400)
    second = freeze_version(version.assessment, NEXT_DOCUMENT, by=None, now=since)

    seed_learners(second, 60, seed=5, now=NOW)

    assert verify_outcomes().differences == ()
    started = {
        row: [attempt.started_at for attempt in Attempt.objects.filter(version=row)]
        for row in (version, second)
    }
    assert max(started[version]) < since + timedelta(days=1) <= min(started[second])
    # Some met both: the outcome before is of the first edition.
    assert Outcome.objects.filter(version=second, previous_version=version).exists()


def test_sheets_of_the_second_version_are_such_as_a_person_could_send(version: AssessmentVersion) -> None:
    second = freeze_version(version.assessment, NEXT_DOCUMENT, by=None, now=NOW - timedelta(days=900))
    definition = definition_of(second)
    engine = engine_for(definition)
    prepared = engine.prepare(definition)

    seed_learners(second, 60, seed=5, now=NOW)

    submissions = Submission.objects.filter(version=second)
    seen = set[str]()
    for submission in submissions:
        sheet = sheet_of(definition, submission.answers)
        assert answers_document(sheet) == submission.answers
        assert set(sheet) <= set(engine.visible_questions(prepared, sheet))
        assert engine.suffices(prepared, sheet)
        assert 1 <= len(submission.answers.get("role", ["-"])) <= 3
        assert submission.answers.get("role", []).count("none_of_these") != 1 or submission.answers[
            "role"
        ] == ["none_of_these"]
        seen |= set(sheet)
    assert seen == {question.key for question in definition.questions}


def test_what_both_versions_ask_is_answered_as_before(version: AssessmentVersion) -> None:
    second = freeze_version(version.assessment, NEXT_DOCUMENT, by=None, now=NOW - timedelta(days=400))

    seed_learners(second, 80, seed=5, now=NOW)

    found = 0
    for later in Submission.objects.filter(version=second, attempt__learner__isnull=False):
        earlier = Submission.objects.filter(version=version, attempt__learner=later.attempt.learner_id)
        before = earlier.order_by("-submitted_at").first()
        if before is None or not {"months_projects_recent"} <= {*before.answers} & {*later.answers}:
            continue
        found += 1
        assert before.answers["months_projects_recent"] <= later.answers["months_projects_recent"]
    assert found > 3


def test_version_that_is_not_live_yet_is_not_answered(version: AssessmentVersion) -> None:
    second = freeze_version(version.assessment, NEXT_DOCUMENT, by=None, now=NOW - timedelta(days=400))

    seed_learners(version, 20, seed=5, now=NOW)

    assert not Attempt.objects.filter(version=second).exists()


def test_other_instruments_are_answered_too() -> None:
    small = make_version()

    seed_learners(small, 12, seed=5, now=datetime(2026, 3, 29, 0, 30, tzinfo=UTC))

    assert verify_outcomes().differences == ()
    assert any("tools" in submission.answers for submission in Submission.objects.all())
