"""Limits on wrong passwords: they slow down guessing, and no stranger can turn them against an owner."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.support.cast import PASSWORD, make_person
from tests.support.mailbox import link_in_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("counted_in_table")]

OWNER = "anna@example.org"
HOME = "192.0.2.1"


@pytest.fixture(autouse=True)
def _owner(db: None) -> None:
    make_person(OWNER)


def try_password(password: str, *, address: str, client: Client | None = None, email: str = OWNER) -> Any:
    form = {"login": email, "password": password}
    return (client or Client()).post("/accounts/login/", form, REMOTE_ADDR=address)


def signed_in(answer: Any) -> bool:
    return bool(answer.status_code == 302)


def told_to_wait(answer: Any) -> bool:
    return "Too many failed attempts. Wait five minutes, or reset your password" in answer.content.decode()


def guess_from_many_networks(times: int) -> Any:
    """As a stranger with a botnet does: few tries from each network."""
    for number in range(times):
        answer = try_password("wrong", address=f"203.0.113.{number // 4}")
    return answer


def test_guessing_from_one_address_is_stopped_after_five_tries() -> None:
    for _time in range(5):
        assert not told_to_wait(try_password("wrong", address="203.0.113.9"))
    assert told_to_wait(try_password(PASSWORD, address="203.0.113.9"))


def test_stranger_cannot_lock_the_owner_out_from_another_address() -> None:
    for _time in range(9):
        try_password("wrong", address="203.0.113.9")
    assert signed_in(try_password(PASSWORD, address=HOME))


def test_guessing_from_many_addresses_is_stopped_for_browsers_that_the_account_does_not_know(
    settings: Any,
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login_failed_everywhere": "6/d/key"}
    browser = Client()
    assert signed_in(try_password(PASSWORD, address=HOME, client=browser))
    browser.post("/accounts/logout/")

    assert told_to_wait(guess_from_many_networks(7))
    assert told_to_wait(try_password(PASSWORD, address="198.51.100.1"))
    assert signed_in(try_password(PASSWORD, address="198.51.100.2", client=browser))


def test_new_password_by_mail_opens_a_new_browser_again(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login_failed_everywhere": "6/d/key"}
    guess_from_many_networks(7)
    browser, password = Client(REMOTE_ADDR=HOME), "Another-long-1"
    browser.post("/accounts/password/reset/", {"email": OWNER})
    form = browser.get(link_in_mail(), follow=True)
    browser.post(form.request["PATH_INFO"], {"password1": password})

    assert signed_in(try_password(password, address=HOME, client=browser))


def test_known_browser_cannot_guess_without_end_either() -> None:
    browser = Client()
    try_password(PASSWORD, address=HOME, client=browser)
    browser.post("/accounts/logout/")
    for _time in range(5):
        try_password("wrong", address=HOME, client=browser)

    assert told_to_wait(try_password(PASSWORD, address=HOME, client=browser))


@pytest.mark.parametrize("cookie", ["own", "forged", "rubbish"])
def test_cookie_of_another_account_or_of_nobody_is_worth_nothing(cookie: str, settings: Any) -> None:
    make_person("mallory@example.org")
    browser = Client()
    if cookie == "own":
        try_password(PASSWORD, address="203.0.113.9", client=browser, email="mallory@example.org")
        browser.post("/accounts/logout/")
    else:
        browser.cookies[settings.DEVICE_COOKIE_NAME] = "a:b:c" if cookie == "forged" else "é" * 9
    for _time in range(5):
        try_password("wrong", address="203.0.113.9", client=browser)

    assert told_to_wait(try_password(PASSWORD, address="203.0.113.9", client=browser))
    assert signed_in(try_password(PASSWORD, address=HOME))


def test_cookie_names_nobody_and_is_for_the_server_alone(settings: Any) -> None:
    cookie = try_password(PASSWORD, address=HOME).cookies[settings.DEVICE_COOKIE_NAME]
    assert "anna" not in cookie.value
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
        True,
        "Lax",
        "/",
        "",
    )


def test_stranger_can_have_five_mails_an_hour_sent_and_each_lets_the_owner_in() -> None:
    answers = [
        Client().post("/accounts/password/reset/", {"email": OWNER}, REMOTE_ADDR=f"203.0.113.{number}")
        for number in range(7)
    ]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429] * 2
    assert len(mail.outbox) == 5
    assert 'name="password1"' in Client().get(link_in_mail(), follow=True).content.decode()


def test_ipv6_network_counts_as_one_client() -> None:
    for number in range(5):
        try_password("wrong", address=f"2001:db8:1:20{number}::1")
    assert told_to_wait(try_password(PASSWORD, address="2001:db8:1:2ff:ffff::1"))
    assert signed_in(try_password(PASSWORD, address="2001:db8:1:300::1"))


def test_spoofed_header_gives_no_fresh_tries() -> None:
    for number in range(6):
        answer = Client(headers={"X-Forwarded-For": f"198.51.100.{number}"}).post(
            "/accounts/login/", {"login": OWNER, "password": "wrong"}, REMOTE_ADDR="203.0.113.9"
        )
    assert told_to_wait(answer)
