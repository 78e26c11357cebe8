import json

import pytest

from portal.users.personal_data import export_personal_data
from portal.users.services.erase_person import erase_person
from portal.webhooks.models import Webhook, WebhookDelivery
from portal.webhooks.services.report_events import report_event
from portal.webhooks.signatures import new_secret
from tests.factories.webhooks import RANG, Rang, Ringer, make_webhook, the_delivery
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def tell_of(actor: Actor) -> None:
    report_event(RANG, Rang(bell="big"), personal=Ringer(hand="left"), about=actor.person.pk)


def test_copy_has_what_was_sent_about_a_person_and_to_whom(learner: Actor, other_learner: Actor) -> None:
    make_webhook(may_carry_personal_data=True)
    tell_of(learner)

    (sent,) = export_personal_data(learner.person)["webhooks"]
    assert (sent["record"], sent["host"]) == ("sent to another program", "bells.example.org")
    assert sent["personal"] == {"hand": "left", "account": str(learner.person.public_id)}
    assert export_personal_data(other_learner.person)["webhooks"] == []


def test_copy_has_the_webhooks_somebody_owns_without_their_secrets(administrator: Actor) -> None:
    secret = new_secret()
    webhook = make_webhook(owner=administrator.person, secret=secret, url="https://a.example/?key=hidden")
    copy = json.dumps(export_personal_data(administrator.person)["webhooks"])
    assert "a.example" in copy
    assert not any(hidden in copy for hidden in (secret, webhook.secret, "hidden"))


def test_erased_person_is_named_by_nothing_that_was_sent_or_waits(learner: Actor) -> None:
    make_webhook(may_carry_personal_data=True)
    tell_of(learner)
    erase_person(learner.person)
    assert (the_delivery().personal, the_delivery().about) == (None, None)
    assert the_delivery().state == "waiting"


def test_webhook_of_an_erased_owner_goes_on(editor: Actor) -> None:
    make_webhook(owner=editor.person)
    erase_person(editor.person)
    assert Webhook.objects.get().owner is None
    assert not WebhookDelivery.objects.exists()
