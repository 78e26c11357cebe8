"""Without a provider nobody signs in by single sign-on, and what it once held is still shown and erased."""

import json

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import connection

from portal.users.personal_data import export_personal_data
from portal.users.services.erase_person import erase_person
from tests.support.cast import Actor

ROUTES = (
    *("3rdparty/", "3rdparty/signup/", "3rdparty/login/cancelled/", "3rdparty/login/error/"),
    *("social/signup/", "social/connections/", "oidc/sso/login/", "oidc/sso/login/callback/"),
)


@pytest.fixture
def connected(learner: Actor) -> Actor:
    """Somebody who signed in by a provider while there was one."""
    told = {"sub": "4711", "email": "at-work@example.org"}
    SocialAccount.objects.create(user=learner.person, provider="sso", uid="4711", extra_data=told)
    return learner


def test_the_connection_is_in_the_copy_of_data_after_the_provider_is_gone(connected: Actor) -> None:
    assert not settings.SINGLE_SIGN_ON
    told = json.dumps(export_personal_data(connected.person)["single_sign_on"])
    assert "4711" in told
    assert "at-work@example.org" in told


def test_a_connected_person_can_be_erased_after_the_provider_is_gone(connected: Actor) -> None:
    erase_person(connected.person)
    connection.check_constraints()
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("route", ROUTES)
def test_no_address_of_single_sign_on_is_there_without_a_provider(visitor: Actor, route: str) -> None:
    assert visitor.client.get(f"/accounts/{route}").status_code == 404
    assert visitor.client.post(f"/accounts/{route}").status_code == 404


def test_the_sign_in_page_has_no_button_without_a_provider(visitor: Actor) -> None:
    page = visitor.client.get("/accounts/login/")
    assert page.status_code == 200
    assert "/oidc/" not in page.text
