"""Whoever names a state of what they read is told when there is another, in words."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.support.cast import Actor

pytestmark = pytest.mark.django_db
ISSUERS = "/api/v1/issuers/"


@pytest.mark.parametrize("seconds", [0, 60])
@pytest.mark.parametrize(
    "header",
    [
        {"If-Match": '"another"'},
        {"If-Match": '"\x00", "x"'},
    ],
)
def test_another_state_is_a_problem_that_names_the_present_one(
    settings: Settings, header: dict[str, str], seconds: int
) -> None:
    settings.PAGE_CACHE_SECONDS = seconds
    present = Client().get(ISSUERS)["ETag"].removeprefix("W/")

    refused = Client().get(ISSUERS, headers=header)

    assert (refused.status_code, refused["Content-Type"]) == (412, "application/problem+json")
    assert refused.json()["detail"] == "It has changed since you read it"
    assert refused["ETag"] == present
    assert "public" not in refused.get("Cache-Control", "")


def test_change_since_a_day_is_a_problem_too(learner: Actor) -> None:
    long_ago = {"If-Unmodified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}

    refused = learner.client.get("/api/v1/changes/", headers=long_ago)

    assert (refused.status_code, refused["Content-Type"]) == (412, "application/problem+json")


def test_the_present_state_is_answered() -> None:
    present = Client().get(ISSUERS)["ETag"]

    assert Client().get(ISSUERS, headers={"If-Match": present}).status_code == 200
    assert Client().get(ISSUERS, headers={"If-Match": "*"}).status_code == 200
