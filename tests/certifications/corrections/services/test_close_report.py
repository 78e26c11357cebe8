from dataclasses import replace

import pytest

from certifications.corrections.services.close_report import (
    Corrected,
    NothingCorrectedError,
    ReportClosedError,
    correct_report,
    decline_report,
)
from certifications.corrections.services.report_error import report_error
from certifications.models import CertificationPage, Correction, FactReport
from portal.shared import page_cache
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

NEW = Corrected(new_value="175 questions", source_url="https://www.example.org/new/", source_note="")


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


@pytest.fixture
def report(page: CertificationPage) -> FactReport:
    """A report of a fact that has been corrected on its page since."""
    made = report_error(
        page.translation_key, "exam.questions", message="It is 175.", source_url="", address="192.0.2.1"
    )
    publish(page, "175")
    return made


def publish(page: CertificationPage, value: str) -> None:
    page.facts = [fact_row(value=value)]
    page.save_revision().publish()


def test_correction_takes_the_old_value_from_the_report_and_closes_it(
    report: FactReport, editor: Actor
) -> None:
    correction = correct_report(report.public_id, NEW, by=editor.person)

    report.refresh_from_db()
    assert (correction.old_value, correction.new_value) == ("180 questions", "175 questions")
    assert correction.source_url == NEW.source_url
    assert correction.certification_name == report.certification_name
    assert (report.state, report.closed_by) == ("corrected", editor.person)
    assert report.closed_at is not None


def test_correction_that_corrects_nothing_is_refused_and_the_report_stays_open(
    report: FactReport, editor: Actor
) -> None:
    same = replace(NEW, new_value=" 180  questions")

    with pytest.raises(NothingCorrectedError):
        correct_report(report.public_id, same, by=editor.person)

    report.refresh_from_db()
    assert report.state == "open"
    assert not Correction.objects.exists()


def test_correction_is_refused_while_the_page_states_what_the_reader_saw(
    report: FactReport, page: CertificationPage, editor: Actor
) -> None:
    publish(page, "180")

    with pytest.raises(NothingCorrectedError):
        correct_report(report.public_id, NEW, by=editor.person)
    assert not Correction.objects.exists()

    page.unpublish()
    assert correct_report(report.public_id, NEW, by=editor.person).old_value == "180 questions"


def test_declined_report_has_an_answer_and_no_correction(report: FactReport, editor: Actor) -> None:
    decline_report(report.public_id, "The source still says 180.", by=editor.person)

    report.refresh_from_db()
    assert (report.state, report.answer) == ("declined", "The source still says 180.")
    assert not Correction.objects.exists()


def test_closed_report_is_not_closed_again(report: FactReport, editor: Actor, moderator: Actor) -> None:
    correct_report(report.public_id, NEW, by=editor.person)

    with pytest.raises(ReportClosedError):
        correct_report(report.public_id, NEW, by=moderator.person)
    with pytest.raises(ReportClosedError):
        decline_report(report.public_id, "No.", by=moderator.person)
    assert Correction.objects.count() == 1


def test_failed_correction_leaves_the_report_open(
    report: FactReport, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down() -> None:
        raise OSError("The counter cannot be raised.")

    monkeypatch.setattr(page_cache, "purge", break_down)
    with pytest.raises(OSError, match="counter"):
        correct_report(report.public_id, NEW, by=editor.person)

    report.refresh_from_db()
    assert report.state == "open"
    assert not Correction.objects.exists()


def test_correction_purges_kept_pages(report: FactReport, editor: Actor) -> None:
    before = page_cache.generation()
    correct_report(report.public_id, NEW, by=editor.person)
    page_cache._generation.forget()
    assert page_cache.generation() > before
