from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import pytest
from django.db import connection, transaction

from certifications.freshness.queries.findings import findings_by_statement
from certifications.freshness.queries.statements import StatementName, published_statements
from certifications.freshness.services.check_statements import StatementChangedError, check_statements
from certifications.freshness.services.record_findings import record_findings, set_finding_aside
from certifications.freshness.services.take_back_checks import take_back_checks
from certifications.models import CertificationPage, SourceFinding, SourceOutcome
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.processes import PATIENCE, wait_until
from tests.support.queries import held_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


@pytest.fixture
def name(page: CertificationPage) -> StatementName:
    return next(iter(published_statements()))


def found(name: StatementName) -> list[tuple[str, str]]:
    return [(one.outcome, one.detail) for one in findings_by_statement().get(name, ())]


def test_finding_is_a_task_and_changes_no_page(
    page: CertificationPage, name: StatementName, editor: Actor
) -> None:
    before = page.latest_revision_id
    record_findings([name], SourceOutcome.OTHERWISE, by=editor.person, detail="175 questions")

    assert found(name) == [("otherwise", "175 questions")]
    page.refresh_from_db()
    assert page.latest_revision_id == before
    assert list(published_statements()) == [name]


def test_newer_finding_of_the_same_kind_takes_the_place_of_the_older(
    name: StatementName, editor: Actor
) -> None:
    record_findings([name], SourceOutcome.OTHERWISE, by=editor.person, detail="175")
    record_findings([name], SourceOutcome.OTHERWISE, by=editor.person, detail="170")
    record_findings([name], SourceOutcome.MOVED, by=editor.person, detail="https://example.org/new")

    assert found(name) == [("moved", "https://example.org/new"), ("otherwise", "170")]
    assert SourceFinding.objects.count() == 3


@pytest.mark.parametrize(
    ("outcome", "is_answered"),
    [
        (SourceOutcome.OTHERWISE, True),
        (SourceOutcome.GONE, True),
        (SourceOutcome.MOVED, False),
        (SourceOutcome.UNREADABLE, False),
    ],
)
def test_later_check_answers_a_doubt_and_not_a_new_address(
    name: StatementName, editor: Actor, outcome: SourceOutcome, is_answered: bool
) -> None:
    record_findings([name], outcome, by=editor.person)
    check_statements([name], by=editor.person)
    assert (found(name) == []) is is_answered
    take_back_checks([name], by=editor.person)
    assert found(name) == [(outcome.value, "")]


def test_finding_is_set_aside_once(name: StatementName, editor: Actor, moderator: Actor) -> None:
    (finding,) = record_findings([name], SourceOutcome.GONE, by=editor.person)
    assert set_finding_aside(finding.public_id, by=moderator.person)
    assert not set_finding_aside(finding.public_id, by=editor.person)
    finding.refresh_from_db()
    assert finding.closed_by == moderator.person
    assert found(name) == []


def test_finding_about_what_is_not_published_is_refused(
    page: CertificationPage, name: StatementName, editor: Actor
) -> None:
    page.unpublish()
    with pytest.raises(StatementChangedError):
        record_findings([name], SourceOutcome.GONE, by=editor.person)
    assert not SourceFinding.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_find_the_same_at_once_take_turns(
    name: StatementName, editor: Actor, moderator: Actor
) -> None:
    is_written, may_go_on = Event(), Event()

    def find_slowly() -> None:
        with closing(connection), transaction.atomic():
            record_findings([name], SourceOutcome.OTHERWISE, by=editor.person, detail="175")
            is_written.set()
            assert may_go_on.wait(PATIENCE)

    def find() -> None:
        with closing(connection):
            record_findings([name], SourceOutcome.OTHERWISE, by=moderator.person, detail="170")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(find_slowly)
        assert is_written.wait(PATIENCE)
        second = pool.submit(find)
        try:
            wait_until(lambda: held_up() or second.done())
        finally:
            may_go_on.set()
        first.result(PATIENCE)
        second.result(PATIENCE)

    assert found(name) == [("otherwise", "170")]
