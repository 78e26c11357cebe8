"""Webhooks are made, changed and let go by services that keep the rules and the log."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from portal.users.factor_secrets import decrypt
from portal.users.services.reencrypt_second_factors import reencrypt_all
from portal.webhooks.models import SwitchedOff, Webhook, WebhookDelivery
from portal.webhooks.queries import deliveries_of
from portal.webhooks.services import change_webhook as module
from portal.webhooks.services.ask_delivery import WebhookIsOffError, redeliver, send_test
from portal.webhooks.services.change_webhook import (
    LONGEST_ROTATION,
    WebhookInput,
    change_webhook,
    create_webhook,
    delete_webhook,
    rotate_secret,
    switch_off_webhook,
    switch_on_webhook,
)
from portal.webhooks.services.report_events import report_event, wanted_events
from portal.webhooks.services.send_due import send_due
from tests.factories.webhooks import RANG, Rang, Ringer, make_webhook, the_delivery
from tests.support.cast import Actor
from tests.support.web_sites import SiteAnswer, WebSite

pytestmark = pytest.mark.django_db

GIVEN = WebhookInput("Learning system", "https://lms.example.org/hook?token=hidden", (RANG.name,))
WITH_GRANT = WebhookInput(*(GIVEN.description, GIVEN.url, GIVEN.events), may_carry_personal_data=True)


def logged() -> list[str]:
    """Actions in the admin's log, the oldest first."""
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


def test_new_webhook_is_on_has_an_owner_and_tells_its_secret_once(administrator: Actor) -> None:
    wanted_events()
    told = create_webhook(GIVEN, by=administrator.person)

    stored = Webhook.objects.get()
    assert told.secret.startswith("whsec_")
    assert decrypt(stored.secret) == told.secret
    assert (stored.is_on, stored.owner, stored.may_carry_personal_data) == (True, administrator.person, False)
    assert wanted_events() == {RANG.name}  # this process knows at once


