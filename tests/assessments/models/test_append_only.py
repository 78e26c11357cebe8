"""What the database refuses to change or delete, trigger by trigger, by plain SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from assessments.models import (
    AssessmentVersion,
    Attempt,
    CatalogueSnapshot,
    ExportRecord,
    Outcome,
    Submission,
)
from tests.assessments.models import rows
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

ERASING = "SET LOCAL portal.erasing = 'on'"


def execute(statement: str, *parameters: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)


def refuses(statement: str, *parameters: int | str, because: str = "append-only") -> None:
    with pytest.raises(DatabaseError, match=because), transaction.atomic():
        execute(statement, *parameters)


@pytest.mark.parametrize(
    "change",
    [
        "assessments_submission SET answers = '{}'",
        "assessments_submission SET scored = '{1}'",
        "assessments_submission SET public_id = gen_random_uuid()",
        "assessments_outcome SET path = 'work'",
        "assessments_outcome SET document = '[]'",
        "assessments_outcome SET margin = 3",
        "assessments_cataloguesnapshot SET document = '[]'",
        "assessments_cataloguesnapshot SET taken_at = now()",
        "assessments_assessmentversion SET definition = '[]'",
        "assessments_assessmentversion SET number = 2",
        "assessments_assessmentversion SET frozen_at = now()",
        "assessments_attempt SET answers = '{\"share\": {}}'",
        "assessments_attempt SET submitted_at = NULL",
        "assessments_attempt SET submitted_at = now()",
        "assessments_attempt SET saved_at = now()",
        "assessments_attempt SET version_id = version_id + 1",
        "assessments_attempt SET visitor = repeat('b', 64)",
    ],
)
def test_submitted_rows_refuse_change(change: str) -> None:
    rows.outcome()

    refuses(f"UPDATE {change}")
    execute(ERASING)
    refuses(f"UPDATE {change}")


def test_version_refuses_another_name_of_who_froze_it(editor: Actor, moderator: Actor) -> None:
    rows.version(frozen_by=editor.person)

    refuses("UPDATE assessments_assessmentversion SET frozen_by_id = %s", moderator.person.pk)
    refuses("UPDATE assessments_assessmentversion SET frozen_by_id = NULL, number = 2")


def test_only_erasing_a_person_unlinks_the_versions_they_froze(editor: Actor) -> None:
    version = rows.version(frozen_by=editor.person)

    refuses("UPDATE assessments_assessmentversion SET frozen_by_id = NULL")
    execute(ERASING)
    AssessmentVersion.objects.update(frozen_by=None)

    version.refresh_from_db()
    assert version.frozen_by is None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM assessments_outcome",
        "DELETE FROM assessments_submission",
        "DELETE FROM assessments_attempt",
    ],
)
def test_submitted_rows_refuse_deletion(statement: str) -> None:
    rows.outcome()

    refuses(statement)


@pytest.mark.parametrize("off", ["off", "", "ON", "true"])
def test_only_one_word_opens_deletion(off: str) -> None:
    rows.outcome()

    execute("SELECT set_config('portal.erasing', %s, true)", off)
    refuses("DELETE FROM assessments_outcome")


def test_erasing_deletes_submitted_rows() -> None:
    rows.outcome()

    execute(ERASING)
    execute("DELETE FROM assessments_outcome")
    execute("DELETE FROM assessments_submission")
    execute("DELETE FROM assessments_attempt")

    assert (Outcome.objects.count(), Submission.objects.count(), Attempt.objects.count()) == (0, 0, 0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_erasing_ends_with_its_transaction() -> None:
    rows.outcome()
    with transaction.atomic():
        execute(ERASING)

    refuses("DELETE FROM assessments_outcome")


def test_run_that_is_not_submitted_may_change_and_go() -> None:
    rows.attempt()

    execute("UPDATE assessments_attempt SET answers = '{\"share\": {}}', saved_at = now()")
    execute("DELETE FROM assessments_attempt")

    assert not Attempt.objects.exists()


def test_submitted_run_may_be_claimed(learner: Actor, other_learner: Actor) -> None:
    run = rows.submission().attempt

    Attempt.objects.update(learner=learner.person, visitor="")

    run.refresh_from_db()
    assert (run.learner, run.visitor) == (learner.person, "")
    refuses("UPDATE assessments_attempt SET learner_id = %s", other_learner.person.pk)
    refuses("UPDATE assessments_attempt SET learner_id = NULL")


def test_submitted_run_may_lose_its_link_to_the_browser() -> None:
    run = rows.submission().attempt

    Attempt.objects.update(visitor="")

    run.refresh_from_db()
    assert run.visitor == ""


def test_version_is_kept_while_something_points_at_it() -> None:
    outcome = rows.outcome()
    previous = rows.version(assessment=outcome.version.assessment, number=2, logic_hash="4" * 64)
    rows.outcome(
        submission=rows.submission(attempt=rows.attempt(version=outcome.version, submitted_at=rows.NOW)),
        snapshot=outcome.snapshot,
        previous_path="work",
        previous_version=previous,
        previous_scores={},
    )
    started = rows.version()
    rows.attempt(version=started)

    for version in (outcome.version, previous, started):
        refuses("DELETE FROM assessments_assessmentversion WHERE id = %s", version.pk, because="in use")


def test_version_that_nothing_points_at_may_go() -> None:
    rows.version()

    execute("DELETE FROM assessments_assessmentversion")

    assert not AssessmentVersion.objects.exists()


def test_snapshot_is_kept_while_an_outcome_rests_on_it() -> None:
    rows.outcome()
    unused = rows.snapshot(sha256="5" * 64)

    refuses("DELETE FROM assessments_cataloguesnapshot", because="in use")
    execute("DELETE FROM assessments_cataloguesnapshot WHERE id = %s", unused.pk)

    assert CatalogueSnapshot.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_proofreport SET has_errors = false",
        "UPDATE assessments_proofreport SET has_warnings = false, document = '{}'",
        "UPDATE assessments_proofsignature SET signed_at = now()",
        "DELETE FROM assessments_proofsignature",
        "DELETE FROM assessments_proofreport",
    ],
)
def test_proofs_and_signatures_refuse_change_and_deletion(statement: str) -> None:
    rows.proof(logic_hash="5" * 64)
    rows.signature()

    refuses(statement)


def test_signature_changes_hands_only_to_nobody_and_by_erasing(moderator: Actor, editor: Actor) -> None:
    signature = rows.signature(signed_by=moderator.person)

    refuses("UPDATE assessments_proofsignature SET signed_by_id = %s", editor.person.pk)
    refuses("UPDATE assessments_proofsignature SET signed_by_id = NULL")
    execute(ERASING)
    execute("UPDATE assessments_proofsignature SET signed_by_id = NULL")
    refuses("UPDATE assessments_proofsignature SET signed_by_id = %s", moderator.person.pk)

    signature.refresh_from_db()
    assert signature.signed_by is None


def test_record_of_an_export_is_told_its_rows_once_and_changes_no_more(administrator: Actor) -> None:
    record = ExportRecord.objects.create(
        report="outcomes", file_format="csv", exported_by=administrator.person
    )
    change = "UPDATE assessments_exportrecord SET "
    refuses(change + "report = 'figures'")
    execute(change + "rows = 12")

    for wrong in ("rows = 11", "rows = NULL", "filters = '{\"path\": []}'", "exported_at = now()"):
        refuses(change + wrong)
    refuses(change + "with_personal_data = true")
    refuses(change + "exported_by_id = NULL")
    refuses("DELETE FROM assessments_exportrecord")
    execute(ERASING)
    refuses("DELETE FROM assessments_exportrecord")
    execute(change + "exported_by_id = NULL")
    record.refresh_from_db()
    assert (record.exported_by, record.rows) == (None, 12)
