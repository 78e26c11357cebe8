"""Webhooks in the admin."""

import pytest
from django.urls import reverse

from portal.users.factor_secrets import decrypt
from portal.webhooks.models import DeliveryTry, SwitchedOff, Webhook, WebhookDelivery
from portal.webhooks.services.report_events import Occurrence, report_event, report_events
from tests.factories.webhooks import RANG, Rang, make_webhook, the_delivery
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

ENTERED = {"description": "Learning system", "url": "https://lms.example.org/hook", "events": [RANG.name]}


def path(name: str, webhook: Webhook, *more: object) -> str:
    return reverse(f"webhooks:{name}", args=[webhook.pk, *more])


def test_secret_is_shown_by_the_answer_to_the_form_and_never_again(administrator: Actor) -> None:
    response = administrator.client.post(reverse("webhooks:add"), ENTERED)

    webhook = Webhook.objects.get()
    secret = decrypt(webhook.secret)
    assert secret in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    for name in ("page", "edit", "rotate", "history"):
        page = administrator.client.get(path(name, webhook))
        assert page.status_code == 200
        assert secret not in page.content.decode()
    assert webhook.owner == administrator.person


def test_bad_address_comes_back_with_a_sentence_at_the_field(administrator: Actor) -> None:
    response = administrator.client.post(reverse("webhooks:add"), {**ENTERED, "url": "https://127.0.0.1/"})
    assert "Enter an address that begins with https://" in response.content.decode()
    assert not Webhook.objects.exists()


def test_list_says_of_each_whether_it_is_on_and_leads_to_its_page(administrator: Actor) -> None:
    webhook = make_webhook(is_on=False, switched_off_why=SwitchedOff.GONE)
    text = administrator.client.get(reverse("webhooks:index")).content.decode()
    assert "Off: its server answered that it is gone for good (410)" in text
    assert path("page", webhook) in text


def test_page_shows_each_try_and_what_comes_next(administrator: Actor) -> None:
    webhook = make_webhook()
    report_event(RANG, Rang(bell="big"))
    delivery = the_delivery()
    WebhookDelivery.objects.update(tries=1)
    DeliveryTry.objects.create(delivery=delivery, milliseconds=87, status=503, error="status")

    text = administrator.client.get(path("page", webhook)).content.decode()
    assert "answer 503. The server refused it. (87 ms)" in text
    assert "Next try:" in text
    assert str(delivery.pk) in text


def test_page_costs_no_more_for_more_deliveries(administrator: Actor) -> None:
    webhook = make_webhook()

    def ring(number: int) -> None:
        report_events(RANG, [Occurrence(Rang(bell="big"))] * number)

    assert_queries_do_not_grow(ring, lambda: administrator.client.get(path("page", webhook)))


def test_list_costs_no_more_for_more_webhooks(administrator: Actor) -> None:
    def add(number: int) -> None:
        for _number in range(number):
            make_webhook(owner=administrator.person)

    assert_queries_do_not_grow(add, lambda: administrator.client.get(reverse("webhooks:index")))


def test_form_changes_a_webhook(administrator: Actor) -> None:
    webhook = make_webhook()
    entered = {**ENTERED, "may_carry_personal_data": "on"}
    response = administrator.client.post(path("edit", webhook), entered)
    assert response.status_code == 302
    webhook.refresh_from_db()
    assert (webhook.url, webhook.may_carry_personal_data) == ("https://lms.example.org/hook", True)


def test_new_secret_is_shown_and_the_old_one_goes_on_for_a_day(administrator: Actor) -> None:
    webhook = make_webhook()
    old = decrypt(webhook.secret)
    response = administrator.client.post(path("rotate", webhook), {"keep_hours": "24"})
    webhook.refresh_from_db()
    assert decrypt(webhook.secret) in response.content.decode()
    assert decrypt(webhook.former_secret) == old


def test_new_secret_takes_a_choice_of_those_offered(administrator: Actor) -> None:
    webhook = make_webhook()
    before = webhook.secret
    response = administrator.client.post(path("rotate", webhook), {"keep_hours": "9999"})
    webhook.refresh_from_db()
    assert response.status_code == 200
    assert webhook.secret == before


def test_buttons_of_the_page_do_what_they_say(administrator: Actor) -> None:
    webhook = make_webhook()
    administrator.client.post(path("test", webhook))
    assert the_delivery().kind == "webhook.test"
    administrator.client.post(path("switch", webhook), {"to": "off"})
    webhook.refresh_from_db()
    assert webhook.switched_off_why == SwitchedOff.PERSON
    administrator.client.post(path("switch", webhook), {"to": "on"})
    webhook.refresh_from_db()
    assert webhook.is_on
    WebhookDelivery.objects.update(state="delivered", next_try_at=None)
    administrator.client.post(path("send_again", webhook, the_delivery().pk))
    assert the_delivery().state == "waiting"


def test_delivery_of_another_webhook_is_not_there(administrator: Actor) -> None:
    make_webhook()
    report_event(RANG, Rang(bell="big"))
    other = make_webhook()
    assert administrator.client.post(path("send_again", other, the_delivery().pk)).status_code == 404


def test_deleted_webhook_takes_what_was_sent_with_it(administrator: Actor) -> None:
    webhook = make_webhook()
    report_event(RANG, Rang(bell="big"))
    administrator.client.post(path("delete", webhook))
    assert not Webhook.objects.exists()
    assert not WebhookDelivery.objects.exists()


@pytest.mark.parametrize("role", ["visitor", "learner", "editor", "moderator", "report_viewer"])
def test_nobody_else_gets_in(role: str, request: pytest.FixtureRequest) -> None:
    webhook, actor = make_webhook(), request.getfixturevalue(role)
    for name in ("page", "edit", "rotate"):
        assert actor.client.get(path(name, webhook)).status_code != 200
    assert actor.client.post(path("switch", webhook), {"to": "off"}).status_code in {302, 403}
    webhook.refresh_from_db()
    assert webhook.is_on
