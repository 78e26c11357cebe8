"""Links to the payer's page: made, told once, ended; by whose result it is alone."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.access import VISITOR_COOKIE, VISITOR_DAYS, digest_of_token
from assessments.models import AssessmentVersion, Outcome, PayerLink
from assessments.results.services.make_payer_link import LINK_DAYS, MOST_LINKS
from portal.shared.write_limits import BOUNDS, Bounds, Write
from tests.builders.decisions import NEITHER
from tests.factories.assessments import make_outcome
from tests.factories.decisions import OPEN, certified, decided, make_second_edition, serving
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

TOKEN = "t" * 43


@pytest.fixture
def version() -> AssessmentVersion:
    serving((certified("pmp", OPEN), "established"))
    return make_second_edition()


@pytest.fixture
def outcome(learner: Actor, version: AssessmentVersion) -> Outcome:
    return decided(learner.person, version)


def address(outcome: Outcome) -> str:
    return reverse("assessments:payer", args=[outcome.submission.public_id])


def made(client: Client, outcome: Outcome, name: str = "") -> str:
    """The address of a new link, as its owner reads it."""
    response = client.post(address(outcome), {"name": name}, follow=True)
    found = response.text.split('id="new-link" type="text" value="')
    assert len(found) == 2, response.status_code
    return str(found[1].split('"')[0])


def path_of(link: str) -> str:
    return link.removeprefix(settings.BASE_URL)


def test_result_leads_to_it(learner: Actor, outcome: Outcome) -> None:
    result = reverse("assessments:result", args=[outcome.submission.public_id])

    assert f'href="{address(outcome)}"' in learner.client.get(result).text
    assert "Preview" in learner.client.get(address(outcome)).text


def test_address_is_told_once_and_only_its_digest_is_kept(learner: Actor, outcome: Outcome) -> None:
    link = made(learner.client, outcome, "Ada")

    assert link.startswith(settings.BASE_URL)
    token = path_of(link).split("/")[-2]
    row = PayerLink.objects.get()
    assert (row.name, row.digest) == ("Ada", digest_of_token(token))
    again = learner.client.get(address(outcome)).text
    assert token not in again
    assert "with the name Ada" in again
    assert Client().get(path_of(link)).status_code == 200


def test_link_of_an_account_works_for_ninety_days(learner: Actor, outcome: Outcome) -> None:
    made(learner.client, outcome)
    row = PayerLink.objects.get()

    assert row.ends_at - row.made_at == timedelta(days=LINK_DAYS)


def test_link_of_a_browser_works_as_long_as_the_browser_finds_the_result(
    version: AssessmentVersion, visitor: Actor
) -> None:
    then = timezone.now() - timedelta(days=10)
    outcome = decided(None, version, visitor=digest_of_token(TOKEN), now=then)
    visitor.client.cookies[VISITOR_COOKIE] = TOKEN

    link = made(visitor.client, outcome)

    assert Client().get(path_of(link)).status_code == 200
    left = PayerLink.objects.get().ends_at - then
    assert left == timedelta(days=VISITOR_DAYS)


def test_ended_link_opens_nothing_at_once_and_another_can_be_made(learner: Actor, outcome: Outcome) -> None:
    link = made(learner.client, outcome)
    row = PayerLink.objects.get()
    end = reverse("assessments:payer_link_end", args=[outcome.submission.public_id, row.public_id])

    response = learner.client.post(end, follow=True)

    assert "The link has ended" in response.text
    assert Client().get(path_of(link)).status_code == 404
    assert Client().get(path_of(made(learner.client, outcome))).status_code == 200
    # Once more changes nothing.
    assert learner.client.post(end).status_code == 302
    assert PayerLink.objects.count() == 1


def test_others_neither_see_nor_make_nor_end_links(
    learner: Actor, other_learner: Actor, administrator: Actor, version: AssessmentVersion
) -> None:
    outcome, theirs = decided(learner.person, version), decided(other_learner.person, version)
    made(learner.client, outcome)
    row = PayerLink.objects.get()
    end, by_theirs = (
        reverse("assessments:payer_link_end", args=[one.submission.public_id, row.public_id])
        for one in (outcome, theirs)
    )

    for client in (other_learner.client, administrator.client, Client()):
        assert client.get(address(outcome)).status_code == 404
        assert client.post(address(outcome)).status_code == 404
        assert client.post(end).status_code == 404
    # Through a result of their own it is not found either.
    other_learner.client.post(by_theirs)

    assert PayerLink.objects.get() == row


def test_there_is_none_where_the_result_proposes_nothing(learner: Actor, version: AssessmentVersion) -> None:
    for outcome in (decided(learner.person, version, answers=NEITHER), make_outcome(learner=learner.person)):
        result = reverse("assessments:result", args=[outcome.submission.public_id])

        assert address(outcome) not in learner.client.get(result).text
        assert learner.client.get(address(outcome)).status_code == 404
        assert learner.client.post(address(outcome)).status_code == 404


def test_only_a_handful_works_at_a_time(learner: Actor, outcome: Outcome) -> None:
    for _number in range(MOST_LINKS):
        made(learner.client, outcome)

    response = learner.client.post(address(outcome))

    assert response.status_code == 409
    assert "End one to make another." in response.text
    assert PayerLink.objects.count() == MOST_LINKS
    # One that has run out makes room.
    then = timezone.now() - timedelta(days=1)
    PayerLink.objects.filter(pk=PayerLink.objects.earliest("pk").pk).update(
        made_at=then - timedelta(days=90), ends_at=then
    )
    made(learner.client, outcome)


@pytest.mark.parametrize(
    "name",
    [
        "Call 0800 5555",
        "https://example.org",
        "Log in at evil.com now",
        "evil.example",
        "<script>",
        "a" * 61,
        "Ada\nOn",
    ],
)
def test_what_is_no_name_is_refused_in_words(learner: Actor, outcome: Outcome, name: str) -> None:
    response = learner.client.post(address(outcome), {"name": name})

    assert response.status_code == 422
    assert "Please check the following" in response.text
    assert not PayerLink.objects.exists()


@pytest.mark.parametrize(
    "name", ["", "Ana María Núñez", "O’Neil, Anna-Lena", "J. R. Moser", "李小龍", "अनीता"]
)
def test_names_of_all_scripts_are_taken(learner: Actor, outcome: Outcome, name: str) -> None:
    made(learner.client, outcome, name)

    assert PayerLink.objects.get().name == name


def test_flood_of_links_is_refused_with_what_was_typed(
    learner: Actor, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr("portal.shared.write_limits.time.time", lambda: now)
    monkeypatch.setitem(BOUNDS, Write.LINKS, Bounds(usual=9, most=9, open=9, suspect=0, account=1))
    made(learner.client, outcome)

    response: Any = learner.client.post(address(outcome), {"name": "Ada"})

    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert "Your account has sent too many requests in a short time." in response.text
    assert 'value="Ada"' in response.text
    assert PayerLink.objects.count() == 1
