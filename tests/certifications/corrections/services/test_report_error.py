import time
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.utils import timezone

from certifications.corrections.services.report_error import (
    MOST_OF_ALL,
    MOST_OF_ONE,
    WINDOW_SECONDS,
    TooManyReportsError,
    UnknownFactError,
    report_error,
)
from certifications.models import CertificationPage, FactReport
from tests.factories.pages import fact_row, make_catalogue_page, make_certification

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


def send(page: CertificationPage, *, key: str = "exam.questions", address: str = "192.0.2.1") -> FactReport:
    return report_error(page.translation_key, key, message="It is 150 now.", source_url="", address=address)


def test_report_holds_what_the_published_page_shows(page: CertificationPage) -> None:
    page.facts.first().value = "999"
    page.title = "Draft of another name"
    page.save_revision()

    report = send(page)

    assert report.stated_value == "180 questions"
    assert report.certification_name == "Project Management Professional"
    assert report.state == "open"


def test_all_statements_of_one_key_are_held(page: CertificationPage) -> None:
    page.facts.add(fact_row(value="200"))
    page.save_revision().publish()

    assert send(page).stated_value == "180 questions\n200 questions"


def test_unknown_certification_key_and_unpublished_page_are_refused(page: CertificationPage) -> None:
    with pytest.raises(UnknownFactError):
        send(page, key="exam.minutes")
    with pytest.raises(UnknownFactError):
        report_error(uuid4(), "exam.questions", message="x", source_url="", address="192.0.2.1")
    page.unpublish()
    with pytest.raises(UnknownFactError):
        send(page)
    assert not FactReport.objects.exists()


def test_one_reader_reaches_a_limit_and_others_do_not(page: CertificationPage) -> None:
    for _number in range(MOST_OF_ONE):
        send(page)

    with pytest.raises(TooManyReportsError):
        send(page)
    send(page, address="192.0.2.2")
    assert FactReport.objects.count() == MOST_OF_ONE + 1


def test_all_readers_together_reach_a_limit(page: CertificationPage) -> None:
    for number in range(MOST_OF_ALL):
        send(page, address=f"192.0.2.{number}")

    with pytest.raises(TooManyReportsError):
        send(page, address="198.51.100.1")


def test_limit_ends_an_hour_after_the_first_report(
    page: CertificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.time()
    for _number in range(MOST_OF_ONE):
        send(page)
    monkeypatch.setattr(time, "time", lambda: began + WINDOW_SECONDS + 60)

    send(page)


def test_reader_is_neither_stored_nor_named_in_the_cache(
    page: CertificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(cache, "add", lambda name, *_args: names.append(name))
    monkeypatch.setattr(cache, "incr", lambda _name: 1)

    report = send(page, address="192.0.2.77")

    stored = [str(getattr(report, field.attname)) for field in FactReport._meta.concrete_fields]
    assert len(names) == 2
    assert not any("192.0.2.77" in text for text in (*names, *stored))


def test_reader_has_another_name_on_another_day(
    page: CertificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: set[str] = set()
    monkeypatch.setattr(cache, "add", lambda name, *_args: names.add(name))
    monkeypatch.setattr(cache, "incr", lambda _name: 1)

    for day in (21, 22, 22):
        now = datetime(2026, 11, day, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        send(page)

    assert len(names) == 3, "two days and the counter of all"
