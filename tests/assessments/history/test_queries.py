"""What moved stored outcomes, read from their rows."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser

from assessments.access import Holder
from assessments.catalogue.queries import stored_snapshots
from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.domain.attribution import Attribution, Cause, PlanMoveKind
from assessments.history.queries import attributions_of
from assessments.models import Outcome
from assessments.results.queries.outcomes import history_of
from tests.builders.short_instrument import make_document
from tests.factories.assessments import (
    PROJECT_ANSWERS,
    VISITOR,
    WORK_ANSWERS,
    make_assessment,
    make_outcome,
    make_version,
)
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

EARLIER, LATER = datetime(2025, 3, 1, 12, tzinfo=UTC), datetime(2026, 12, 1, 12, tzinfo=UTC)
STRICT = [
    {"key": "mostly_projects", "path": "project", "when": [{"score": "project", "at_least": 90}]},
    *make_document()["rules"][1:],
]


def publish(slug: str) -> None:
    make_certification(make_catalogue_page(), slug=slug, facts=(fact_row(),))
    forget_snapshot()


def past() -> tuple[Outcome, ...]:
    return history_of(Holder(AnonymousUser().pk, (VISITOR,)))


def only_attribution() -> Attribution:
    (found,) = attributions_of(pairwise(past())).values()
    return found


def test_other_answers_and_time_are_the_causes_between_two_runs_of_one_version() -> None:
    version = make_version()
    make_outcome(version, answers=WORK_ANSWERS, now=EARLIER)
    make_outcome(version, answers=PROJECT_ANSWERS, now=LATER)

    found = only_attribution()

    assert found.causes == (Cause.ANSWERS, Cause.TIME)
    assert found.path.sets == ((Cause.ANSWERS,),)


def test_another_version_with_the_same_answers_is_the_cause() -> None:
    assessment = make_assessment()
    answers = {**PROJECT_ANSWERS, "lead": "no"}
    make_outcome(assessment.current_version, answers=answers, now=LATER)
    strict = make_version(assessment, rules=STRICT)
    make_outcome(strict, answers=answers, now=LATER)

    found = only_attribution()

    assert (found.causes, found.path.sets) == ((Cause.QUESTIONNAIRE,), ((Cause.QUESTIONNAIRE,),))


def test_catalogue_that_was_added_to_is_the_cause_of_what_is_new_in_the_plan() -> None:
    version = make_version()
    make_outcome(version, now=LATER)
    publish("pmp")
    make_outcome(version, now=LATER)

    found = only_attribution()

    assert found.causes == (Cause.CATALOGUE,)
    assert [(move.kind, move.slug) for move in found.plan][:1] == [(PlanMoveKind.ENTERED, "pmp")]


def test_each_snapshot_is_read_once_in_a_process() -> None:
    version = make_version()
    for answers in (WORK_ANSWERS, PROJECT_ANSWERS, WORK_ANSWERS):
        make_outcome(version, answers=answers)
    rows = past()
    stored_snapshots._kept.clear()

    assert count_queries(lambda: attributions_of(pairwise(rows))) == 1
    assert count_queries(lambda: attributions_of(pairwise(rows))) == 0


def test_snapshots_used_last_are_kept_and_no_more_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_snapshots, "KEPT_SNAPSHOTS", 1)
    stored_snapshots._kept.clear()
    first = make_outcome().snapshot
    publish("pmp")
    second = make_outcome().snapshot
    assert first.sha256 != second.sha256

    both = {first.sha256, second.sha256}
    assert set(stored_snapshots.snapshots_by_hash(both)) == both
    assert count_queries(lambda: stored_snapshots.snapshots_by_hash(both)) == 1
    stored_snapshots.snapshots_by_hash({first.sha256})
    assert count_queries(lambda: stored_snapshots.snapshots_by_hash({first.sha256})) == 0
