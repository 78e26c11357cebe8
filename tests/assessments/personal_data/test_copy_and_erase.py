"""A learner's copy of what assessments hold, and its end."""

import json
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from assessments.models import (
    HELD_KEY,
    Assessment,
    AssessmentVersion,
    Attempt,
    CatalogueSnapshot,
    ExportRecord,
    Outcome,
    PayerLink,
    ProofReport,
    ProofSignature,
    Replay,
    ReplayRow,
    Submission,
)
from assessments.personal_data.services.copy_and_erase import erase_assessments, export_assessments
from assessments.personal_data.services.delete_attempts import delete_attempts
from assessments.results.services.make_payer_link import make_payer_link
from portal.users.models import User
from portal.users.personal_data import export_personal_data, held_models
from portal.users.services.erase_person import erase_person
from tests.factories.assessments import (
    NOW,
    PROJECT_ANSWERS,
    WORK_ANSWERS,
    make_attempt,
    make_outcome,
    make_version,
)
from tests.support.cast import Actor
from tests.support.queries import count_queries, recorded_queries

pytestmark = pytest.mark.django_db

TABLES: tuple[type[Model], ...] = (Outcome, Submission, Attempt)


def counts() -> list[int]:
    return [table._default_manager.count() for table in TABLES]


def records(user: User, kind: str) -> list[dict[str, Any]]:
    return [dict(record) for record in export_assessments(user) if record["record"] == kind]


def test_copy_holds_every_run_with_its_answers_in_words(learner: Actor) -> None:
    version = make_version()
    make_attempt(version, learner=learner.person, answers={"share": "half", "months": 7}, held=["pmp"])
    done = make_outcome(version, learner=learner.person, answers=WORK_ANSWERS)

    first, second = records(learner.person, "assessment taken")

    assert (first["assessment"], first["version"], first["submitted"]) == ("A short assessment", 1, None)
    assert first["answers"] == [
        {
            "question": HELD_KEY,
            "text": "",
            "answer": [{"slug": "pmp"}],
            "saved": NOW.isoformat(),
        },
        {
            "question": "months",
            "text": "How many months have you led projects?",
            "answer": 7,
            "saved": NOW.isoformat(),
        },
        {"question": "share", "text": "What fills your week?", "answer": "half", "saved": NOW.isoformat()},
    ]
    assert second["submitted"] == NOW.isoformat()
    assert second["submission"] == str(done.submission.public_id)


def test_copy_holds_every_outcome_with_its_reasons(learner: Actor) -> None:
    version = make_version()
    make_outcome(version, learner=learner.person, answers=WORK_ANSWERS)
    last = make_outcome(version, learner=learner.person, answers=PROJECT_ANSWERS)

    outcomes = records(learner.person, "outcome")

    assert [outcome["path"] for outcome in outcomes] == ["work", "project"]
    assert outcomes[1]["sentence"] == "Your work is mostly projects."
    assert outcomes[1]["outcome"] == Outcome.objects.get(pk=last.pk).document


def test_copy_is_json_and_holds_nothing_of_others(learner: Actor, other_learner: Actor) -> None:
    version = make_version()
    mine = make_outcome(version, learner=learner.person)
    make_outcome(version)
    make_outcome(version, learner=other_learner.person)

    text = json.dumps(export_personal_data(learner.person)["assessments"])

    ids = [str(public_id) for public_id in Submission.objects.values_list("public_id", flat=True)]
    assert [public_id for public_id in ids if public_id in text] == [str(mine.submission.public_id)]


def test_copy_of_staff_holds_what_they_did(editor: Actor) -> None:
    version = make_version(by=editor.person)
    Assessment.objects.update(locked=True, locked_by=editor.person, locked_at=NOW)
    ExportRecord.objects.create(report="outcomes", file_format="csv", exported_by=editor.person, rows=4)
    ProofSignature.objects.create(report=ProofReport.objects.get(), signed_by=editor.person, signed_at=NOW)

    kinds = {record["record"]: record for record in export_assessments(editor.person)}

    assert kinds["version made live"]["text"] == str(version)
    assert (kinds["export"]["text"], kinds["export"]["rows"]) == ("outcomes.csv", 4)
    assert kinds["assessment locked"]["at"] == NOW.isoformat()
    assert kinds["warnings signed"]["at"] == NOW.isoformat()


