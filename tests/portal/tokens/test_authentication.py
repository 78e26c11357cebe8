"""Who a request of the API is from."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils import timezone
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.shared.rest.scopes import Scope
from portal.tokens.authentication import SessionAuthentication, TokenAuthentication
from portal.tokens.models import AccessToken
from portal.tokens.services.make_token import make_token
from portal.users.models import User
from portal.users.roles import EDITORS
from tests.factories.tokens import bearer, expire, make_access_token
from tests.support.cast import Actor, add_second_factor, make_person, signed_in_client


class WhoView(APIView):
    """Says who asks, and with what."""

    authentication_classes = (TokenAuthentication, SessionAuthentication)
    permission_classes = (IsAuthenticated,)

    def get(self, request: Request) -> Response:
        user, token = request.user, request.auth
        assert isinstance(user, User)
        scopes = sorted(token.scopes) if isinstance(token, AccessToken) else None
        return Response({"who": str(user.public_id), "scopes": scopes})

    post = get


urlpatterns = [path("who/", WhoView.as_view()), path("", include("portal.urls"))]

pytestmark = pytest.mark.urls(__name__)
WRONG_SHAPES = (
    "lpt_",
    "lpt_" + "g" * 64,
    "lpt_" + "0" * 63,
    "0" * 68,
    "lpt_" + "0" * 65,
    "LPT_" + "0" * 64,
    "lpt_" + "\N{ARABIC-INDIC DIGIT ZERO}".encode().decode("latin-1") * 64,
    "a b",
    "\x00",
    "ü" * 5000,
)


INVALID = 'Bearer error="invalid_token"'


def ask(text: str) -> tuple[int, str]:
    """The status and the WWW-Authenticate of an answer to a request with this token."""
    response = Client().get("/who/", headers=bearer(text))
    return response.status_code, response.headers.get("WWW-Authenticate", "")


def test_a_token_says_whose_it_is_and_what_it_is_for(learner: Actor) -> None:
    _token, text = make_access_token(learner.person, Scope.OUTCOMES_READ, Scope.ATTEMPTS_WRITE)

    response = Client().get("/who/", headers=bearer(text))

    assert response.json() == {
        "who": str(learner.person.public_id),
        "scopes": ["attempts:write", "outcomes:read"],
    }


def test_a_request_without_a_token_is_told_which_way_in_there_is(db: None) -> None:
    response = Client().get("/who/")

    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize("text", WRONG_SHAPES, ids=range(len(WRONG_SHAPES)))
def test_what_is_no_token_is_refused_without_a_query(text: str, db: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = Client().get("/who/", headers={"Authorization": f"Bearer {text}"})

    assert (response.status_code, response["WWW-Authenticate"], len(queries)) == (401, INVALID, 0)


@pytest.mark.parametrize("scheme", ["Token ", "", "Basic "])
def test_token_without_the_word_before_it_is_told_which_one(scheme: str, learner: Actor) -> None:
    _token, text = make_access_token(learner.person)

    response = Client().get("/who/", headers={"Authorization": f"{scheme}{text}"})

    assert response.status_code == 401
    assert "Write “Bearer” before the token" in response.json()["detail"]


def test_header_for_somebody_else_is_passed_over(learner: Actor) -> None:
    response = learner.client.get("/who/", headers={"Authorization": "Basic cHJveHk6c2VjcmV0"})

    assert response.json()["who"] == str(learner.person.public_id)


def test_an_unknown_token_is_refused(db: None) -> None:
    assert ask("lpt_" + "0" * 64) == (401, INVALID)


def test_a_token_with_the_visible_prefix_of_another_and_a_wrong_rest_is_refused(learner: Actor) -> None:
    token, text = make_access_token(learner.person)
    wrong = text[:-1] + ("0" if text[-1] != "0" else "1")

    assert wrong.startswith(token.token_key)
    assert ask(wrong) == (401, INVALID)
    assert ask(text)[0] == 200


def test_an_expired_token_is_refused_and_stays_for_its_owner_to_see(learner: Actor) -> None:
    token, text = make_access_token(learner.person)
    expire(token)

    assert ask(text) == (401, INVALID)
    assert AccessToken.objects.filter(pk=token.pk).exists()


def test_a_token_of_somebody_who_may_not_sign_in_is_refused_like_an_unknown_one(learner: Actor) -> None:
    _token, text = make_access_token(learner.person)
    learner.person.is_active = False
    learner.person.save()

    refused = Client().get("/who/", headers=bearer(text))
    unknown = Client().get("/who/", headers=bearer("lpt_" + "0" * 64))

    assert refused.status_code == 401
    assert refused.json() == unknown.json()


def test_the_token_is_stored_nowhere(learner: Actor) -> None:
    token, text = make_access_token(learner.person)

    stored = AccessToken.objects.filter(pk=token.pk).values().get()
    hidden = text.removeprefix(token.token_key)
    assert text.startswith(str(settings.REST_KNOX["TOKEN_PREFIX"]))
    assert not any(hidden in str(value) for value in stored.values())
    # Each digit in hexadecimal is four bits that nobody sees.
    assert len(hidden) * 4 >= 128
    assert TokenAuthentication.SHAPE.fullmatch(text)


def test_a_token_costs_one_query_and_an_update_once_an_hour(learner: Actor) -> None:
    token, text = make_access_token(learner.person)
    other, _text = make_access_token(learner.person)
    expire(other)

    counts = []
    for minutes_ago in (None, 59, 61):
        if minutes_ago is not None:
            used = timezone.now() - timedelta(minutes=minutes_ago)
            AccessToken.objects.filter(pk=token.pk).update(last_used=used)
        with CaptureQueriesContext(connection) as queries:
            assert ask(text)[0] == 200
        counts.append(len(queries))

    assert counts == [2, 1, 2]
    assert AccessToken.objects.get(pk=token.pk).last_used > timezone.now() - timedelta(minutes=1)


def test_a_scope_that_is_no_longer_known_allows_nothing(learner: Actor) -> None:
    token, text = make_access_token(learner.person, Scope.OUTCOMES_READ)
    AccessToken.objects.filter(pk=token.pk).update(scope_names=["outcomes:read", "everything:write"])

    assert Client().get("/who/", headers=bearer(text)).json()["scopes"] == ["outcomes:read"]


def test_a_session_is_the_person_of_it_without_scopes(learner: Actor) -> None:
    assert learner.client.get("/who/").json() == {"who": str(learner.person.public_id), "scopes": None}


def test_a_session_changes_nothing_without_the_token_of_forms(learner: Actor) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = learner.client.cookies

    assert strict.post("/who/").status_code == 403


def test_a_token_needs_no_token_of_forms(learner: Actor) -> None:
    _token, text = make_access_token(learner.person)

    assert Client(enforce_csrf_checks=True).post("/who/", headers=bearer(text)).status_code == 200


def test_a_session_of_staff_that_has_not_shown_the_second_factor_gives_nothing(db: None) -> None:
    person = make_person("late-factor@example.org", role=EDITORS)
    before = signed_in_client(person)
    factor = add_second_factor(person)

    refused = before.get("/who/")

    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Bearer")
    assert signed_in_client(person, factor).get("/who/").status_code == 200


def test_the_service_makes_a_token_that_works(learner: Actor) -> None:
    token, text = make_token(
        learner.person, name="Script", scopes=[Scope.OUTCOMES_READ], lifetime=timedelta(days=30)
    )

    assert ask(text)[0] == 200
    assert token.expiry - token.created < timedelta(days=30, seconds=5)
