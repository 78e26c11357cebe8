"""The cookie by which a browser finds attempts without an account comes from the site alone."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from assessments.access import VISITOR_COOKIE, digest_of_token
from assessments.models import Assessment, Attempt, Outcome
from tests.factories.assessments import (
    PROJECT_ANSWERS,
    make_assessment,
    make_attempt,
    make_outcome,
    make_version,
)
from tests.support.cast import PASSWORD, Actor
from tests.support.checks import production_environment
from tests.support.repository import ROOT

pytestmark = pytest.mark.django_db


def start(client: Client, assessment: Assessment | None = None, **sent: str) -> Attempt:
    """Begin an attempt, of a new assessment unless told, and answer a question of it, as somebody does."""
    known = set(Attempt.objects.values_list("pk", flat=True))
    about = assessment or make_assessment()
    client.post(reverse("assessments:about", args=[about.slug]), sent)
    attempt = Attempt.objects.exclude(pk__in=known).get()
    assert save(client, attempt) == 200
    return attempt


def save(client: Client, attempt: Attempt) -> int:
    address = reverse("assessments:answer", args=[attempt.public_id, "share"])
    sent = json.dumps({"value": "half", "revision": 0})
    return client.post(address, sent, content_type="application/json").status_code


def log_in(client: Client, actor: Actor, back: str = "") -> None:
    given = {"login": actor.person.email, "password": PASSWORD, "next": back}
    assert client.post("/accounts/login/", given).status_code == 302


def page_of(attempt: Attempt) -> str:
    return reverse("assessments:attempt", args=[attempt.public_id])


def reads(client: Client, attempt: Attempt) -> bool:
    return client.get(page_of(attempt)).status_code == 302


@pytest.mark.parametrize("brought", ["a", "x" * 43, "x" * 5_000, f"{'x' * 43}.{'y' * 43}", "..", "%00"])
def test_token_that_a_browser_brings_is_never_that_of_a_new_attempt(brought: str) -> None:
    client = Client()
    client.cookies[VISITOR_COOKIE] = brought

    attempt = start(client)

    assert attempt.visitor not in {digest_of_token(token) for token in (brought, *brought.split("."))}
    assert len(client.cookies[VISITOR_COOKIE].value.split(".")[0]) == 43
    assert len(client.cookies[VISITOR_COOKIE].value) < 1_000


def test_token_that_another_planted_does_not_lead_them_to_what_comes_after() -> None:
    attacker, victim = Client(), Client()
    assessment = make_assessment()
    theirs = start(attacker, assessment)
    victim.cookies[VISITOR_COOKIE] = attacker.cookies[VISITOR_COOKIE].value

    attempt = start(victim, assessment, fresh="1")

    assert reads(victim, attempt)
    assert not reads(attacker, attempt)
    assert reads(attacker, theirs)
    assert not reads(victim, theirs)


def test_attempt_that_another_planted_is_not_gone_on_with_unasked() -> None:
    attacker, victim = Client(), Client()
    assessment = make_assessment()
    theirs = start(attacker, assessment)
    victim.cookies[VISITOR_COOKIE] = attacker.cookies[VISITOR_COOKIE].value
    about = reverse("assessments:about", args=[assessment.slug])

    response = victim.post(about)

    assert response["Location"] == f"{about}?again=1"
    assert "If that was not you, start afresh." in victim.get(response["Location"]).text
    assert Attempt.objects.get() == theirs


def test_browser_finds_each_of_its_attempts_and_the_outcome_before(visitor: Actor) -> None:
    assessment = make_assessment()
    attempts = []
    for _time in range(2):
        attempt = start(visitor.client, assessment)
        attempts.append(attempt)
        Attempt.objects.filter(pk=attempt.pk).update(
            answers=make_attempt(attempt.version, answers=PROJECT_ANSWERS).answers
        )
        visitor.client.post(reverse("assessments:review", args=[attempt.public_id]))

    assert [reads(visitor.client, attempt) for attempt in attempts] == [True, True]
    assert attempts[0].visitor != attempts[1].visitor
    assert list(Outcome.objects.order_by("pk").values_list("previous_path", flat=True)) == ["", "project"]


def test_cookie_holds_no_more_than_browsers_take(visitor: Actor) -> None:
    attempts = [start(visitor.client) for _number in range(22)]

    assert len(visitor.client.cookies[VISITOR_COOKIE].value) < 1_000
    assert [reads(visitor.client, attempt) for attempt in attempts] == [False] * 2 + [True] * 20


def test_signing_in_from_an_attempt_takes_that_one_into_the_account(learner: Actor) -> None:
    client = Client()
    mine, other = start(client), start(client)

    log_in(client, learner, back=reverse("assessments:section", args=[mine.public_id, "week"]))

    assert dict(Attempt.objects.values_list("pk", "learner")) == {mine.pk: learner.person.pk, other.pk: None}
    # Its token is worth nothing any more, and gone.
    assert len(client.cookies[VISITOR_COOKIE].value) == 43
    assert save(client, other) == 200


def test_signing_in_from_a_result_takes_it_into_the_account(learner: Actor) -> None:
    client = Client()
    client.cookies[VISITOR_COOKIE] = "t" * 43
    outcome = make_outcome(visitor=digest_of_token("t" * 43))

    log_in(client, learner, back=reverse("assessments:result", args=[outcome.submission.public_id]))

    assert Attempt.objects.get().learner == learner.person
    assert client.cookies[VISITOR_COOKIE].value == ""


def test_next_person_at_a_computer_who_signs_in_claims_nothing_of_the_one_before(learner: Actor) -> None:
    client = Client()
    attempt = start(client)

    log_in(client, learner)

    assert Attempt.objects.get(pk=attempt.pk).learner is None
    assert "From before you signed in" in client.get(reverse("assessments:index")).text


def test_somebody_signed_in_adds_what_was_theirs_by_a_button(learner: Actor) -> None:
    client = Client()
    start(client)
    log_in(client, learner)

    response = client.post(reverse("assessments:claim"))

    assert response["Location"] == reverse("assessments:index")
    assert Attempt.objects.get().learner == learner.person
    assert client.cookies[VISITOR_COOKIE].value == ""
    assert "From before you signed in" not in client.get(reverse("assessments:index")).text


def test_result_is_added_by_a_button_and_nothing_else_with_it(learner: Actor, other_learner: Actor) -> None:
    version = make_version()
    tokens = ["s" * 43, "t" * 43]
    result, rest = (make_outcome(version, visitor=digest_of_token(token)).submission for token in tokens)
    address = reverse("assessments:claim_result", args=[result.public_id])
    assert other_learner.client.post(address).status_code == 404
    client = learner.client
    client.cookies[VISITOR_COOKIE] = ".".join(tokens)
    assert address in client.get(reverse("assessments:result", args=[result.public_id])).text

    client.post(address)

    holders = dict(Attempt.objects.values_list("pk", "learner"))
    assert holders == {result.attempt_id: learner.person.pk, rest.attempt_id: None}


def test_visitor_who_adds_a_result_is_sent_to_sign_in_and_back(visitor: Actor) -> None:
    visitor.client.cookies[VISITOR_COOKIE] = "t" * 43
    outcome = make_outcome(visitor=digest_of_token("t" * 43))
    result = reverse("assessments:result", args=[outcome.submission.public_id])

    response = visitor.client.post(f"{result}claim/")

    assert response["Location"] == f"/accounts/login/?next={result}"


def test_signing_out_leaves_no_capability_in_the_browser(learner: Actor) -> None:
    client = Client()
    attempt = start(client)
    log_in(client, learner)

    client.post("/accounts/logout/")

    assert client.cookies[VISITOR_COOKIE].value == ""
    assert not reads(client, attempt)


def test_production_gives_every_cookie_of_ours_to_this_host_alone() -> None:
    names = ["SESSION", "CSRF", "MESSAGES", "VISITOR", "INTERRUPTED_FORM", "DEVICE"]
    program = (
        "from django.conf import settings as s; import django; django.setup();"
        "from portal.shared.cookies import NamedCookieStorage as m;"
        "from assessments.access import VISITOR_COOKIE as v;"
        f"print(*[getattr(s, name + '_COOKIE_NAME') for name in {names}], m.cookie_name, v,"
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY,"
        "s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE, s.SESSION_COOKIE_DOMAIN, s.CSRF_COOKIE_DOMAIN)"
    )
    environment = {**os.environ, **production_environment()}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    *cookies, session, csrf, session_hidden, csrf_hidden, _lax, _lax_too, domain, csrf_domain = (
        done.stdout.split()
    )
    assert len(cookies) == 8
    assert all(name.startswith("__Host-") for name in cookies)
    assert {session, csrf, session_hidden, csrf_hidden} == {"True"}
    assert {_lax, _lax_too, domain, csrf_domain} == {"Lax", "None"}
