"""Telling is part of the change: one statement where somebody wants to know, none otherwise."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.shared import page_cache
from portal.webhooks.kinds import WebhookEvent
from portal.webhooks.models import SwitchedOff, WebhookDelivery
from portal.webhooks.services.report_events import (
    DELIVER,
    Occurrence,
    report_event,
    report_events,
    wanted_events,
)
from tests.factories.webhooks import RANG, Rang, Ringer, make_webhook, the_delivery
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

BIG = Rang(bell="big")


def statements_of_telling(**more: object) -> list[str]:
    wanted_events()
    with recorded_queries() as statements:
        report_event(RANG, BIG, **more)  # type: ignore[arg-type]  # as each test needs
    return [statement for statement in statements if "SAVEPOINT" not in statement]


def test_each_webhook_that_wants_it_gets_a_delivery_by_one_statement_and_a_worker_is_woken() -> None:
    wanting = {make_webhook().pk, make_webhook(events=["other.thing", RANG.name]).pk}
    make_webhook(events=["other.thing"])
    make_webhook(is_on=False, switched_off_why=SwitchedOff.PERSON)

    assert len(statements_of_telling()) == 1
    assert {delivery.webhook_id for delivery in WebhookDelivery.objects.all()} == wanting
    assert {delivery.state for delivery in WebhookDelivery.objects.all()} == {"waiting"}
    row = ProcrastinateJob.objects.get()
    assert (row.queue_name, row.task_name) == ("default", "run_task")
    assert row.args == {"path": DELIVER, "args": [], "kwargs": {}}


def test_nobody_who_wants_it_costs_no_statement() -> None:
    make_webhook(events=["other.thing"])
    assert statements_of_telling() == []


def test_process_that_does_not_know_yet_asks_once() -> None:
    with recorded_queries() as statements:
        report_event(RANG, BIG)
        report_event(RANG, BIG)
    assert len([one for one in statements if "webhooks_webhook" in one]) == 1


def test_webhook_that_was_switched_off_meanwhile_gets_nothing() -> None:
    webhook = make_webhook()
    wanted_events()
    webhook.is_on, webhook.switched_off_why = False, SwitchedOff.PERSON
    webhook.save()
    report_event(RANG, BIG)
    assert not WebhookDelivery.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_another_generation_of_pages_asks_anew() -> None:
    wanted_events()
    webhook = make_webhook(events=[])
    wanted_events()
    webhook.events = [RANG.name]
    webhook.save()
    assert wanted_events() == set()
    page_cache.purge()
    assert wanted_events() == {RANG.name}


def test_personal_data_goes_to_those_with_the_grant_alone(learner: Actor) -> None:
    granted, other = make_webhook(may_carry_personal_data=True), make_webhook()
    report_event(RANG, BIG, personal=Ringer(hand="left"), about=learner.person.pk)

    with_grant, without = (WebhookDelivery.objects.get(webhook=webhook) for webhook in (granted, other))
    assert with_grant.personal == {"hand": "left", "account": str(learner.person.public_id)}
    assert with_grant.about == learner.person
    assert (without.personal, without.about) == (None, None)
    assert without.data == with_grant.data == {"bell": "big"}


def test_somebody_without_an_account_has_none() -> None:
    make_webhook(may_carry_personal_data=True)
    report_event(RANG, BIG, personal=Ringer(hand="left"))
    assert the_delivery().personal == {"hand": "left", "account": None}


def test_several_at_a_time_are_one_statement_and_each_has_an_id() -> None:
    make_webhook()
    wanted_events()
    with recorded_queries() as statements:
        report_events(RANG, (Occurrence(Rang(bell=str(number))) for number in range(3)))
    assert len(statements) == 1
    assert len({delivery.pk for delivery in WebhookDelivery.objects.all()}) == 3


def test_change_that_is_taken_back_tells_nobody() -> None:
    make_webhook()
    with transaction.atomic():
        report_event(RANG, BIG)
        transaction.set_rollback(True)
    assert not WebhookDelivery.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_what_nobody_declared_cannot_be_told() -> None:
    with pytest.raises(ValueError, match=r"bell\.fell is not registered"):
        report_event(WebhookEvent("bell.fell", "A bell fell.", Rang), BIG)


def test_what_is_told_is_as_it_was_declared() -> None:
    make_webhook()
    with pytest.raises(TypeError):
        report_event(RANG, Ringer(hand="left"))
    other = WebhookEvent("bell.rang", "A bell rang.", Rang)
    with pytest.raises(ValueError, match="not registered"):
        report_event(other, BIG, personal=Ringer(hand="left"))
