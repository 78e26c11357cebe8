"""A run or a result is reached by whose it is; to everybody else it is not there."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory

from assessments import access
from assessments.models import Attempt
from portal.users.models import User
from tests.assessments.models import rows
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

VISITOR, OTHER_VISITOR = "a" * 64, "b" * 64
NOBODY = AnonymousUser()


def reached(run: Attempt, user: User | AnonymousUser, visitor: str) -> bool:
    """Whether the run and its result are reached; both are, or neither."""
    found = []
    for find, public_id in (
        (access.attempt_or_404, run.public_id),
        (access.outcome_or_404, run.submission.public_id),
    ):
        try:
            find(public_id, access.Holder(user.pk, (visitor,)))
            found.append(True)
        except Http404:
            found.append(False)
    assert len(set(found)) == 1
    return found[0]


@pytest.fixture
def visitors_run() -> Attempt:
    return rows.outcome().submission.attempt


@pytest.fixture
def learners_run(learner: Actor) -> Attempt:
    run = rows.attempt(learner=learner.person, visitor="", submitted_at=rows.NOW)
    return rows.outcome(submission=rows.submission(attempt=run)).submission.attempt


def test_browser_reaches_its_run_signed_in_or_not(visitors_run: Attempt, learner: Actor) -> None:
    assert reached(visitors_run, NOBODY, VISITOR)
    assert reached(visitors_run, learner.person, VISITOR)


def test_learner_reaches_their_run_from_any_browser(learners_run: Attempt, learner: Actor) -> None:
    assert reached(learners_run, learner.person, "")
    assert reached(learners_run, learner.person, OTHER_VISITOR)


def test_stranger_gets_404(
    learners_run: Attempt, other_learner: Actor, administrator: Actor, report_viewer: Actor
) -> None:
    for actor in (other_learner, administrator, report_viewer):
        assert not reached(learners_run, actor.person, "")
        assert not reached(learners_run, actor.person, VISITOR)
    assert not reached(learners_run, NOBODY, "")
    assert not reached(learners_run, NOBODY, VISITOR)


def test_stranger_gets_404_for_a_browsers_run(visitors_run: Attempt, learner: Actor) -> None:
    assert not reached(visitors_run, NOBODY, "")
    assert not reached(visitors_run, NOBODY, OTHER_VISITOR)
    assert not reached(visitors_run, learner.person, "")


def test_run_whose_link_was_cut_is_nobodys(visitors_run: Attempt, learner: Actor) -> None:
    Attempt.objects.update(visitor="")

    assert not reached(visitors_run, NOBODY, "")
    assert not reached(visitors_run, NOBODY, VISITOR)
    assert not reached(visitors_run, learner.person, "")


def test_unknown_ids_are_not_there(learner: Actor) -> None:
    for find in (access.attempt_or_404, access.outcome_or_404):
        with pytest.raises(Http404):
            find(uuid4(), access.Holder(learner.person.pk, (VISITOR,)))


def test_result_is_that_of_the_newest_engine(visitors_run: Attempt) -> None:
    first = visitors_run.submission.outcomes.get()
    newer = rows.outcome(submission=visitors_run.submission, snapshot=first.snapshot, engine=2)

    found = access.outcome_or_404(visitors_run.submission.public_id, access.Holder(NOBODY.pk, (VISITOR,)))

    assert found == newer


def test_one_statement_brings_the_row_and_what_is_shown_of_it(visitors_run: Attempt) -> None:
    def attempt() -> None:
        found = access.attempt_or_404(visitors_run.public_id, access.Holder(NOBODY.pk, (VISITOR,)))
        assert found.version.number

    def outcome() -> None:
        public_id = visitors_run.submission.public_id
        found = access.outcome_or_404(public_id, access.Holder(NOBODY.pk, (VISITOR,)))
        assert found.submission.attempt.version_id
        assert found.version.assessment.title

    attempt()
    assert (count_queries(attempt), count_queries(outcome)) == (1, 1)


def test_only_the_digest_of_the_cookie_is_known() -> None:
    token = access.new_token()
    request = RequestFactory().get("/")
    request.COOKIES[access.VISITOR_COOKIE] = f"{token}.no-token.{'x' * 5_000}"

    (visitor,) = access.visitors_of(request)

    assert len(visitor) == 64
    assert visitor == access.digest_of_token(token) != token


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {access.new_token() for _number in range(100)}

    assert len(tokens) == 100
    # 256 bits in letters, digits, “-” and “_”.
    assert {len(token) for token in tokens} == {43}


def test_browser_without_a_cookie_is_no_visitor() -> None:
    assert access.visitors_of(RequestFactory().get("/")) == ()
