"""Passwords: which are refused, what counts of them, how they are kept, and what a new one does not pass."""

import pytest
from django.conf import global_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from portal.settings import base
from portal.users.password_words import SITE_WORDS
from portal.users.roles import EDITORS
from tests.support.cast import add_second_factor, make_person
from tests.support.mailbox import link_in_mail
from tests.support.repository import ROOT

NEW_PASSWORD = "Long-enough-9"


@pytest.mark.parametrize(
    "password", ["Certification2026!", "learning-portal", "ProjectManager1", "admin_admin"]
)
def test_words_of_the_site_make_no_password(password: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        validate_password(password)

    assert "easy to guess on this site" in " ".join(refusal.value.messages)


@pytest.mark.parametrize(
    "password", ["portal of the blue heron", "work portal editor project learner", "Zertifikat-Elch-7"]
)
def test_other_words_beside_them_or_many_of_them_do(password: str) -> None:
    validate_password(password)


def test_the_words_that_no_password_is_made_of_are_told() -> None:
    document = " ".join((ROOT / "docs/security.md").read_text().split())

    assert SITE_WORDS in document


@pytest.mark.django_db
def test_a_long_password_counts_to_its_last_character(client: Client) -> None:
    long = "ä b" * 42 + "é9"
    assert len(long) == 128
    person = make_person("anna@example.org")
    person.set_password(long)
    person.save()

    client.post("/accounts/login/", {"login": "anna@example.org", "password": long[:-1]})
    assert "_auth_user_id" not in client.session
    client.post("/accounts/login/", {"login": "anna@example.org", "password": long})
    assert "_auth_user_id" in client.session


@pytest.mark.django_db
def test_a_reset_does_not_pass_the_second_factor(client: Client) -> None:
    person = make_person("editor@example.org", role=EDITORS)
    add_second_factor(person)
    client.post("/accounts/password/reset/", {"email": "editor@example.org"})
    form = client.get(link_in_mail(), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD})

    assert client.get("/admin/").status_code == 302
    answer = client.post("/accounts/login/", {"login": "editor@example.org", "password": NEW_PASSWORD})
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/admin/").status_code == 302


def test_passwords_are_hashed_by_a_slow_function() -> None:
    assert not hasattr(base, "PASSWORD_HASHERS"), "Django’s own list holds, which grows with its releases"
    assert global_settings.PASSWORD_HASHERS[0].endswith("PBKDF2PasswordHasher")
    assert PBKDF2PasswordHasher.iterations >= 600_000


@pytest.mark.django_db
def test_no_account_comes_with_the_portal() -> None:
    assert not get_user_model().objects.exists()


@pytest.mark.django_db
def test_a_weak_password_is_refused_in_one_sentence(client: Client) -> None:
    data = {"email": "anna@example.org", "password1": "1234567"}
    page = client.post("/accounts/signup/", data).content.decode()
    # In the summary and at the field.
    assert page.count("This password") == 2


def test_password_manager_finds_where_passwords_are_changed(client: Client) -> None:
    response = client.get("/.well-known/change-password")

    assert (response.status_code, response["Location"]) == (302, "/accounts/password/change/")
