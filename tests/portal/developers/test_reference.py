"""The reference says of every operation what it needs and what it takes, and is made once."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.developers import reference
from portal.developers.guides import EXAMPLE_ADDRESS
from portal.developers.reference import operation_group, operation_groups
from portal.developers.shapes import named_shape
from portal.shared.rest.promise import promised_description

pytestmark = pytest.mark.django_db


def text_of(name: str) -> str:
    """What the page says of an operation, without its members."""
    return next(one.text for group in operation_groups() for one in group.operations if one.name == name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("certifications_list", "No token needed."),
        ("attempts_create", "No token needed. You may send an access token with the scope"),
        ("outcomes_plan", "or an <code>Attempt-Token</code>."),
        ("attempts_answer", "or an <code>Attempt-Token</code>."),
        ("attempts_claim", "and an <code>Attempt-Token</code>."),
        ("drafts_list", "Needs an access token with the scope <code>drafts:read</code>"),
        ("tokens_current", "Needs an access token."),
    ],
)
def test_operation_says_what_it_needs(name: str, words: str) -> None:
    assert words in text_of(name)


def test_only_what_needs_nothing_is_open_in_the_description() -> None:
    paths = promised_description()["paths"]

    assert paths["/api/v1/outcomes/"]["get"]["security"] == [
        {"accessToken": ["outcomes:read"]},
        {"session": []},
        {"attemptToken": []},
    ]
    assert {} in paths["/api/v1/attempts/"]["post"]["security"]
    assert promised_description()["servers"] == [{"url": "/"}]


def test_group_is_made_once_and_an_unknown_one_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert operation_group("attempts") is operation_group("attempts")

    monkeypatch.setattr(reference, "_group", None)
    assert operation_group("nothing") is None


def test_values_stand_once_with_their_meanings() -> None:
    rows = dict(named_shape("AttemptStatus").values)
    plain = named_shape("HolderEnum")

    assert rows == {
        "open": "Answers can be saved.",
        "submitted": "The answers are final; there is an outcome.",
    }
    assert plain.values == (("learner", ""), ("anonymous", ""))
    assert (plain.kind, plain.text) == ("string", "")


def test_page_lists_its_operations_and_says_which_page_it_is() -> None:
    url = reverse("developers:group", args=["attempts"])
    text = Client().get(url).text

    for operation in next(group for group in operation_groups() if group.tag == "attempts").operations:
        assert f'<a href="#{operation.anchor}"><code><b>{operation.method}</b>' in text
    assert f'<a href="{url}" aria-current="page">Attempts</a>' in text
    assert f'<a href="{reverse("developers:reference")}">API reference</a>' in text
    assert "* <code>" not in text


def test_guides_show_the_address_of_this_site(settings: object) -> None:
    settings.BASE_URL = "https://advice.example.net"  # type: ignore[attr-defined]
    text = Client().get(reverse("developers:guide", args=["mcp"])).text

    assert "https://advice.example.net/mcp" in text
    assert EXAMPLE_ADDRESS not in text


def test_description_that_has_not_changed_is_not_sent_again() -> None:
    first = Client().get("/api/v1/schema/")
    again = Client().get("/api/v1/schema/", headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code) == (200, 304)