def test_log_names_the_server_and_never_the_rest_of_the_address(administrator: Actor) -> None:
    told = create_webhook(GIVEN, by=administrator.person)
    change_webhook(told.webhook, GIVEN, by=administrator.person)
    rotate_secret(told.webhook, by=administrator.person, keep_for=timedelta(hours=1))
    switch_off_webhook(told.webhook, by=administrator.person)
    switch_on_webhook(told.webhook, by=administrator.person)
    delete_webhook(told.webhook, by=administrator.person)

    assert logged() == [
        *("wagtail.create", "wagtail.edit", "webhooks.rotate_secret"),
        *("webhooks.switch_off", "webhooks.switch_on", "wagtail.delete"),
    ]
    text = json.dumps([entry.data for entry in ModelLogEntry.objects.all()])
    assert "lms.example.org" in text
    assert "hidden" not in text
    assert told.secret not in text
    assert {entry.user for entry in ModelLogEntry.objects.all()} == {administrator.person}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (WebhookInput(" ", GIVEN.url, GIVEN.events), "description"),
        (WebhookInput("a", "https://127.0.0.1/", GIVEN.events), "url"),
        (WebhookInput("a", f"https://a.example/{'x' * 1000}", GIVEN.events), "url"),
        (WebhookInput("a", GIVEN.url, ()), "events"),
        (WebhookInput("a", GIVEN.url, ("bell.fell",)), "events"),
        (WebhookInput("a", GIVEN.url, ("webhook.test",)), "events"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_its_field(
    administrator: Actor, given: WebhookInput, field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        create_webhook(given, by=administrator.person)
    assert list(refused.value.message_dict) == [field]
    assert not Webhook.objects.exists()


def test_there_are_not_more_webhooks_than_a_site_can_serve(
    administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_WEBHOOKS", 1)
    create_webhook(GIVEN, by=administrator.person)
    with pytest.raises(ValidationError, match="no more are possible"):
        create_webhook(GIVEN, by=administrator.person)


def test_personal_data_is_let_out_by_administrators_alone(editor: Actor, administrator: Actor) -> None:
    with pytest.raises(PermissionDenied):
        create_webhook(WITH_GRANT, by=editor.person)
    webhook = make_webhook()
    with pytest.raises(PermissionDenied):
        change_webhook(webhook, WITH_GRANT, by=editor.person)
    assert change_webhook(webhook, WITH_GRANT, by=administrator.person).may_carry_personal_data


def test_grant_is_of_the_address_that_had_it(editor: Actor, administrator: Actor) -> None:
    webhook = make_webhook(url=GIVEN.url, may_carry_personal_data=True)
    assert change_webhook(webhook, WITH_GRANT, by=editor.person).may_carry_personal_data
    elsewhere = WebhookInput(
        *("Elsewhere", "https://other.example.org/", GIVEN.events), may_carry_personal_data=True
    )
    assert not change_webhook(webhook, elsewhere, by=editor.person).may_carry_personal_data

    webhook = make_webhook(url=GIVEN.url, may_carry_personal_data=True)
    assert change_webhook(webhook, elsewhere, by=administrator.person).may_carry_personal_data


def test_grant_that_is_taken_away_empties_what_waits(learner: Actor, administrator: Actor) -> None:
    webhook = make_webhook(may_carry_personal_data=True)
    report_event(RANG, Rang(bell="big"), personal=Ringer(hand="left"), about=learner.person.pk)
    change_webhook(webhook, GIVEN, by=administrator.person)
    assert (the_delivery().personal, the_delivery().about) == (None, None)


@pytest.mark.parametrize("keep_for", [timedelta(seconds=-1), LONGEST_ROTATION + timedelta(seconds=1)])
def test_old_secret_signs_neither_in_the_past_nor_for_ever(administrator: Actor, keep_for: timedelta) -> None:
    with pytest.raises(ValueError, match="day"):
        rotate_secret(make_webhook(), by=administrator.person, keep_for=keep_for)


def test_switched_off_gives_up_what_waits_and_on_again_begins_afresh(administrator: Actor) -> None:
    webhook = make_webhook(failures=3)
    report_event(RANG, Rang(bell="big"))
    switch_off_webhook(webhook, by=administrator.person)
    webhook.refresh_from_db()
    assert (webhook.is_on, webhook.switched_off_why) == (False, SwitchedOff.PERSON)
    assert the_delivery().state == "given_up"

    switch_on_webhook(webhook, by=administrator.person)
    webhook.refresh_from_db()
    assert (webhook.is_on, webhook.switched_off_why, webhook.failures) == (True, "", 0)


def test_test_goes_to_a_webhook_that_is_off_and_is_tried_once(
    administrator: Actor, receiver: WebSite
) -> None:
    webhook = make_webhook(receiver, is_on=False, switched_off_why=SwitchedOff.PERSON)
    receiver.pages["/hook"] = SiteAnswer(status=500)
    send_test(webhook, by=administrator.person)
    send_due()

    assert json.loads(receiver.requests[0].body)["type"] == "webhook.test"
    assert the_delivery().state == "given_up"
    webhook.refresh_from_db()
    assert webhook.failing_since is None


def test_delivery_is_sent_again_under_its_id(administrator: Actor, receiver: WebSite) -> None:
    make_webhook(receiver)
    report_event(RANG, Rang(bell="big"))
    send_due()
    redeliver(the_delivery(), by=administrator.person)
    send_due()

    first, second = receiver.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert the_delivery().log.count() == 2
    assert the_delivery().state == "delivered"


def test_nothing_is_sent_again_to_a_webhook_that_is_off(administrator: Actor) -> None:
    webhook = make_webhook()
    report_event(RANG, Rang(bell="big"))
    switch_off_webhook(webhook, by=administrator.person)
    with pytest.raises(WebhookIsOffError):
        redeliver(the_delivery(), by=administrator.person)


def test_deliveries_are_read_by_two_queries_however_many(
    administrator: Actor, django_assert_num_queries: Any
) -> None:
    webhook = make_webhook()
    for bell in "abc":
        report_event(RANG, Rang(bell=bell))
    with django_assert_num_queries(2):
        found = [(delivery.webhook, list(delivery.log.all())) for delivery in deliveries_of(webhook.pk)]
    assert len(found) == 3


def test_secrets_come_under_the_first_key_with_those_of_second_factors(
    administrator: Actor, settings: Any
) -> None:
    told = create_webhook(GIVEN, by=administrator.person)
    old_keys = settings.SECOND_FACTOR_KEYS
    first = "bmV3LWtleS1mb3ItdGVzdHMtb25seS0tLS0tLS0tLS0="
    settings.SECOND_FACTOR_KEYS = [first, *old_keys]
    before = Webhook.objects.get().secret
    assert reencrypt_all().unreadable == 0
    settings.SECOND_FACTOR_KEYS = [first]

    stored = Webhook.objects.get().secret
    assert stored != before
    assert decrypt(stored) == told.secret
    assert not WebhookDelivery.objects.exists()
