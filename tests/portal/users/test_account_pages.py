"""Every account page stands in our layout and obeys the strict content security policy."""

import base64
import re

import pytest

from tests.support.cast import Actor, add_second_factor

pytestmark = pytest.mark.django_db

ENTRANCE = (
    "login/",
    "signup/",
    "inactive/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/done/",
    "password/reset/key/1-set-password/",
)
OWN = ("profile/", "sessions/", "email/", "password/change/", "logout/", "2fa/", "reauthenticate/")
WITH_FACTOR = (
    "2fa/totp/deactivate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "2fa/recovery-codes/generate/",
    "2fa/reauthenticate/",
)
# A script block with a data type is not run, so the policy lets it be.
INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)(?![^>]*type="application/json")|<style|\sstyle=|\son[a-z]+=|javascript:"""
)


def check(actor: Actor, path: str) -> None:
    response = actor.client.get(f"/accounts/{path}")
    page = response.content.decode()
    assert response.status_code == 200, response.get("Location")
    assert INLINE.findall(page) == []
    assert '<main id="content"' in page
    assert page.count("<h1") == 1
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert re.search(r"<title>\s*\S", page)
    assert "placeholder=" not in page.partition("<main")[2]


@pytest.mark.parametrize("path", ENTRANCE)
def test_pages_on_the_way_in(path: str, visitor: Actor) -> None:
    check(visitor, path)


@pytest.mark.parametrize("path", OWN)
def test_pages_of_ones_own(path: str, learner: Actor) -> None:
    check(learner, path)


@pytest.mark.parametrize("path", ["2fa/totp/activate/", "2fa/webauthn/add/"])
def test_pages_that_set_up_a_factor(path: str, learner: Actor) -> None:
    learner.client.post("/accounts/reauthenticate/", {"password": "correct horse battery staple"})
    check(learner, path)


@pytest.mark.parametrize("path", WITH_FACTOR)
def test_pages_that_manage_factors(path: str, editor: Actor) -> None:
    editor.client.post("/accounts/reauthenticate/", {"password": "correct horse battery staple"})
    check(editor, path)


def test_the_page_that_asks_for_the_factor(visitor: Actor, learner: Actor) -> None:
    add_second_factor(learner.person)
    visitor.client.post(
        "/accounts/login/", {"login": learner.person.email, "password": "correct horse battery staple"}
    )
    check(visitor, "2fa/authenticate/")


def test_the_page_that_asks_for_a_code(visitor: Actor) -> None:
    password = "Long-enough-9"
    visitor.client.post("/accounts/signup/", {"email": "a@example.org", "password1": password})
    check(visitor, "confirm-email/")


def test_errors_are_summed_up_and_stand_at_their_fields(visitor: Actor) -> None:
    page = visitor.client.post("/accounts/signup/", {"email": "nonsense"}).content.decode()
    assert 'class="error-summary"' in page
    assert '<a href="#id_email">' in page
    assert 'id="id_email_error"' in page
    assert re.search(
        r'<input[^>]*name="email"[^>]*aria-invalid="true"[^>]*aria-describedby="id_email_error"', page
    )


def test_the_qr_code_stands_on_white_for_the_dark_theme(learner: Actor) -> None:
    learner.client.post("/accounts/reauthenticate/", {"password": "correct horse battery staple"})
    page = learner.client.get("/accounts/2fa/totp/activate/").content.decode()
    encoded = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert encoded is not None
    assert b'fill="white"' in base64.b64decode(encoded.group(1))
