"""Answers saved as they are given, in a real browser: two tabs, offline, an outdated token."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Attempt
from tests.support.browser import PageOpener, browser_tests
from tests.support.cast import PASSWORD, learner_actor
from tests.support.processes import wait_until
from tests.support.taking import FRONT, answer, expect_saved, go_on, hold, make_content, start, stored

pytestmark = browser_tests


@pytest.fixture(autouse=True)
def content(live_site: LiveServer) -> None:
    """What the pages show."""
    make_content()


def test_answer_is_saved_as_it_is_given_and_acknowledged_with_its_zone(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    answer(page, "share", "Half and half")
    expect(page.locator("[data-saving]")).to_contain_text("UTC")

    assert stored("share") == "half"
    page.reload()
    expect(page.get_by_label("Half and half")).to_be_checked()


def test_question_appears_as_soon_as_an_answer_asks_for_it_and_goes_again(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    lead = page.locator('[data-question="lead"]')
    expect(lead).to_have_count(0)
    answer(page, "share", "Projects")
    expect(lead).to_be_visible()
    expect(page.locator("[data-saving]")).to_contain_text("another question")
    answer(page, "share", "Ongoing work")
    expect(lead).to_have_count(0)


def test_two_tabs_never_overwrite_each_other_silently(open_page: PageOpener) -> None:
    first = open_page(FRONT).page
    start(first)
    second = first.context.new_page()
    second.goto(first.url)
    answer(first, "planning", "Agree")
    expect_saved(first)
    answer(second, "planning", "Disagree")
    conflict = second.locator(".conflict")
    expect(conflict).to_contain_text("You answered “Agree” in another tab or device, and “Disagree”")
    assert stored("planning") == "3"

    conflict.get_by_role("button", name="Keep “Disagree”").click()
    expect(conflict).to_have_count(0)
    expect_saved(second)
    assert stored("planning") == "1"
    answer(first, "planning", "Neither")
    first.locator(".conflict").get_by_role("button", name="Use “Disagree”").click()
    expect(first.locator(".conflict")).to_have_count(0)
    expect(first.locator('[data-question="planning"]').get_by_label("Disagree")).to_be_checked()
    assert stored("planning") == "1"


def test_answer_changed_while_the_one_before_is_under_way_is_nobody_elses(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    answer(page, "share", "Ongoing work")
    answer(page, "routine", "Agree")
    expect_saved(page)
    on_the_way_back: list[Callable[[], None]] = []

    def hold(route: Route) -> None:
        response = route.fetch()
        on_the_way_back.append(lambda: route.fulfill(response=response))

    def is_held() -> bool:
        page.wait_for_timeout(20)
        return bool(on_the_way_back)

    page.route("**/answers/planning/", hold, times=1)
    answer(page, "planning", "Agree")
    wait_until(is_held)
    answer(page, "planning", "Disagree")
    go_on(page)
    on_the_way_back.pop()()

    page.wait_for_url(lambda url: not url.endswith("/sections/week/"))
    assert stored("planning") == "1"


def test_without_javascript_two_tabs_are_told_of_each_other(open_page: PageOpener) -> None:
    first = open_page(FRONT, javascript=False).page
    start(first)
    second = first.context.new_page()
    second.goto(first.url)
    for page, choice in ((first, "Agree"), (second, "Disagree")):
        for question in ("planning", "routine"):
            answer(page, question, choice)
        answer(page, "share", "Ongoing work")
        go_on(page)

    expect(
        second.get_by_text("You answered “Agree” in another tab or device, and “Disagree”").first
    ).to_be_visible()
    assert stored("planning") == "3"
    go_on(second)
    assert stored("planning") == "1"


def test_offline_answers_are_kept_and_sent_when_the_connection_is_back(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    page.context.set_offline(True)
    answer(page, "planning", "Agree")
    expect(page.locator("[data-saving]")).to_contain_text("No connection. We’ll keep your answers in")
    go_on(page)
    expect(page.locator("[data-saving]")).to_contain_text("Still no connection. Stay on this page: your")
    assert stored("planning") is None

    page.context.set_offline(False)
    expect_saved(page)
    assert stored("planning") == "3"
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('answers:'))") == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_answer_that_a_busy_site_refused_is_sent_again(open_page: PageOpener, status: int) -> None:
    page = open_page(FRONT).page
    start(page)
    page.route("**/answers/planning/", lambda route: route.fulfill(status=status), times=1)
    answer(page, "planning", "Agree")
    expect(page.locator("[data-saving]")).to_contain_text(
        "We can’t save just now. We’ll keep your answers in"
    )

    expect_saved(page)
    assert stored("planning") == "3"


def test_answer_that_could_not_be_sent_is_sent_by_the_next_visit(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    page.route("**/answers/**", lambda route: route.abort())
    answer(page, "planning", "Agree")
    expect(page.locator("[data-saving]")).to_contain_text("No connection. We’ll keep your answers in")
    page.unroute("**/answers/**")
    page.reload()
    expect_saved(page)

    expect(page.locator('[data-question="planning"]').get_by_label("Agree", exact=True)).to_be_checked()
    assert stored("planning") == "3"


def test_outdated_form_token_is_renewed_without_a_word(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    answer(page, "planning", "Agree")
    expect_saved(page)

    assert stored("planning") == "3"


def test_answer_given_before_the_script_has_come_is_saved_when_it_comes(open_page: PageOpener) -> None:
    page = open_page(FRONT).page
    start(page)
    page.route("**/js/autosave.js", lambda route: answer_first(page, route))
    page.reload(wait_until="commit")
    expect_saved(page)

    assert stored("planning") == "3"


def answer_first(page: Page, route: Route) -> None:
    """Let somebody answer before the script is there."""
    answer(page, "planning", "Agree")
    route.continue_()


@pytest.mark.parametrize(
    ("month", "day", "javascript"), [("06/2027", "2027-06-30", True), ("2.2028", "2028-02-29", False)]
)
def test_month_typed_where_the_browser_knows_no_months_is_taken(
    open_page: PageOpener, month: str, day: str, javascript: bool
) -> None:
    page = open_page(FRONT, javascript=javascript).page
    until = month_of_held(page, "pmp", javascript=javascript)
    until.fill(month)
    if javascript:
        until.blur()
        expect_saved(page)
    else:
        go_on(page)

    assert stored("@held") == [{"slug": "pmp", "expires_on": day}]


@pytest.mark.parametrize(("month", "javascript"), [("13/2027", True), ("06/1907", False)])
def test_what_is_no_month_is_refused_with_and_without_the_script(
    open_page: PageOpener, month: str, javascript: bool
) -> None:
    page = open_page(FRONT, javascript=javascript).page
    until = month_of_held(page, "pmp", javascript=javascript)
    until.fill(month)
    sent = page.url
    go_on(page)

    expect(page.get_by_text("Enter the month as 2027-06.").first).to_be_visible()
    expect(until).to_have_attribute("aria-invalid", "true")
    expect(until).to_have_value(month)
    assert page.url.partition("#")[0] == sent.partition("#")[0]
    assert stored("@held") == [{"slug": "pmp"}]


def month_of_held(page: Page, typed: str, *, javascript: bool) -> Locator:
    """Hold a certification in a browser that knows no months; the field until when it is valid."""
    start(page)
    page.route("**/sections/certifications-held/", without_month_fields)
    page.goto(page.url.replace("/week/", "/certifications-held/"))
    hold(page, typed)
    if not javascript:
        # "Add" leads back to the part by a redirect, which a route never sees: ask for the page anew.
        page.wait_for_url("**/certifications-held/#held-find")
        page.reload()
    until = page.locator(f'[name="until.{typed}"]')
    assert until.get_attribute("type") == "text"
    return until


def without_month_fields(route: Route) -> None:
    """A page as browsers show it that take a month field for one of plain text."""
    response = route.fetch(max_redirects=0)
    route.fulfill(response=response, body=response.text().replace('type="month"', 'type="text"'))


def test_answer_of_somebody_signed_out_is_kept_until_they_sign_in_again(open_page: PageOpener) -> None:
    learner = learner_actor("learner@example.org")
    page = open_page(FRONT).page
    sign_in(page)
    start(page)
    page.context.clear_cookies(name="sessionid")
    answer(page, "planning", "Agree")
    expect(page.locator("[data-saving]")).to_contain_text("you are signed out")
    assert stored("planning") is None

    page.get_by_role("link", name="Sign in and send them").click()
    fill_in_sign_in(page)
    page.wait_for_url("**/sections/week/")
    expect_saved(page)
    assert stored("planning") == "3"
    assert Attempt.objects.get().learner == learner.person


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    fill_in_sign_in(page)
    page.wait_for_url("**/accounts/")


def fill_in_sign_in(page: Page) -> None:
    page.fill("#id_login", "learner@example.org")
    page.fill("#id_password", PASSWORD)
    page.click("main form button[type=submit]")
