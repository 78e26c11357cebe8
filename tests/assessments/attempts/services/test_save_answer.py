"""An answer is saved by one statement, over the revision that was seen, or not at all."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from assessments.attempts.queries.answers import SavedAnswer, held_from, saved_answer, sheet_from
from assessments.attempts.services.attempt_errors import (
    AlreadySubmittedError,
    StaleAnswerError,
    UnknownQuestionError,
)
from assessments.domain.answers.parser import AnswerRefusedError
from assessments.models import HELD_KEY, Attempt
from assessments.versions.queries.versions import definition_of
from tests.factories.assessments import NOW, PROJECT_ANSWERS, make_attempt, make_outcome, make_version, save
from tests.support.processes import PATIENCE
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=5)


def stored(run: Attempt, key: str) -> SavedAnswer:
    run.refresh_from_db()
    return saved_answer(run.answers, key)


@pytest.fixture
def run() -> Attempt:
    return make_attempt()


def test_answer_is_stored_with_its_revision_and_time(run: Attempt) -> None:
    saved = save(run, "share", "half")

    assert saved == stored(run, "share") == SavedAnswer(1, NOW, "half")
    assert run.saved_at == NOW


def test_later_answer_replaces_the_one_that_was_seen(run: Attempt) -> None:
    save(run, "share", "half")

    saved = save(run, "share", "projects", expected=1, now=LATER)

    assert saved == stored(run, "share") == SavedAnswer(2, LATER, "projects")
    assert run.saved_at == LATER


def test_other_answers_stay_as_they_are(run: Attempt) -> None:
    save(run, "share", "half")
    save(run, "routine", "2", now=LATER)

    assert stored(run, "share") == SavedAnswer(1, NOW, "half")
    assert sheet_from(definition_of(run.version), run.answers) == {"share": "half", "routine": "2"}


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("share", "not_sure", "not_sure"),
        ("planning", "3", "3"),
        ("tools", ["sheets", "boards"], ["boards", "sheets"]),
        ("tools", [], []),
        ("months", 14, 14),
        (HELD_KEY, [{"slug": "pmp", "earned_on": ""}, {"slug": "capm"}], [{"slug": "capm"}, {"slug": "pmp"}]),
    ],
)
def test_every_kind_of_answer_is_stored_in_one_form(run: Attempt, key: str, raw: Any, value: object) -> None:
    assert save(run, key, raw).value == value
    assert stored(run, key).value == value


def test_cleared_answer_is_no_answer_and_keeps_counting(run: Attempt) -> None:
    save(run, "share", "half")
    save(run, HELD_KEY, [{"slug": "pmp"}])

    assert save(run, "share", None, expected=1, now=LATER) == SavedAnswer(2, LATER, None)
    save(run, HELD_KEY, None, expected=1)

    assert stored(run, "share") == SavedAnswer(2, LATER, None)
    assert sheet_from(definition_of(run.version), run.answers) == {}
    assert held_from(run.answers) == ()
    assert save(run, "share", "projects", expected=2).revision == 3


def test_answer_from_a_tab_that_saw_an_older_one_is_refused_with_the_present_one(run: Attempt) -> None:
    save(run, "share", "half")
    save(run, "share", "projects", expected=1, now=LATER)

    with pytest.raises(StaleAnswerError) as stale:
        save(run, "share", "operations", expected=1)

    assert stale.value.current == stored(run, "share") == SavedAnswer(2, LATER, "projects")


def test_answer_from_a_tab_that_saw_none_is_refused(run: Attempt) -> None:
    save(run, "share", "half")

    with pytest.raises(StaleAnswerError):
        save(run, "share", "operations")
    with pytest.raises(StaleAnswerError):
        save(run, "share", None)

    assert stored(run, "share").value == "half"


def test_revision_that_never_was_is_refused(run: Attempt) -> None:
    with pytest.raises(StaleAnswerError) as stale:
        save(run, "share", "half", expected=1)

    assert stale.value.current == SavedAnswer(0, None, None)
    with pytest.raises(StaleAnswerError):
        save(run, "share", None, expected=1)


def test_answer_sent_again_is_acknowledged_and_not_counted(run: Attempt) -> None:
    save(run, "share", "half")

    assert save(run, "share", "half", now=LATER) == SavedAnswer(1, NOW, "half")
    assert stored(run, "share").revision == 1


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("share", "sometimes"),
        ("share", ["half"]),
        ("planning", "4"),
        ("tools", "boards"),
        ("months", 601),
        ("months", -1),
        (HELD_KEY, "pmp"),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_stored(run: Attempt, key: str, raw: object) -> None:
    with pytest.raises(AnswerRefusedError):
        save(run, key, raw)

    assert stored(run, key).revision == 0


def test_question_that_is_not_there_is_refused(run: Attempt) -> None:
    for key in ("nothing", "", "share/choices"):
        with pytest.raises(UnknownQuestionError):
            save(run, key, "half")


def test_submitted_run_takes_no_answer() -> None:
    run = make_outcome().submission.attempt

    with pytest.raises(AlreadySubmittedError):
        save(run, "share", "half", expected=1)
    with pytest.raises(AlreadySubmittedError):
        save(run, "share", PROJECT_ANSWERS["share"], expected=0)

    assert stored(run, "share").value == PROJECT_ANSWERS["share"]


def test_run_that_is_gone_takes_no_answer(run: Attempt) -> None:
    Attempt.objects.all().delete()

    with pytest.raises(Attempt.DoesNotExist):
        save(run, "share", "half")


def test_saving_is_one_statement(run: Attempt) -> None:
    save(run, "routine", "2")
    with recorded_queries() as statements:
        save(run, "share", "half")

    assert len(statements) == 1
    assert statements[0].split()[0] == "UPDATE"


def test_refused_answer_asks_whose_the_attempt_is_and_a_stale_one_takes_two_statements(run: Attempt) -> None:
    save(run, "share", "half")
    with recorded_queries() as statements, pytest.raises(AnswerRefusedError):
        save(run, "share", "sometimes")
    assert [statement.split()[0] for statement in statements] == ["SELECT"]

    with recorded_queries() as statements, pytest.raises(StaleAnswerError):
        save(run, "share", "operations")
    assert [statement.split()[0] for statement in statements] == ["UPDATE", "SELECT"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_many_tabs_that_answer_at_once_one_is_stored_and_the_others_are_told() -> None:
    run = make_attempt(make_version())
    start = threading.Barrier(8)
    saved: list[SavedAnswer] = []
    told: list[SavedAnswer] = []

    def answer(months: int) -> None:
        try:
            start.wait(timeout=PATIENCE)
            saved.append(save(run, "months", months))
        except StaleAnswerError as error:
            told.append(error.current)
        finally:
            connection.close()

    threads = [threading.Thread(target=answer, args=[months]) for months in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert saved == [stored(run, "months")]
    assert told == saved * 7


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_tabs_that_answer_different_questions_at_once_lose_nothing() -> None:
    run = make_attempt(make_version())
    answers = {**PROJECT_ANSWERS, "tools": ["boards"], "months": 5}
    start = threading.Barrier(len(answers))

    def answer(key: str, raw: object) -> None:
        try:
            start.wait(timeout=PATIENCE)
            save(run, key, raw)
        finally:
            connection.close()

    threads = [threading.Thread(target=answer, args=item) for item in answers.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    run.refresh_from_db()
    assert {key: entry["value"] for key, entry in run.answers.items()} == answers
