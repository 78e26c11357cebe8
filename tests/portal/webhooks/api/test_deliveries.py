"""What was sent to a webhook, by program: each try, nothing of people, and sending once more."""

import json
from uuid import uuid4

import pytest

from portal.webhooks.models import DeliveryTry, SwitchedOff, Webhook, WebhookDelivery
from portal.webhooks.services.report_events import Occurrence, report_event, report_events
from tests.factories.webhooks import RANG, Rang, Ringer, make_webhook, ring, the_delivery
from tests.support.api_client import Program, client_of
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
READ, WRITE = "webhooks:read", "webhooks:write"


@pytest.fixture
def reader(administrator: Actor) -> Program:
    return Program(client_of(administrator.person, READ))


@pytest.fixture
def writer(administrator: Actor) -> Program:
    return Program(client_of(administrator.person, WRITE))


def sent_to(webhook: Webhook, more: str = "") -> str:
    return f"/api/v1/webhooks/{webhook.pk}/deliveries/{more}"


def test_list_has_each_try_and_when_the_next_one_is(reader: Program) -> None:
    webhook = make_webhook()
    ring()
    DeliveryTry.objects.create(delivery=the_delivery(), milliseconds=87, status=503, error="status")

    (found,) = reader.told("get", sent_to(webhook))["results"]

    assert (found["id"], found["event"], found["state"]) == (str(the_delivery().pk), RANG.name, "waiting")
    assert found["next_try_at"] is not None
    (tried,) = found["tries"]
    assert (tried["status"], tried["error"], tried["milliseconds"]) == (503, "status", 87)
    assert tried["sentence"] == "The server refused it."


def test_list_is_of_one_webhook_a_state_and_an_event(reader: Program, writer: Program) -> None:
    webhook, other = make_webhook(), make_webhook()
    ring("a", "b")
    first = WebhookDelivery.objects.filter(webhook=webhook).latest("occurred_at")
    WebhookDelivery.objects.filter(pk=first.pk).update(state="delivered", next_try_at=None)
    writer.told("post", f"/api/v1/webhooks/{webhook.pk}/test/")

    def found(query: str) -> int:
        return len(reader.told("get", sent_to(webhook, query))["results"])

    assert found("") == 3
    assert found("?state=waiting") == 2
    assert found("?state=waiting&event=bell.rang") == 1
    assert found("?event=webhook.test") == 1
    assert found("?state=given_up") == 0
    assert len(reader.told("get", sent_to(other))["results"]) == 2


@pytest.mark.parametrize("query", ["state=lost", "state=", "event=bell.sank", "since=today"])
def test_filters_that_do_not_exist_are_refused(reader: Program, query: str) -> None:
    refused = reader.ask("get", sent_to(make_webhook(), f"?{query}"))
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == f"?{query.partition('=')[0]}"


def test_list_pages_through_events_of_one_moment(reader: Program) -> None:
    webhook = make_webhook()
    report_events(RANG, [Occurrence(Rang(bell=bell)) for bell in "abcde"])
    address, seen = sent_to(webhook, "?limit=2"), []
    while address:
        page = reader.told("get", address)
        seen += [one["id"] for one in page["results"]]
        address = page["next"]
    assert len(seen) == len({*seen}) == 5


def test_list_costs_no_more_for_more_deliveries_and_tries(reader: Program) -> None:
    webhook = make_webhook()

    def add(number: int) -> None:
        report_events(RANG, [Occurrence(Rang(bell="big"))] * number)
        for delivery in WebhookDelivery.objects.all():
            DeliveryTry.objects.create(delivery=delivery, milliseconds=1, status=200)

    assert_queries_do_not_grow(add, lambda: reader.told("get", sent_to(webhook)))


def test_what_is_told_of_a_person_is_for_the_receiver_alone(reader: Program, learner: Actor) -> None:
    webhook = make_webhook(may_carry_personal_data=True)
    report_event(RANG, Rang(bell="big"), personal=Ringer(hand="leftish"), about=learner.person.pk)
    assert the_delivery().personal

    detail = reader.told("get", sent_to(webhook, f"{the_delivery().pk}/"))
    assert (detail["data"], detail["carries_personal_data"]) == ({"bell": "big"}, True)
    for told in (detail, reader.told("get", sent_to(webhook))):
        assert "leftish" not in json.dumps(told)
        assert str(learner.person.public_id) not in json.dumps(told)


def test_something_is_sent_once_more_under_its_id(writer: Program) -> None:
    webhook = make_webhook()
    ring()
    WebhookDelivery.objects.update(state="given_up", next_try_at=None, tries=13)

    answer = writer.ask("post", sent_to(webhook, f"{the_delivery().pk}/redeliver/"))

    assert (answer.status_code, answer.json()["state"]) == (202, "waiting")
    assert answer.json()["id"] == str(the_delivery().pk)
    assert (the_delivery().state, the_delivery().tries) == ("waiting", 0)


def test_nothing_is_sent_once_more_to_a_webhook_that_is_off(writer: Program) -> None:
    webhook = make_webhook()
    ring()
    WebhookDelivery.objects.update(state="given_up", next_try_at=None)
    Webhook.objects.update(is_on=False, switched_off_why=SwitchedOff.GONE)
    refused = writer.ask("post", sent_to(webhook, f"{the_delivery().pk}/redeliver/"))
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "The webhook is off. Switch it on first.",
    )
    assert the_delivery().state == "given_up"


def test_delivery_of_another_webhook_is_not_there(reader: Program, writer: Program) -> None:
    make_webhook()
    ring()
    other = make_webhook()
    for webhook in (other, Webhook(pk=uuid4())):
        assert reader.ask("get", sent_to(webhook, f"{the_delivery().pk}/")).status_code == 404
        assert writer.ask("post", sent_to(webhook, f"{the_delivery().pk}/redeliver/")).status_code == 404
    assert reader.ask("get", sent_to(Webhook(pk=uuid4()))).status_code == 404


@pytest.mark.parametrize(
    ("method", "more", "scope"), [("get", "", READ), ("get", "{}/", READ), ("post", "{}/redeliver/", WRITE)]
)
def test_nobody_else_gets_in(method: str, more: str, scope: str, request: pytest.FixtureRequest) -> None:
    webhook = make_webhook()
    ring()
    path = sent_to(webhook, more.format(the_delivery().pk))
    for role in ("learner", "editor", "moderator", "report_viewer"):
        person = request.getfixturevalue(role).person
        assert Program(client_of(person, READ, WRITE)).ask(method, path).status_code == 403
    administrator = request.getfixturevalue("administrator").person
    refused = Program(client_of(administrator, READ if scope == WRITE else WRITE)).ask(method, path)
    assert (refused.status_code, refused.json()["scope"]) == (403, scope)
    assert Program().ask(method, path).status_code == 401
