from typing import Any

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.jobs.kinds import job_kind
from portal.jobs.tasks import run_task
from portal.webhooks.models import SwitchedOff, Webhook
from portal.webhooks.services import send_due as module
from portal.webhooks.services.report_events import report_event
from portal.webhooks.services.switch_off import TELL_OF_END, switch_off
from portal.webhooks.tasks import deliver_what_is_due
from tests.factories.webhooks import RANG, Rang, make_webhook, the_delivery
from tests.support.cast import Actor
from tests.support.web_sites import WebSite


class Given:
    """What a job is given."""

    def __init__(self, webhook: Webhook) -> None:
        self.params = {"webhook": str(webhook.pk)}


def told(webhook: Webhook) -> list[list[str]]:
    given: Any = Given(webhook)
    job_kind(TELL_OF_END).run(given)
    return [message.to for message in mail.outbox]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_row_of_the_queue_that_an_event_leaves_brings_it_to_the_server(receiver: WebSite) -> None:
    make_webhook(receiver)
    report_event(RANG, Rang(bell="big"))
    row = ProcrastinateJob.objects.get()
    run_task(**row.args)
    assert the_delivery().state == "delivered"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_one_task_leaves_comes_with_another(receiver: WebSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.0)
    make_webhook(receiver)
    report_event(RANG, Rang(bell="big"))
    row = ProcrastinateJob.objects.get()
    run_task(**row.args)
    assert ProcrastinateJob.objects.exclude(pk=row.pk).get().args == row.args


@pytest.mark.django_db
def test_minute_wakes_a_worker_only_for_what_is_due(receiver: WebSite) -> None:
    webhook = make_webhook(receiver)
    deliver_what_is_due()
    assert not ProcrastinateJob.objects.exists()
    report_event(RANG, Rang(bell="big"))
    deliver_what_is_due()
    assert ProcrastinateJob.objects.count() == 2
    webhook.delete()


@pytest.mark.django_db
def test_owner_is_told_why_a_webhook_was_switched_off_and_where_to_go(editor: Actor) -> None:
    webhook = make_webhook(owner=editor.person, url="https://a.example/?key=hidden")
    switch_off(webhook, SwitchedOff.GONE)

    assert told(webhook) == [[editor.person.email]]
    (message,) = mail.outbox
    assert "Bells" in message.subject
    assert "gone for good (410)" in str(message.body)
    assert f"/admin/webhooks/{webhook.pk}/" in str(message.body)
    assert "hidden" not in str(message.body)


@pytest.mark.django_db
def test_administrators_are_told_where_there_is_no_owner(administrator: Actor) -> None:
    webhook = make_webhook()
    switch_off(webhook, SwitchedOff.FAILING)
    assert told(webhook) == [[administrator.person.email]]


@pytest.mark.django_db
def test_nobody_is_told_of_a_webhook_that_is_on_again_or_gone(editor: Actor) -> None:
    assert told(make_webhook(owner=editor.person)) == []
    gone = make_webhook(owner=editor.person)
    given = Given(gone)
    gone.delete()
    job: Any = given
    job_kind(TELL_OF_END).run(job)
    assert mail.outbox == []
