"""The preview panel of the editor shows the page, and its checks read what it shows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.urls import reverse
from playwright.sync_api import Page as Window
from playwright.sync_api import expect
from wagtail.models import Page

from assessments.models import Assessment
from portal.users.roles import EDITORS
from tests.builders.short_instrument import make_document
from tests.factories.articles import (
    make_article,
    make_article_index,
    make_comparison_page,
    make_corrections_page,
    make_information_page,
)
from tests.factories.pages import make_catalogue_page, make_certification, make_home_page
from tests.support import declarations
from tests.support.browser import PageOpener, browser_tests
from tests.support.cast import PASSWORD, make_person

pytestmark = browser_tests

EDITOR = "editor@example.org"
# Stands on every page, and has no text.
FAULT = '<a class="planted" href="#content"></a>'


def make_pages() -> list[Page]:
    home = make_home_page()
    catalogue, index = make_catalogue_page(home), make_article_index(home)
    make: list[Callable[[], Page]] = [
        lambda: make_certification(catalogue),
        lambda: make_article(index),
        lambda: make_comparison_page(home),
        lambda: make_corrections_page(home),
        lambda: make_information_page(home),
    ]
    return [home, catalogue, index, *(each() for each in make)]


def plant_fault(settings: Any, folder: Path) -> None:
    """Put a faulty template before the site's own."""
    (folder / "components").mkdir()
    (folder / "components" / "skip_link.html").write_text(FAULT)
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [folder, *engine["DIRS"]]}]


def sign_in(window: Window) -> None:
    window.get_by_label("Email address").fill(EDITOR)
    window.get_by_label("Password").fill(PASSWORD)
    window.get_by_role("button", name="Sign in").click()
    expect(window.get_by_role("link", name="Images").first).to_be_visible()


def test_panel_shows_every_page_type_and_assessments_and_its_checks_find_a_planted_fault(
    open_page: PageOpener, settings: Any, tmp_path: Path
) -> None:
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    make_person(EDITOR, role=EDITORS)
    pages = make_pages()
    assert {type(page) for page in pages} == set(declarations.own_page_types())
    draft = Assessment.objects.create(title="Short", definition=json.dumps(make_document()))
    forms = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages]
    forms.append(reverse("wagtailsnippets_assessments_assessment:edit", args=[draft.pk]))
    plant_fault(settings, tmp_path)
    opened = open_page("/admin/")
    sign_in(opened.page)

    for form in forms:
        opened.page.goto(form)
        opened.page.get_by_role("button", name="Toggle checks").click()
        expect(opened.page.locator("[data-content-checker-name]")).to_have_text(["Link text is empty"])
        expect(opened.page.locator("[data-content-word-count]")).not_to_have_text("-")
        frame = opened.page.frame_locator("#w-preview-iframe")
        expect(frame.locator("main h1")).not_to_be_empty()
    assert [line for line in opened.complaints if "frame" in line.lower()] == []
