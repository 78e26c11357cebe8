"""Programs are answered in the language that they ask for, whichever layer answers."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from portal.shared.rest.scopes import Scope
from tests.factories.assessments import make_outcome
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.factories.tokens import bearer, make_access_token
from tests.support.cast import Actor
from tests.support.message_catalogue import write_catalogue

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"
JSON = "application/json"
GERMAN = {
    "Not found, or not yours": "Hier gibt es nichts für Sie",
    "The API has no such address.": "Die API hat keine solche Adresse.",
    "The address contains an invalid character (NUL).": "Die Adresse hat das Zeichen NUL.",
    "There is no such parameter.": "Diesen Parameter gibt es nicht.",
    "There is no such field.": "Dieses Feld gibt es nicht.",
    "See “errors” for what to change.": "Was zu ändern ist, steht unter „errors“.",
    "This is too large for the site. Send less at a time.": "Das ist zu groß.",
    "We couldn’t read that request.": "Diese Anfrage konnten wir nicht lesen.",
    "Method not allowed here": "Das tut diese Adresse nicht",
    "This access token lacks the scope": "Dieses Token ist dafür nicht gemacht",
    "This is not an access token of this site. It begins with “lpt_”.": "Das ist kein Token dieser Site.",
    "“%(name)s” appears twice in one object.": "„%(name)s“ steht zweimal in einem Objekt.",
    "The body is not UTF-8.": "Der Inhalt ist kein UTF-8.",
    "It has changed since you read it": "Es hat sich geändert, seit Sie es gelesen haben",
    "Stage of your career": "Stufe Ihrer Laufbahn",
    "%(clause)s (%(first)d%% to %(second)d%%).": "%(clause)s (%(first)d %% gegen %(second)d %%).",
    # Singular and plural, as catalogues have them.
    "You answered “%(choice)s” to “%(question)s”, which gives %(points)d point to %(dimension)s.\0"
    "You answered “%(choice)s” to “%(question)s”, which gives %(points)d points to %(dimension)s.": (
        "Auf „%(question)s“ haben Sie „%(choice)s“ geantwortet: ein Punkt für %(dimension)s.\0"
        "Auf „%(question)s“ haben Sie „%(choice)s“ geantwortet: %(points)d Punkte für %(dimension)s."
    ),
}


@pytest.fixture(autouse=True)
def _second_language(settings: Settings, tmp_path: Path) -> None:
    """The site in English and German, of which a few sentences of ours and all of Django's are there."""
    write_catalogue(tmp_path, "de", GERMAN)
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]


def told(response: Any) -> str:
    """All sentences of a refusal, which says its language and on what that depends."""
    document: dict[str, Any] = response.json()
    said = [document["title"], document["detail"], *(one["detail"] for one in document.get("errors", ()))]
    return f"{response['Content-Language']}: {' '.join(said)}"


REFUSALS = {
    "thing that is not there": ("get", "certifications/nothing/", {}, "nichts für Sie"),
    "address that is not there": ("get", "nothing/", {}, "keine solche Adresse"),
    "type of refusal": ("get", "problems/not-found/", {}, "nichts für Sie"),
    "NUL in the address": ("get", "certifications/%00/", {}, "Zeichen NUL"),
    "unknown parameter": ("get", "issuers/?nothing=1", {}, "Diesen Parameter gibt es nicht."),
    "wrong method": ("delete", "issuers/", {}, "Das tut diese Adresse nicht"),
    "wrong token": (
        "get",
        "outcomes/",
        {"headers": {"Authorization": "Bearer x"}},
        "kein Token dieser Site",
    ),
    "wrong host": ("get", "issuers/", {"headers": {"Host": "another.example"}}, "nicht lesen"),
    "missing field": ("post", "attempts/", {"data": {}}, "muss ausgefüllt werden"),
    "unknown field": ("post", "attempts/", {"data": {"x": 1}}, "Dieses Feld gibt es nicht."),
    "name twice": ("post", "attempts/", {"data": '{"x": 1, "x": 2}'}, "„x“ steht zweimal"),
    "no UTF-8": ("post", "attempts/", {"data": b"\xff"}, "kein UTF-8"),
    "too large": ("post", "attempts/", {"data": b" " * 2_000_000}, "Das ist zu groß."),
    "another state": ("get", "issuers/", {"headers": {"If-Match": '"x"'}}, "Es hat sich geändert"),
}


