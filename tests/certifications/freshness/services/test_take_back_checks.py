from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from certifications import queries
from certifications.freshness.queries.statements import StatementName, published_statements
from certifications.freshness.services.check_statements import check_statements
from certifications.freshness.services.take_back_checks import TAKE_BACK_HOURS, take_back_checks
from certifications.models import FactVerification, TakenBackCheck
from portal.users.services.allow_erasure import allow_erasure
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def name() -> StatementName:
    make_certification(make_catalogue_page(), facts=(fact_row(),))
    return next(iter(published_statements()))


def verified_on() -> date | None:
    (one,) = queries.published_facts()
    return one.fact.verified_on


def test_check_taken_back_stays_in_the_record_and_the_one_before_counts_again(
    name: StatementName, editor: Actor
) -> None:
    earlier = date(2026, 10, 1)
    check_statements([name], by=editor.person, day=earlier)
    check_statements([name], by=editor.person)
    taken = take_back_checks([name], by=editor.person)

    assert len(taken) == 1
    assert verified_on() == earlier
    assert FactVerification.objects.count() == 2
    assert queries.latest_checks(5)[0].verified_on == earlier


def test_second_press_takes_nothing_more_back_than_the_check_before(
    name: StatementName, editor: Actor
) -> None:
    check_statements([name], by=editor.person)
    assert len(take_back_checks([name], by=editor.person)) == 1
    assert take_back_checks([name], by=editor.person) == ()


def test_nobody_takes_back_what_somebody_else_checked(
    name: StatementName, editor: Actor, moderator: Actor
) -> None:
    check_statements([name], by=editor.person)
    assert take_back_checks([name], by=moderator.person) == ()
    assert verified_on() is not None


def test_check_is_not_taken_back_after_its_time(
    name: StatementName, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_statements([name], by=editor.person)
    later = timezone.now() + timedelta(hours=TAKE_BACK_HOURS)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert take_back_checks([name], by=editor.person) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certifications_takenbackcheck SET taken_back_at = now()",
        "UPDATE certifications_takenbackcheck SET taken_back_by_id = NULL",
        "DELETE FROM certifications_takenbackcheck",
    ],
)
def test_what_was_taken_back_is_never_changed(name: StatementName, editor: Actor, statement: str) -> None:
    check_statements([name], by=editor.person)
    take_back_checks([name], by=editor.person)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    with allow_erasure():
        TakenBackCheck.objects.update(taken_back_by=None)
    assert TakenBackCheck.objects.get().taken_back_by is None
