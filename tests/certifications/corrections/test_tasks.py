"""A report by a reader is told once to whoever answers it."""

from typing import Any

import pytest
from django.core import mail

from certifications.corrections.services.close_report import decline_report
from certifications.corrections.services.report_error import TELL_OF_REPORT, report_error
from certifications.models import CertificationPage, FactReport
from portal.editorial.care.services.set_owner import set_owner
from portal.editorial.models import DeskSettings
from portal.jobs.models import Job
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.portal.jobs.handed import run_all
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


def send(page: CertificationPage, **fields: Any) -> FactReport:
    values = {"message": "It is 150 & more now.", "source_url": "", **fields}
    return report_error(page.translation_key, "exam.questions", **values)


def told() -> set[str]:
    run_all()
    return {address for message in mail.outbox for address in message.to}


def test_all_who_may_answer_hear_of_a_report_on_what_nobody_looks_after(
    page: CertificationPage, editor: Actor, moderator: Actor, administrator: Actor, learner: Actor
) -> None:
    report = send(page)
    assert told() == {editor.person.email, moderator.person.email}
    body = mail.outbox[0].body
    assert "It is 150 & more now." in body
    assert f"/admin/reports/catalogue/errors/{report.public_id}/" in body


def test_owner_alone_hears_of_a_report(page: CertificationPage, editor: Actor, moderator: Actor) -> None:
    set_owner(page, moderator.person, None, by=None)
    send(page)
    assert told() == {moderator.person.email}


def test_reports_on_a_page_bring_one_mail_until_they_are_answered(
    page: CertificationPage, editor: Actor
) -> None:
    first, second = send(page), send(page)
    assert told() == {editor.person.email}
    assert len(mail.outbox) == 1
    for report in (first, second):
        decline_report(report.public_id, "It is right.", by=editor.person)
    send(page)
    told()
    assert len(mail.outbox) == 2


def test_suspect_report_is_told_to_nobody(page: CertificationPage, editor: Actor) -> None:
    send(page, is_suspect=True)
    assert not Job.objects.exists()
    assert not told()


def test_answered_report_is_told_to_nobody(page: CertificationPage, editor: Actor) -> None:
    decline_report(send(page).public_id, "It is right.", by=editor.person)
    assert not told()


def test_who_turned_these_mails_off_gets_none(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    DeskSettings.objects.create(user=editor.person, report_mails=False)
    send(page)
    assert told() == {moderator.person.email}


def test_job_holds_nothing_of_what_the_reader_wrote(page: CertificationPage, editor: Actor) -> None:
    report = send(page)
    (job,) = Job.objects.filter(kind=TELL_OF_REPORT)
    assert job.params == {"report": str(report.public_id)}


def test_attempt_that_was_cut_off_goes_on_with_those_who_were_not_told(
    page: CertificationPage, editor: Actor, moderator: Actor
) -> None:
    send(page)
    Job.objects.update(checkpoint=[editor.person.pk])
    assert told() == {moderator.person.email}
