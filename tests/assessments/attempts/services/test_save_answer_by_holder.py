"""A browser saves into its own run by one statement, and into no other."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from assessments.access import Holder
from assessments.attempts.queries.answers import SavedAnswer, saved_answer
from assessments.attempts.services.attempt_errors import (
    AlreadySubmittedError,
    StaleAnswerError,
    UnknownQuestionError,
)
from assessments.attempts.services.claim_attempts import claim_attempts
from assessments.attempts.services.save_answer import SavedToAttempt, save_answer
from assessments.domain.answers.parser import AnswerRefusedError
from assessments.models import Attempt
from assessments.versions.queries.versions import definition_of
from portal.users.models import User
from tests.factories.assessments import NOW, OTHER_VISITOR, VISITOR, make_attempt, make_outcome
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()


def save(
    attempt: Attempt,
    raw: object = "half",
    *,
    key: str = "share",
    user: User | AnonymousUser = NOBODY,
    visitor: str = VISITOR,
    expected: int = 0,
) -> SavedToAttempt:
    return save_answer(
        attempt.pk,
        key,
        raw,
        holder=Holder(user.pk, (visitor,)),
        definition=definition_of(attempt.version),
        expected_revision=expected,
        now=NOW,
    )


def test_browsers_answer_is_stored_and_told_with_all_others() -> None:
    run = make_attempt(answers={"months": 5})

    saved = save(run)

    run.refresh_from_db()
    assert saved.answer == saved_answer(run.answers, "share") == SavedAnswer(1, NOW, "half")
    assert saved.answers == run.answers
    assert saved.answers["months"]["value"] == 5


def test_learners_answer_is_stored_from_any_browser(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    assert save(run, user=learner.person, visitor="").answer.revision == 1
    assert save(run, "projects", user=learner.person, visitor=OTHER_VISITOR, expected=1)


@pytest.mark.parametrize(("key", "raw"), [("share", "half"), ("share", "never"), ("nothing", 1)])
def test_attempt_is_not_there_for_a_stranger_whatever_they_send(
    learner: Actor, other_learner: Actor, key: str, raw: object
) -> None:
    learners, browsers = make_attempt(learner=learner.person), make_attempt()
    strangers: list[dict[str, Any]] = [
        {"user": NOBODY, "visitor": ""},
        {"user": NOBODY, "visitor": OTHER_VISITOR},
        {"user": other_learner.person, "visitor": ""},
    ]

    for stranger in strangers:
        for run in (learners, browsers):
            with pytest.raises(Attempt.DoesNotExist):
                save(run, raw, key=key, **stranger)

    assert set(Attempt.objects.values_list("saved_at", flat=True)) == {None}


def test_run_whose_link_was_cut_takes_no_answer(learner: Actor) -> None:
    run = make_attempt()
    Attempt.objects.update(visitor="")

    for visitor in ("", VISITOR):
        with pytest.raises(Attempt.DoesNotExist):
            save(run, visitor=visitor)
        with pytest.raises(Attempt.DoesNotExist):
            save(run, visitor=visitor, user=learner.person)


def test_claimed_run_takes_its_learners_answers_and_no_more_of_the_browser(learner: Actor) -> None:
    run = make_attempt()
    save(run)
    claim_attempts(learner.person, (VISITOR,))

    assert save(run, "projects", user=learner.person, expected=1).answer.revision == 2
    with pytest.raises(Attempt.DoesNotExist):
        save(run, "half", expected=2)


def test_run_that_was_deleted_is_not_there() -> None:
    run = make_attempt()
    save(run)
    Attempt.objects.all().delete()

    with pytest.raises(Attempt.DoesNotExist):
        save(run, expected=1)


def test_owner_is_told_what_is_wrong() -> None:
    run = make_attempt()
    save(run, "half")

    with pytest.raises(UnknownQuestionError):
        save(run, key="nothing")
    with pytest.raises(AnswerRefusedError):
        save(run, "never")
    with pytest.raises(StaleAnswerError) as stale:
        save(run, "projects")
    assert stale.value.current == SavedAnswer(1, NOW, "half")
    with pytest.raises(AlreadySubmittedError):
        save(make_outcome().submission.attempt, expected=1)


def test_answer_sent_again_is_acknowledged_and_not_counted() -> None:
    run = make_attempt()
    first = save(run)

    again = save(run)

    assert (again.answer, again.answers) == (first.answer, first.answers)


def test_saving_is_one_statement() -> None:
    run = make_attempt()
    save(run)
    with recorded_queries() as statements:
        save(run, "projects", expected=1)

    assert [statement.split()[0] for statement in statements] == ["UPDATE"]
