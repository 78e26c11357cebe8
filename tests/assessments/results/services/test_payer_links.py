"""Links are made one after the other, and those that have ended go."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Attempt, PayerLink
from assessments.results.services import forget_payer_links as forgetting
from assessments.results.services.make_payer_link import LEAST_DAYS, end_of_link, make_payer_link
from portal.jobs.kinds import periodic_tasks
from tests.factories.assessments import NOW, make_outcome
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def test_making_one_takes_as_many_statements_however_many_there_are(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person)

    first = count_queries(lambda: make_payer_link(outcome, name="", now=NOW))

    assert count_queries(lambda: make_payer_link(outcome, name="", now=NOW)) == first <= 6
    assert len(set(PayerLink.objects.values_list("digest", flat=True))) == 2


def test_link_of_a_browser_works_for_a_day_at_least() -> None:
    make_outcome()
    late = NOW + timedelta(days=30)

    assert end_of_link(Attempt.objects.get(), late) == late + timedelta(days=LEAST_DAYS)


def test_ended_links_are_forgotten_some_at_a_time_and_no_others(
    learner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    outcome = make_outcome(learner=learner.person)
    for days in (0, 1, 2, 3):
        make_payer_link(outcome, name="", now=NOW + timedelta(days=days))
    last = PayerLink.objects.latest("ends_at")

    assert forgetting.forget_payer_links(last.ends_at - timedelta(seconds=1)) == 3

    assert PayerLink.objects.get() == last


def test_workers_forget_them_daily(learner: Actor) -> None:
    long_ago = timezone.now() - timedelta(days=400)
    make_payer_link(make_outcome(learner=learner.person), name="", now=long_ago)
    task = periodic_tasks.get("assessments.forget_payer_links")

    assert task is not None
    task.action()

    assert not PayerLink.objects.exists()
