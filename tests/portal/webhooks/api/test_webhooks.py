"""Webhooks by program: the pages' rules, refusals in words, and each secret told once."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.users.factor_secrets import decrypt
from portal.users.models import User
from portal.webhooks.models import SwitchedOff, Webhook, WebhookDelivery
from portal.webhooks.services import change_webhook as service
from portal.webhooks.services.report_events import report_event
from tests.factories.webhooks import RANG, Rang, Ringer, make_webhook, ring, the_delivery
from tests.support.api_client import Program, client_of
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
READ, WRITE = "webhooks:read", "webhooks:write"
LIST = "/api/v1/webhooks/"
ENTERED = {
    "description": "Learning system",
    "url": "https://lms.example.org/hook?token=hidden",
    "events": [RANG.name],
}
CHANGED = {**ENTERED, "may_carry_personal_data": False}


def at(webhook: Webhook, more: str = "") -> str:
    return f"{LIST}{webhook.pk}/{more}"


def program(person: User, *scopes: str) -> Program:
    return Program(client_of(person, *(scopes or (READ, WRITE))))


def keeper(*more: str) -> User:
    """Somebody who may change webhooks, and nothing else but what is named."""
    person = User.objects.create_user(email="keeper@example.org")
    person.user_permissions.set(Permission.objects.filter(codename__in=("change_webhook", *more)))
    return person


def places(response: Any) -> list[str]:
    return [one["pointer"] for one in response.json()["errors"]]


def test_new_webhook_tells_its_secret_once(administrator: Actor) -> None:
    asks = program(administrator.person)

    made = asks.ask("post", LIST, ENTERED)

    webhook = Webhook.objects.get()
    told = made.json()
    assert made.status_code == 201
    assert told["secret"] == decrypt(webhook.secret)
    assert made["Location"] == at(webhook)
    assert "no-store" in made["Cache-Control"]
    assert (webhook.owner, webhook.is_on, webhook.may_carry_personal_data) == (
        administrator.person,
        True,
        False,
    )
    for method, path in (("get", LIST), ("get", at(webhook)), ("post", at(webhook, "switch-on/"))):
        assert told["secret"] not in asks.ask(method, path).content.decode()


def test_list_names_the_server_and_the_detail_the_whole_address(administrator: Actor) -> None:
    asks = program(administrator.person, READ)
    webhook = make_webhook(url=ENTERED["url"], owner=administrator.person)

    (line,) = asks.told("get", LIST)["results"]
    assert (line["server"], line["is_own"], line["switched_off_why"]) == ("lms.example.org", True, None)
    assert "hidden" not in json.dumps(line)
    detail = asks.told("get", at(webhook))
    assert detail["url"] == ENTERED["url"]
    assert {"secret", "former_secret", "owner"}.isdisjoint(detail)


def test_list_comes_by_description_and_chosen_fields(administrator: Actor) -> None:
    asks = program(administrator.person, READ)
    for name in "cab":
        make_webhook(description=name)

    found = asks.told("get", f"{LIST}?fields=description&limit=2")
    assert [one["description"] for one in found["results"]] == ["a", "b"]
    assert {*found["results"][0]} == {"id", "description"}
    assert [one["description"] for one in asks.told("get", found["next"])["results"]] == ["c"]


def test_list_costs_no_more_for_more_webhooks(administrator: Actor) -> None:
    def add(number: int) -> None:
        for _number in range(number):
            make_webhook(owner=administrator.person)

    assert_queries_do_not_grow(add, lambda: program(administrator.person).told("get", LIST))


@pytest.mark.parametrize(
    ("entered", "pointer"),
    [
        ({"url": "https://127.0.0.1/"}, "/url"),
        ({"url": "http://lms.example.org/"}, "/url"),
        ({"url": "https://user@lms.example.org/"}, "/url"),
        ({"url": f"https://lms.example.org/{'x' * 1000}"}, "/url"),
        ({"description": " "}, "/description"),
        ({"events": []}, "/events"),
        ({"events": ["bell.sank"]}, "/events"),
        ({"events": "bell.rang"}, "/events"),
        ({"secret": "whsec_mine"}, "/secret"),
        ({"may_carry_personal_data": "perhaps"}, "/may_carry_personal_data"),
    ],
)
def test_what_is_entered_wrongly_is_refused_at_its_place(
    administrator: Actor, entered: dict[str, object], pointer: str
) -> None:
    asks = program(administrator.person)
    webhook = make_webhook()
    read = {"If-Match": asks.ask("get", at(webhook))["ETag"]}

    made = asks.ask("post", LIST, {**ENTERED, **entered})
    changed = asks.ask("put", at(webhook), {**CHANGED, **entered}, read)

    assert (made.status_code, changed.status_code) == (400, 400)
    assert places(made) == places(changed) == [pointer]
    assert Webhook.objects.get().description == "Bells"


def test_no_more_are_made_than_there_may_be(administrator: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_WEBHOOKS", 1)
    make_webhook()
    refused = program(administrator.person).ask("post", LIST, ENTERED)
    assert refused.status_code == 409
    assert "no more are possible" in refused.json()["detail"]


def test_change_is_of_what_was_read(administrator: Actor) -> None:
    asks = program(administrator.person)
    webhook = make_webhook()
    unread = asks.ask("put", at(webhook), CHANGED)
    read = asks.ask("get", at(webhook))["ETag"]
    changed = asks.ask("put", at(webhook), CHANGED, {"If-Match": read})
    late = asks.ask("put", at(webhook), {**CHANGED, "description": "Late"}, {"If-Match": read})

    assert (unread.status_code, changed.status_code, late.status_code) == (428, 200, 412)
    assert late["ETag"] == changed["ETag"] == asks.ask("get", at(webhook))["ETag"] != read
    webhook.refresh_from_db()
    assert (webhook.description, webhook.url) == (ENTERED["description"], ENTERED["url"])


def test_change_says_whether_personal_data_may_be_carried(administrator: Actor) -> None:
    asks = program(administrator.person)
    webhook = make_webhook()
    read = {"If-Match": asks.ask("get", at(webhook))["ETag"]}
    assert places(asks.ask("put", at(webhook), ENTERED, read)) == ["/may_carry_personal_data"]


def test_grant_is_for_those_who_may_let_personal_data_out(administrator: Actor) -> None:
    webhook, granted = make_webhook(), {**ENTERED, "may_carry_personal_data": True}
    lesser = program(keeper("add_webhook"))
    read = {"If-Match": lesser.ask("get", at(webhook))["ETag"]}
    for refused in (lesser.ask("post", LIST, granted), lesser.ask("put", at(webhook), granted, read)):
        assert refused.status_code == 403
        assert places(refused) == ["/may_carry_personal_data"]
    assert not Webhook.objects.filter(may_carry_personal_data=True).exists()

    made = program(administrator.person).told("post", LIST, granted)
    assert made["webhook"]["may_carry_personal_data"] is True


def test_grant_goes_with_the_address_unless_it_is_theirs_to_give(learner: Actor) -> None:
    webhook = make_webhook(may_carry_personal_data=True)
    report_event(RANG, Rang(bell="big"), personal=Ringer(hand="left"), about=learner.person.pk)
    asks = program(keeper())
    read = {"If-Match": asks.ask("get", at(webhook))["ETag"]}

    changed = asks.ask("put", at(webhook), {**ENTERED, "may_carry_personal_data": True}, read)

    assert changed.json()["may_carry_personal_data"] is False
    assert the_delivery().personal is None


def test_webhook_is_let_go_with_what_was_sent(administrator: Actor) -> None:
    asks = program(administrator.person)
    webhook = make_webhook()
    ring()
    assert asks.ask("delete", at(webhook)).status_code == 204
    assert not WebhookDelivery.objects.exists()
    assert asks.ask("delete", at(webhook)).status_code == 404
    assert ModelLogEntry.objects.get().action == "wagtail.delete"


def test_making_and_deleting_need_permissions_of_their_own() -> None:
    asks, webhook = program(keeper()), make_webhook()
    assert asks.ask("post", LIST, ENTERED).status_code == 403
    assert asks.ask("delete", at(webhook)).status_code == 403
    assert Webhook.objects.get() == webhook


@pytest.mark.parametrize(("days", "is_kept"), [(3, True), (0, False)])
def test_new_secret_is_told_and_the_old_one_signs_on_for_some_days(
    administrator: Actor, days: int, is_kept: bool
) -> None:
    webhook = make_webhook()
    old = decrypt(webhook.secret)
    answer = program(administrator.person).ask("post", at(webhook, "rotate/"), {"keep_days": days})

    webhook.refresh_from_db()
    assert answer.json()["secret"] == decrypt(webhook.secret) != old
    assert "no-store" in answer["Cache-Control"]
    ends = webhook.former_secret_ends
    assert (answer.json()["webhook"]["former_secret_ends"] is not None) is is_kept is (ends is not None)
    assert ends is None or timedelta(days=2) < ends - timezone.now() <= timedelta(days=3)


@pytest.mark.parametrize("body", [{}, {"keep_days": -1}, {"keep_days": 31}, {"keep_days": "long"}])
def test_old_secret_signs_on_for_a_month_at_most(administrator: Actor, body: dict[str, object]) -> None:
    webhook = make_webhook()
    refused = program(administrator.person).ask("post", at(webhook, "rotate/"), body)
    assert places(refused) == ["/keep_days"]
    assert Webhook.objects.get().secret == webhook.secret


def test_former_secret_that_has_ended_is_not_told_of(administrator: Actor) -> None:
    past = timezone.now() - timedelta(minutes=1)
    webhook = make_webhook(former_secret="x", former_secret_ends=past, rests_until=past)
    found = program(administrator.person).told("get", at(webhook))
    assert (found["former_secret_ends"], found["rests_until"]) == (None, None)


def test_webhook_is_switched_off_and_on(administrator: Actor) -> None:
    asks = program(administrator.person)
    webhook = make_webhook()
    ring()
    for _again in range(2):
        assert asks.told("post", at(webhook, "switch-off/"))["switched_off_why"] == SwitchedOff.PERSON
    assert the_delivery().state == "given_up"
    for _again in range(2):
        assert asks.told("post", at(webhook, "switch-on/"))["is_on"] is True


def test_test_is_sent_also_to_a_webhook_that_is_off(administrator: Actor) -> None:
    webhook = make_webhook(is_on=False, switched_off_why=SwitchedOff.PERSON)
    asks = program(administrator.person)
    answer = asks.ask("post", at(webhook, "test/"))
    assert answer.status_code == 202
    assert answer["Location"] == at(webhook, f"deliveries/{the_delivery().pk}/")
    assert asks.told("get", answer["Location"])["event"] == "webhook.test"


def test_everybody_reads_which_events_there_are(visitor: Actor) -> None:
    (event,) = visitor.client.get(f"{LIST}events/").json()["results"]
    assert (event["name"], event["sentence"]) == (RANG.name, "A bell rang.")
    assert [*event["data"]["properties"]] == ["bell"]
    assert {*event["personal"]["properties"]} == {"account", "hand"}


ACTS: list[tuple[str, Callable[[Webhook], str], str]] = [
    ("get", lambda _webhook: LIST, READ),
    ("get", at, READ),
    ("post", lambda _webhook: LIST, WRITE),
    ("put", at, WRITE),
    ("delete", at, WRITE),
    *(
        ("post", lambda webhook, more=more: at(webhook, more), WRITE)
        for more in ("rotate/", "test/", "switch-on/", "switch-off/")
    ),
]


@pytest.mark.parametrize(("method", "path", "scope"), ACTS)
def test_nobody_else_gets_in(
    method: str, path: Callable[[Webhook], str], scope: str, request: pytest.FixtureRequest
) -> None:
    webhook = make_webhook()
    for role in ("learner", "editor", "moderator", "report_viewer"):
        person = request.getfixturevalue(role).person
        assert program(person).ask(method, path(webhook), CHANGED).status_code == 403
    administrator = request.getfixturevalue("administrator").person
    other = READ if scope == WRITE else WRITE
    refused = program(administrator, other).ask(method, path(webhook), CHANGED)
    assert (refused.status_code, refused.json()["scope"]) == (403, scope)
    assert Program().ask(method, path(webhook), CHANGED).status_code == 401
    assert Webhook.objects.get().description == "Bells"


@pytest.mark.parametrize(("method", "path", "scope"), [act for act in ACTS if act[1](Webhook()) != LIST])
def test_webhook_that_is_not_there_is_not_found(
    method: str, path: Callable[[Webhook], str], scope: str, administrator: Actor
) -> None:
    gone = Webhook(pk=uuid4())
    body = None if method == "get" else CHANGED
    assert program(administrator.person, scope).ask(method, path(gone), body).status_code == 404
