from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from certifications.corrections.services import set_aside as setting_aside
from certifications.corrections.services.report_error import report_error
from certifications.models import CertificationPage, Correction, FactReport
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

LIST = "/admin/reports/catalogue/errors/"


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


def reported(page: CertificationPage, message: str = "It is 175.", *, is_suspect: bool = False) -> FactReport:
    return report_error(
        page.translation_key, "exam.questions", message=message, source_url="", is_suspect=is_suspect
    )


def answer_address(report: FactReport) -> str:
    return reverse("certifications_admin:report", args=[report.public_id])


def test_editor_sees_reports_with_a_link_to_the_page(editor: Actor, page: CertificationPage) -> None:
    reported(page)
    text = editor.client.get(LIST).content.decode()

    assert "It is 175." in text
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text


def test_list_is_filtered_by_state(editor: Actor, page: CertificationPage) -> None:
    reported(page, "Wrong one.")
    closed = reported(page, "Right one.")
    editor.client.post(answer_address(closed), {"decline": "1", "declined-answer": "It is right."})

    text = editor.client.get(LIST, {"state": "declined"}).content.decode()
    assert "Right one." in text
    assert "Wrong one." not in text


def publish(page: CertificationPage, value: str) -> None:
    page.facts = [fact_row(value=value, source_url="https://www.example.org/new/")]
    page.save_revision().publish()


def press_corrected(editor: Actor, report: FactReport, **typed: str) -> str:
    """Press *Close as corrected* on the page as it is shown, with more fields than it has; the page after."""
    shown = editor.client.get(answer_address(report)).context["correct_form"].initial
    sent = {"correct": "1", "corrected-read": shown["read"], **typed}
    return editor.client.post(answer_address(report), sent, follow=True).text


def test_editor_reads_what_the_log_will_say_and_closes_the_report(
    editor: Actor, page: CertificationPage
) -> None:
    report = reported(page)
    publish(page, "175")
    shown = editor.client.get(answer_address(report)).text
    assert "175 questions" in shown
    assert "https://www.example.org/new/" in shown

    press_corrected(editor, report)

    correction = Correction.objects.get()
    report.refresh_from_db()
    assert (correction.old_value, correction.new_value) == ("180 questions", "175 questions")
    assert correction.source_url == "https://www.example.org/new/"
    assert report.state == "corrected"


def test_nobody_types_what_the_public_log_says(editor: Actor, page: CertificationPage) -> None:
    report = reported(page)
    publish(page, "175")

    typed = {"corrected-new_value": "999 something else", "corrected-source_url": "https://evil.example/"}
    press_corrected(editor, report, **typed)

    correction = Correction.objects.get()
    assert correction.new_value == "175 questions"
    assert correction.source_url == "https://www.example.org/new/"


def test_nothing_is_corrected_while_the_page_says_so_and_the_page_says_what_to_do(
    editor: Actor, page: CertificationPage
) -> None:
    report = reported(page)
    said = press_corrected(editor, report, **{"corrected-new_value": "175 questions"})

    assert "The page still shows the reported value. Correct the fact and publish it first." in said
    assert not Correction.objects.exists()


def test_entries_that_changed_since_they_were_read_are_read_again(
    editor: Actor, page: CertificationPage
) -> None:
    report = reported(page)
    publish(page, "175")
    mark = editor.client.get(answer_address(report)).context["correct_form"].initial["read"]
    publish(page, "170")

    sent = {"correct": "1", "corrected-read": mark}
    said = editor.client.post(answer_address(report), sent, follow=True).text

    assert "Read the entries again" in said
    assert not Correction.objects.exists()


def test_declining_needs_an_answer(editor: Actor, page: CertificationPage) -> None:
    report = reported(page)
    response = editor.client.post(answer_address(report), {"decline": "1"})

    assert set(response.context["decline_form"].errors) == {"answer"}


def test_closed_report_is_shown_without_forms(editor: Actor, page: CertificationPage) -> None:
    report = reported(page)
    editor.client.post(answer_address(report), {"decline": "1", "declined-answer": "The source says 180."})
    text = editor.client.get(answer_address(report)).content.decode()

    assert "The source says 180." in text
    assert "Close as corrected" not in text


def test_report_of_a_page_that_is_gone_can_still_be_closed(editor: Actor, page: CertificationPage) -> None:
    report = reported(page)
    page.delete()

    assert editor.client.get(LIST).status_code == 200
    assert editor.client.get(answer_address(report)).status_code == 200
    editor.client.post(answer_address(report), {"decline": "1", "declined-answer": "Gone."})
    report.refresh_from_db()
    assert report.state == "declined"


def test_report_that_does_not_exist_is_not_found(editor: Actor) -> None:
    assert editor.client.get(reverse("certifications_admin:report", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("role", ["report_viewer", "administrator", "learner", "visitor"])
def test_others_neither_see_nor_close_reports(
    role: str, page: CertificationPage, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(role)
    report = reported(page)
    for address in (LIST, answer_address(report)):
        assert actor.client.get(address).status_code in {302, 403}
    actor.client.post(answer_address(report), {"decline": "1", "declined-answer": "No."})
    report.refresh_from_db()
    assert report.state == "open"


def test_number_of_queries_does_not_grow_with_reports(editor: Actor, page: CertificationPage) -> None:
    def more(count: int) -> None:
        for _number in range(count):
            reported(page)

    assert_queries_do_not_grow(more, lambda: editor.client.get(LIST))


def test_list_without_reports_says_that_nobody_reported_anything(editor: Actor) -> None:
    assert "No reader has reported an error yet." in editor.client.get(LIST).text
    assert "No reports match these filters." in editor.client.get(LIST, {"state": "open"}).text


def test_suspect_reports_are_set_aside_and_the_list_says_how_many(
    editor: Actor, page: CertificationPage
) -> None:
    reported(page, "An honest one.")
    reported(page, "One of a flood.", is_suspect=True)

    text = editor.client.get(LIST).text
    assert "One of a flood." not in text
    assert "1 report is set aside as suspect" in text
    aside = editor.client.get(LIST, {"suspect": "on"}).text
    assert "One of a flood." in aside
    assert "An honest one." not in aside
    assert "set aside as suspect." not in aside


def test_editor_puts_a_suspect_report_on_the_list_and_back_with_an_entry_in_the_log(
    editor: Actor, page: CertificationPage
) -> None:
    report = reported(page, is_suspect=True)

    editor.client.post(answer_address(report), {"take-up": "1"})
    report.refresh_from_db()
    assert not report.is_suspect
    editor.client.post(answer_address(report), {"set-aside": "1"})
    report.refresh_from_db()
    assert report.is_suspect

    entries = ModelLogEntry.objects.order_by("pk").values_list("action", "user")
    assert list(entries) == [
        ("certifications.report.take_up", editor.person.pk),
        ("certifications.report.set_apart", editor.person.pk),
    ]


def test_suspect_report_that_nobody_took_up_goes_after_thirty_days(
    page: CertificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setting_aside, "AT_ONCE", 2)
    for _number in range(3):
        reported(page, is_suspect=True)
    taken = reported(page)

    assert setting_aside.remove_suspect_reports(timezone.now()) == 0
    assert setting_aside.remove_suspect_reports(timezone.now() + timedelta(days=31)) == 3
    assert FactReport.objects.get() == taken
