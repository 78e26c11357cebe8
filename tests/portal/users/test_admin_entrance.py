"""Wagtail's and Django's own ways in lead to the one sign-in, which asks for the second factor."""

import pytest
from django.urls import reverse

from portal.users.roles import EDITORS, Role
from tests.support.cast import PASSWORD, Actor, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/admin/login/", "/_util/login/"])
def test_other_sign_in_pages_lead_to_ours_and_keep_the_way_back(path: str, visitor: Actor) -> None:
    response = visitor.client.get(f"{path}?next=/admin/pages/")
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/admin/pages/")


@pytest.mark.parametrize("path", ["/admin/login/", "/_util/login/"])
def test_other_sign_in_pages_take_no_password(path: str, visitor: Actor) -> None:
    user = make_person("anna@example.org")
    visitor.client.post(path, {"username": user.email, "password": PASSWORD})
    assert "_auth_user_id" not in visitor.client.session


def test_the_names_of_the_other_pages_lead_there_too() -> None:
    assert reverse("wagtailadmin_login") == "/admin/login/"
    assert reverse("wagtailcore_login") == "/_util/login/"


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_complete",
    ],
)
def test_the_admins_own_password_reset_is_closed(name: str, visitor: Actor) -> None:
    assert visitor.client.get(reverse(name)).status_code == 404


def test_the_admins_own_password_reset_link_is_closed(visitor: Actor) -> None:
    address = reverse("wagtailadmin_password_reset_confirm", kwargs={"uidb64": "MQ", "token": "set-password"})
    assert visitor.client.get(address).status_code == 404


def test_the_admins_account_page_offers_neither_password_nor_address(editor: Actor) -> None:
    page = editor.client.get("/admin/account/").content.decode()
    assert 'name="password-' not in page
    assert 'type="password"' not in page
    assert 'type="email"' not in page


def test_the_admins_account_page_changes_neither_password_nor_address(editor: Actor) -> None:
    editor.client.post(
        "/admin/account/",
        {
            "name_email-first_name": "Eve",
            "name_email-last_name": "X",
            "name_email-email": "eve@example.org",
            "password-old_password": PASSWORD,
            "password-new_password1": "Another-horse-9",
            "password-new_password2": "Another-horse-9",
        },
    )
    editor.person.refresh_from_db()
    assert editor.person.email == "editor@example.org"
    assert editor.person.check_password(PASSWORD)


def test_a_signed_in_member_of_staff_is_taken_through(editor: Actor) -> None:
    response = editor.client.get("/admin/login/?next=/admin/pages/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0].startswith("/admin/pages/")


@pytest.mark.parametrize(("role", "address"), [(EDITORS, "/admin/"), (None, "/accounts/")])
def test_signing_in_leads_staff_to_the_admin_and_others_to_their_account(
    role: Role | None, address: str, visitor: Actor
) -> None:
    person = make_person("anna@example.org", role=role)
    response = visitor.client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})

    assert response["Location"] == address
