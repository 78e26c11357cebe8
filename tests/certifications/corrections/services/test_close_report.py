import pytest

from certifications.corrections.queries import corrected_facts
from certifications.corrections.services.close_report import (
    ChangedMeanwhileError,
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

NEW_SOURCE = "https://www.example.org/new/"


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


@pytest.fixture
def report(page: CertificationPage) -> FactReport:
    """A report of a fact that has been corrected on its page since."""
    made = report_error(page.translation_key, "exam.questions", message="It is 175.", source_url="")
    publish(page, "175")
    return made


def publish(page: CertificationPage, *values: str) -> None:
    page.facts = [fact_row(value=value, source_url=NEW_SOURCE) for value in values]
    page.save_revision().publish()


def correct(report: FactReport, actor: Actor) -> tuple[Correction, ...]:
    """Close a report as corrected, having read what the log would say."""
    return correct_report(report.public_id, corrected_facts(report), by=actor.person)


def test_log_says_what_the_reader_saw_and_what_the_page_says_now(report: FactReport, editor: Actor) -> None:
    (correction,) = correct(report, editor)

    report.refresh_from_db()
    assert (correction.old_value, correction.new_value) == ("180 questions", "175 questions")
    assert correction.source_url == NEW_SOURCE
    assert correction.certification_name == report.certification_name
    assert (report.state, report.closed_by) == ("corrected", editor.person)
    assert report.closed_at is not None


def test_each_of_several_facts_of_a_kind_is_corrected_for_itself(
    page: CertificationPage, editor: Actor
) -> None:
    publish(page, "180", "200", "220")
    made = report_error(page.translation_key, "exam.questions", message="It is 175.", source_url="")
    publish(page, "175", "200")

    said = [(entry.old_value, entry.new_value) for entry in correct(made, editor)]

    assert said == [("180 questions", "175 questions"), ("220 questions", "")]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (("180", "200"), ("250",), [("180 questions; 200 questions", "250 questions")]),
        (("180",), ("175", "200"), [("180 questions", "175 questions"), ("180 questions", "200 questions")]),
        (("180", "200"), ("200", "180", "220"), [("", "220 questions")]),
        (("180", "200", "180"), ("220", "200", "180"), [("180 questions", "220 questions")]),
        (("180", "180"), ("180",), [("180 questions", "")]),
        (("180", "200", "220"), ("200", "220"), [("180 questions", "")]),
    ],
)
def test_values_are_paired_only_where_one_took_the_place_of_one(
    page: CertificationPage, editor: Actor, before: list[str], now: list[str], said: list[tuple[str, str]]
) -> None:
    publish(page, *before)
    made = report_error(page.translation_key, "exam.questions", message="No.", source_url="")
    publish(page, *now)

    assert [(entry.old_value, entry.new_value) for entry in correct(made, editor)] == said


@pytest.mark.parametrize("kept", ["Three parts:\nsix hours.", "Three parts: six hours."])
def test_fact_of_several_lines_is_one_fact(page: CertificationPage, kept: str) -> None:
    page.facts = [fact_row(key="exam.format", value="Three parts:\nsix hours.", source_url=NEW_SOURCE)]
    page.save_revision().publish()
    made = report_error(page.translation_key, "exam.format", message="No.", source_url="")
    assert made.stated_value == "Three parts: six hours."

    FactReport.objects.update(stated_value=kept)

    assert corrected_facts(FactReport.objects.get()) == ()


def test_correction_is_refused_while_the_page_states_what_the_reader_saw_or_is_not_public(
    report: FactReport, page: CertificationPage, editor: Actor
) -> None:
    publish(page, "180")
    with pytest.raises(NothingCorrectedError):
        correct(report, editor)

    publish(page, "175")
    page.unpublish()
    with pytest.raises(NothingCorrectedError):
        correct(report, editor)

    report.refresh_from_db()
    assert report.state == "open"
    assert not Correction.objects.exists()


def test_correction_that_the_editor_has_not_read_is_refused(
    report: FactReport, page: CertificationPage, editor: Actor
) -> None:
    read = corrected_facts(report)
    publish(page, "170")

    with pytest.raises(ChangedMeanwhileError):
        correct_report(report.public_id, read, by=editor.person)
    assert not Correction.objects.exists()


def test_declined_report_has_an_answer_and_no_correction(report: FactReport, editor: Actor) -> None:
    decline_report(report.public_id, "The source still says 180.", by=editor.person)

    report.refresh_from_db()
    assert (report.state, report.answer) == ("declined", "The source still says 180.")
    assert not Correction.objects.exists()


def test_closed_report_is_not_closed_again(report: FactReport, editor: Actor, moderator: Actor) -> None:
    correct(report, editor)

    with pytest.raises(ReportClosedError):
        correct(report, moderator)
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
        correct(report, editor)

    report.refresh_from_db()
    assert report.state == "open"
    assert not Correction.objects.exists()


def test_correction_purges_kept_pages(report: FactReport, editor: Actor) -> None:
    before = page_cache.generation()
    correct(report, editor)
    page_cache._generation.forget()
    assert page_cache.generation() > before