@pytest.mark.parametrize(("method", "address", "sent", "german"), REFUSALS.values(), ids=REFUSALS)
def test_refusal_is_in_the_asked_language(
    method: str, address: str, sent: dict[str, Any], german: str
) -> None:
    def asked(language: str) -> Any:
        headers = {**sent.get("headers", {}), "Accept-Language": language}
        call = getattr(Client(), method)
        return call(f"{ROOT}{address}", content_type=JSON, **{**sent, "headers": headers})

    first, again, other = asked("de-CH, en;q=0.5"), asked("en"), asked("xx")

    assert told(first).startswith("de: ")
    assert german in told(first)
    assert told(again).startswith("en-gb: ")
    assert german not in told(again)
    # Of a language that the site does not have, they get its own.
    assert told(other) == told(again)
    assert all("accept-language" in answer["Vary"].lower() for answer in (first, again, other))


def test_missing_scope_is_told_in_the_asked_language(learner: Actor) -> None:
    _token, text = make_access_token(learner.person, Scope.ATTEMPTS_WRITE)

    response = Client().get(f"{ROOT}outcomes/", headers={**bearer(text), "Accept-Language": "de"})

    assert response.status_code == 403
    assert "dafür nicht gemacht" in told(response)


def test_reasons_of_an_outcome_are_in_the_asked_language(learner: Actor) -> None:
    _token, text = make_access_token(learner.person, Scope.OUTCOMES_READ)
    address = f"{ROOT}outcomes/{make_outcome(learner=learner.person).submission.public_id}/"

    german, english = (
        Client().get(address, headers={**bearer(text), "Accept-Language": language})
        for language in ("de", "en")
    )

    said = [" ".join(one["sentence"] for one in answer.json()["reasons"]) for answer in (german, english)]
    assert (german["Content-Language"], english["Content-Language"]) == ("de", "en-gb")
    assert "haben Sie „" in said[0]
    assert "You answered “" in said[1]
    assert german["ETag"] != english["ETag"]


@pytest.mark.parametrize("is_kept", [False, True])
def test_answers_of_two_languages_are_not_mixed(settings: Settings, *, is_kept: bool) -> None:
    settings.PAGE_CACHE_SECONDS = 60 if is_kept else 0
    make_certification(make_catalogue_page(), facts=(fact_row(),))
    address = f"{ROOT}facets/"

    answers = {
        language: Client().get(address, headers={"Accept-Language": language})
        for language in ("en", "de", "en-GB", "de-AT")
    }

    assert [answers[language]["Content-Language"] for language in answers] == ["en-gb", "de", "en-gb", "de"]
    assert answers["en"].content == answers["en-GB"].content
    assert answers["de"].content == answers["de-AT"].content
    assert "Stufe Ihrer Laufbahn" in answers["de"].content.decode()
    assert "Stage of your career" in answers["en"].content.decode()
    assert all("accept-language" in answer["Vary"].lower() for answer in answers.values())
    # What one language has is no good copy of the other.
    stale = Client().get(address, headers={"Accept-Language": "de", "If-None-Match": answers["en"]["ETag"]})
    assert (stale.status_code, stale["Content-Language"]) == (200, "de")


def test_description_says_in_which_language_it_is() -> None:
    response = Client().get(f"{ROOT}schema/", headers={"Accept-Language": "de"})

    assert response["Content-Language"] == "en-gb"


def test_site_of_one_language_varies_by_none(settings: Settings) -> None:
    settings.LANGUAGES = [("en-gb", "English")]

    response = Client().get(f"{ROOT}issuers/", headers={"Accept-Language": "de"})

    assert response["Content-Language"] == "en-gb"
    assert "accept-language" not in response.get("Vary", "").lower()
