"""Signing up, the second factor, passkeys: in a real browser, under the strict policy."""

from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.support.authenticator_app import still_clock, totp_code
from tests.support.browser import THEMES, WIDTHS, OpenPage, PageOpener, browser_tests
from tests.support.mailbox import code_in_mail

__all__ = ["still_clock"]
pytestmark = [browser_tests, pytest.mark.usefixtures("still_clock")]

EMAIL, PASSWORD = "anna@example.org", "Long-enough-9"
SEND = "main form button[type=submit]"


def sign_up(page: Page) -> None:
    page.goto("/accounts/signup/?next=/accounts/2fa/")
    page.fill("#id_email", EMAIL)
    page.fill("#id_password1", PASSWORD)
    page.click(SEND)
    page.fill("#id_code", code_in_mail())
    page.click(SEND)


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    page.fill("#id_login", EMAIL.upper())
    page.fill("#id_password", PASSWORD)
    page.click(SEND)
    # A button that a script works does nothing before its script is there.
    page.wait_for_load_state()


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.click(SEND)


def set_up_app(page: Page) -> tuple[str, list[str]]:
    """Set up an authenticator app; returns its secret and the recovery codes."""
    page.goto("/accounts/2fa/totp/activate/")
    page.fill("#id_password", PASSWORD)
    page.click(SEND)
    secret = page.input_value("#authenticator_secret")
    page.fill("#id_code", totp_code(secret))
    page.click(SEND)
    return secret, page.locator("main code").all_inner_texts()


def path(page: Page) -> str:
    return str(page.evaluate("location.pathname"))


def add_device_with_passkeys(page: Page) -> None:
    """Let the browser have a device that keeps passkeys and always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_typed_password_is_shown_and_hidden_again_and_the_browser_tells_its_zone(
    open_page: PageOpener,
) -> None:
    page = open_page("/accounts/signup/").page
    zone = page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    page.fill("#id_password1", PASSWORD)
    page.get_by_role("button", name="Show password").click()
    expect(page.locator("#id_password1")).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide password").click()
    expect(page.locator("#id_password1")).to_have_attribute("type", "password")
    assert page.input_value("#id_time_zone") == zone


@pytest.mark.parametrize("javascript", [True, False])
def test_a_person_signs_up_and_signs_in_with_an_app_and_with_a_recovery_code(
    javascript: bool, open_page: PageOpener
) -> None:
    opened = open_page("/accounts/login/", javascript=javascript)
    page = opened.page
    sign_up(page)
    secret, codes = set_up_app(page)
    assert len(codes) == 10
    for code in (totp_code(secret), codes[0]):
        sign_out(page)
        sign_in(page)
        page.fill("#id_code", code)
        page.click(SEND)
        page.wait_for_url("**/accounts/")
    assert [complaint for complaint in opened.complaints if "404" not in complaint] == []


def test_a_person_signs_in_with_a_passkey(open_page: PageOpener) -> None:
    opened = open_page("/accounts/login/")
    page = opened.page
    sign_up(page)
    add_device_with_passkeys(page)
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("#id_password", PASSWORD)
    page.click(SEND)
    page.wait_for_load_state()
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/accounts/2fa/recovery-codes/")
    sign_out(page)
    sign_in(page)
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/accounts/")
    assert [complaint for complaint in opened.complaints if "404" not in complaint] == []


def test_a_passkey_that_fails_is_said_on_the_page(open_page: PageOpener) -> None:
    page = open_page("/accounts/login/").page
    sign_up(page)
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("#id_password", PASSWORD)
    page.click(SEND)
    page.wait_for_load_state()
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new Error('cancelled')) }")
    page.click("#mfa_webauthn_add")
    page.wait_for_selector("#passkey-failed:not([hidden])")


def check_looks(opened: OpenPage) -> None:
    for theme, width in product(THEMES, WIDTHS):
        opened.show(theme=theme, width=width)
        assert not opened.is_wider_than_window(), (opened.page.url, width)
        assert opened.accessibility_report() == "", (opened.page.url, theme, width)


def test_pages_on_the_way_in_are_accessible_and_fit(open_page: PageOpener) -> None:
    opened = open_page("/accounts/signup/")
    for address in ("/accounts/signup/", "/accounts/login/", "/accounts/password/reset/"):
        opened.page.goto(address)
        check_looks(opened)
    opened.page.goto("/accounts/signup/")
    opened.page.click(SEND)
    expect(opened.page.locator(".error-summary")).to_be_focused()
    check_looks(opened)


def test_pages_of_ones_own_are_accessible_and_fit(open_page: PageOpener) -> None:
    opened = open_page("/accounts/login/")
    sign_up(opened.page)
    check_looks(opened)
    set_up_app(opened.page)
    check_looks(opened)
    own = ("profile/", "data/", "data/erase/", "email/", "password/change/", "2fa/", "2fa/totp/deactivate/")
    for address in (*own, "sessions/", "logout/"):
        opened.page.goto(f"/accounts/{address}")
        check_looks(opened)
