"""What today's facts say of the certifications of an outcome, beside those of its own day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.catalogue.queries.kept_snapshot import forget_snapshot, kept_snapshot
from assessments.domain.outcomes.outcome import Standing
from assessments.results.queries.since import then_and_now
from portal.shared.clock import site_date
from tests.factories.decisions import ASKS, OPEN, certified, decided, serving

pytestmark = pytest.mark.django_db


def test_outcome_of_today_is_compared_with_nothing() -> None:
    outcome = decided(None)
    snapshot = kept_snapshot().snapshot

    assert then_and_now(outcome, ("pmp",), snapshot, snapshot, site_date()) == {}


def test_same_answers_are_held_against_the_facts_of_both_days() -> None:
    pmp, gone = certified("pmp", ASKS), certified("prince2", OPEN)
    serving((pmp, "established"), (gone, "start"))
    answers = {"education": "bachelor", "months_projects_recent": 60, "training_hours": 40}
    outcome = decided(None, answers=answers, now=timezone.now() - timedelta(days=40))
    before = kept_snapshot().snapshot
    pmp.facts.filter(key="routes.1.experience_months").update(value="72")
    gone.unpublish()
    forget_snapshot()
    after = kept_snapshot().snapshot

    found = then_and_now(outcome, ("pmp", "prince2"), before, after, site_date())

    entry = found["pmp"]
    assert entry.then.eligibility
    assert entry.now.eligibility
    assert entry.then.eligibility.standing is Standing.ELIGIBLE
    assert entry.now.eligibility.standing is Standing.NOT_YET
    assert found["prince2"].then.certified
    assert found["prince2"].now.certified is None
