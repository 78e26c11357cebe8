"""A part of a run whose person was signed out while they filled it in."""

import secrets
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from assessments.models import Attempt
from tests.factories.assessments import make_attempt
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

FORM = {
    "answer.share": "operations",
    "answer.planning": "3",
    **{f"revision.{key}": "0" for key in ("share", "planning", "routine")},
}


def address(run: Attempt, section: str = "week") -> str:
    return reverse("assessments:section", args=[run.public_id, section])


def test_form_of_somebody_signed_out_waits_for_them_to_sign_in(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    client = Client()

    response = client.post(address(run), FORM)
    assert response.status_code == 404
    assert f"/accounts/login/?next={address(run)}" in response.text
    run.refresh_from_db()
    assert run.answers == {}

    client.force_login(learner.person)
    text = client.get(address(run)).text
    assert "what you typed before you signed in" in text
    assert 'value="operations" checked' in text
    assert "what you typed before you signed in" not in client.get(address(run)).text


def test_ticks_of_somebody_signed_out_wait_for_them_to_sign_in(learner: Actor) -> None:
    make_certification(make_catalogue_page(), slug="pmp")
    run = make_attempt(learner=learner.person)
    held = address(run, "certifications-held")
    client = Client()
    assert client.post(held, {"held": "pmp"}).status_code == 404

    client.force_login(learner.person)
    text = client.get(held).text
    assert "what you typed before you signed in" in text
    assert 'name="held" value="pmp"' in text


def test_nothing_of_a_form_is_stored_for_an_attempt_that_is_not_there() -> None:
    client = Client()
    for run in (make_attempt(), Attempt(public_id=uuid4())):
        response = client.post(address(run), {**FORM, "x": "y" * 1_000})

        assert response.status_code == 404
        assert "This browser keeps what you just typed for an hour." in response.text
    assert not Session.objects.exists()


def test_form_that_is_longer_than_a_browser_keeps_is_said_not_to_be_kept() -> None:
    response = Client().post(address(make_attempt()), {"share": secrets.token_hex(4_000)})

    assert "was not saved" in response.text
    assert not response.cookies
    assert not Session.objects.exists()


def test_form_that_a_browser_made_up_is_not_taken(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    learner.client.cookies[settings.INTERRUPTED_FORM_COOKIE_NAME] = "made-up:1:of"

    assert "what you typed before you signed in" not in learner.client.get(address(run)).text
