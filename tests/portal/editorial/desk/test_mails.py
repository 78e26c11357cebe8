"""Mails about what waits: once, in time, to those who want them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from portal.editorial import tasks
from portal.editorial.care.services.set_owner import set_owner
from portal.editorial.desk.services.send_summary import send_summary
from portal.editorial.models import DeskSettings
from portal.jobs.kinds import job_handlers, periodic_tasks
from portal.jobs.models import Job
from portal.shared.clock import site_date
from portal.users.models import User
from tests.factories.pages import make_catalogue_page
from tests.portal.editorial.acts import page_desk
from tests.portal.jobs.handed import HandedContext, run_all
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 30)
ACCOUNT = "/admin/account/"


@pytest.fixture
def waiting(editor: Actor) -> User:
    """An editor who has to review a page."""
    set_owner(make_catalogue_page(), editor.person, site_date() - timedelta(days=1), by=None)
    return editor.person


def mails_to(person: User) -> list[Any]:
    return [message for message in mail.outbox if person.email in message.to]


def test_summary_counts_what_waits_and_leads_to_the_desk(waiting: User) -> None:
    assert send_summary(waiting, MONDAY)
    (message,) = mails_to(waiting)
    assert message.subject == "[Learning portal] 1 item is waiting for you"
    assert "- Review “Catalogue”: due by" in message.body
    assert "/admin/" in message.body


def test_nothing_waits_no_mail(moderator: Actor) -> None:
    assert not send_summary(moderator.person, MONDAY)
    assert not mail.outbox


def test_summary_goes_out_once_a_week(waiting: User) -> None:
    assert [send_summary(waiting, MONDAY) for _ in range(3)] == [True, False, False]
    assert send_summary(waiting, MONDAY + timedelta(days=7))
    assert not send_summary(waiting, MONDAY)
    assert len(mails_to(waiting)) == 2


def test_summary_that_nobody_took_is_tried_again(waiting: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(ConnectionRefusedError):
            send_summary(waiting, MONDAY)
    assert send_summary(waiting, MONDAY)


def test_summary_is_off_for_those_who_turned_it_off(waiting: User, editor: Actor) -> None:
    shown = editor.client.get(ACCOUNT).text
    assert "desk_mails-weekly_summary" in shown
    assert "desk_mails-report_mails" in shown
    turn_off(editor, "desk_mails-report_mails")
    assert not DeskSettings.objects.get(user=waiting).weekly_summary
    tasks.enqueue_summaries()
    run_all()
    assert not mail.outbox


def turn_off(actor: Actor, *kept_on: str) -> None:
    """Save the account's settings with only some switches on."""
    data = {"name_email-first_name": "A", "name_email-last_name": "B", "name_email-email": actor.person.email}
    theme = {"theme-theme": "system", "theme-contrast": "system_default", "theme-density": "default"}
    theme["theme-contrast"] = "system"
    response = actor.client.post(ACCOUNT, {**data, **theme, **dict.fromkeys(kept_on, "on")})
    assert response.status_code == 302, response.context["panels_by_tab"]


def test_switch_for_approvals_is_there_for_those_who_approve(
    editor: Actor, moderator: Actor, report_viewer: Actor
) -> None:
    switch = "approval_mails-submitted_notifications"
    assert switch in moderator.client.get(ACCOUNT).text
    assert switch not in editor.client.get(ACCOUNT).text
    assert "desk_mails-report_mails" not in report_viewer.client.get(ACCOUNT).text


def test_only_languages_that_the_portal_speaks_are_offered(editor: Actor) -> None:
    assert "preferred_language" not in editor.client.get(ACCOUNT).text


def test_summaries_are_asked_for_on_mondays_once_a_week(waiting: User, moderator: Actor) -> None:
    task = dict(iter(periodic_tasks))[tasks.SEND_SUMMARIES]
    assert task.cron == "0 6 * * 1"
    assert tasks.SEND_SUMMARIES in dict(iter(job_handlers))
    for _ in range(2):
        task.action()
        task.action()
        run_all()
    assert [message.to for message in mail.outbox] == [[waiting.email]]
    assert Job.objects.count() == 2


def test_summary_that_fails_holds_up_nobody(
    waiting: User, moderator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[User] = []

    def send(person: User, _week: date) -> bool:
        tried.append(person)
        if person == waiting:
            raise ConnectionRefusedError
        return True

    monkeypatch.setattr(tasks, "send_summary", send)
    with pytest.raises(tasks.MailNotSentError):
        tasks.send_summaries(HandedContext({"week": "2026-11-30"}))
    assert set(tried) == {waiting, moderator.person}


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_send_one_summary(waiting: User) -> None:
    def send(_number: int) -> bool:
        try:
            return send_summary(User.objects.get(pk=waiting.pk), MONDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        sent = list(workers.map(send, range(4)))
    assert sum(sent) == 1
    assert len(mails_to(waiting)) == 1


def send_back(desk: Any, moderator: Actor, comment: str, on_commit: Callable[..., Any]) -> None:
    state = desk.row.current_workflow_task_state
    with on_commit(execute=True):
        state.task.specific.on_action(state, moderator.person, "reject", comment=comment)


@pytest.mark.parametrize("comment", ["Say <why> & where.", ""])
def test_mail_on_requested_changes_brings_the_comment(
    comment: str, editor: Actor, moderator: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    desk = page_desk()
    desk.submit(editor, "New words")
    mail.outbox.clear()
    send_back(desk, moderator, comment, django_capture_on_commit_callbacks)
    (message,) = mails_to(editor.person)
    assert message.subject == "Please change “Catalogue”"
    assert "asks you to change “Catalogue”" in message.body
    assert ("The comment:" in message.body) is bool(comment)
    assert comment in message.body
    assert desk.url("edit") in message.body
    assert "rejected" not in message.body


def test_form_shows_the_comment_until_it_is_submitted_again(editor: Actor, moderator: Actor) -> None:
    desk = page_desk()
    desk.submit(editor, "New words")
    state = desk.row.current_workflow_task_state
    state.task.specific.on_action(state, moderator.person, "reject", comment="Say <why>.")
    shown = editor.client.get(desk.url("edit")).text
    assert "asked for changes on" in shown
    assert "“Say &lt;why&gt;.”" in shown
    assert f"{timezone.now():%Y}" in shown
    desk.submit(editor, "Better words")
    editor.client.get(desk.url("edit"))
    assert "asked for changes on" not in editor.client.get(desk.url("edit")).text