def test_copy_takes_as_many_statements_however_many_runs(learner: Actor) -> None:
    version = make_version()
    make_outcome(version, learner=learner.person)
    few = count_queries(lambda: list(export_assessments(learner.person)))
    for _number in range(4):
        make_outcome(version, learner=learner.person)

    assert count_queries(lambda: list(export_assessments(learner.person))) == few


def test_erasing_leaves_no_row_of_the_person_and_every_row_of_others(
    learner: Actor, other_learner: Actor
) -> None:
    version = make_version()
    for actor in (learner, other_learner):
        make_attempt(version, learner=actor.person, answers={"share": "half"})
        make_outcome(version, learner=actor.person)
        make_outcome(version, learner=actor.person)
    make_outcome(version)
    assert counts() == [5, 5, 7]

    erase_person(learner.person)

    assert counts() == [3, 3, 4]
    assert Attempt.objects.filter(learner=other_learner.person).count() == 3
    assert AssessmentVersion.objects.get() == version
    assert CatalogueSnapshot.objects.count() == 1


def test_erasing_takes_the_browsers_runs_that_were_claimed(learner: Actor) -> None:
    make_outcome()
    Attempt.objects.update(learner=learner.person, visitor="")

    erase_person(learner.person)

    assert counts() == [0, 0, 0]


def test_copy_says_what_a_replay_made_of_a_submission(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person, visitor="")
    codes = ["project", "work"]
    replay = Replay.objects.create(
        assessment=outcome.version.assessment, against="draft", sha256="1" * 64, codes=codes
    )
    ReplayRow.objects.create(
        replay=replay, submission=outcome.submission, before=0, after=1, incomplete=False
    )

    (record,) = records(learner.person, "submission replayed")

    assert record["submission"] == str(outcome.submission.public_id)
    assert (record["against"], record["before"], record["after"]) == ("draft", "project", "work")
    erase_assessments(learner.person)
    assert not ReplayRow.objects.exists()


def test_copy_names_the_links_that_show_a_result_and_erasing_ends_them(
    learner: Actor, other_learner: Actor
) -> None:
    outcome, others = make_outcome(learner=learner.person), make_outcome(learner=other_learner.person)
    token = make_payer_link(outcome, name="Ada", now=NOW)
    make_payer_link(others, name="Grace", now=NOW)

    (record,) = records(learner.person, "link for the person who pays")

    assert record["submission"] == str(outcome.submission.public_id)
    assert (record["name"], record["made"]) == ("Ada", NOW.isoformat())
    assert token not in json.dumps(record)
    erase_assessments(learner.person)
    assert PayerLink.objects.get().name == "Grace"


def test_erasing_staff_keeps_what_they_did_without_their_name(editor: Actor) -> None:
    version = make_version(by=editor.person)
    Assessment.objects.update(locked=True, locked_by=editor.person, locked_at=timezone.now())
    ExportRecord.objects.create(report="outcomes", file_format="csv", exported_by=editor.person)
    ProofSignature.objects.create(report=ProofReport.objects.get(), signed_by=editor.person)
    Replay.objects.create(
        assessment=version.assessment, against="draft", sha256="1" * 64, started_by=editor.person
    )

    erase_person(editor.person)

    version.refresh_from_db()
    assert version.frozen_by is None
    assert ExportRecord.objects.get().exported_by is None
    assert ProofSignature.objects.get().signed_by is None
    assert Assessment.objects.get().locked_by is None
    assert Replay.objects.get().started_by is None


def test_erasing_takes_as_many_statements_however_many_runs(learner: Actor) -> None:
    version = make_version()
    make_outcome(version, learner=learner.person)
    with recorded_queries() as few:
        erase_assessments(learner.person)
    for _number in range(4):
        make_outcome(version, learner=learner.person)
    with recorded_queries() as many:
        erase_assessments(learner.person)

    assert len(many) == len(few)
    assert counts() == [0, 0, 0]


def test_deletion_is_closed_again_in_the_same_transaction(learner: Actor) -> None:
    make_outcome(learner=learner.person)

    assert delete_attempts(Attempt.objects.all()) == 1

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('portal.erasing', true)")
        assert cursor.fetchone() == ("off",)


def test_every_model_with_a_learners_data_is_named() -> None:
    deleted = {label for label, model in held_models().items() if model.on_erasure.name == "DELETED"}

    tables: tuple[type[Model], ...] = (*TABLES, ReplayRow, PayerLink)
    assert {table._meta.label for table in tables} <= deleted
