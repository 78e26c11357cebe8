"""The log of corrections as it is served."""

from datetime import date

import pytest
from django.test import Client

from certifications.corrections.presenters.corrections import ROWS_A_PAGE
from tests.factories.articles import make_correction, make_corrections_page
from tests.factories.pages import make_catalogue_page, make_certification, make_home_page
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

ADDRESS = "/corrections/"


def text_of(client: Client, address: str = ADDRESS) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_row_shows_old_value_new_value_source_and_date(client: Client) -> None:
    home = make_home_page()
    make_corrections_page(home)
    page = make_certification(make_catalogue_page(home), slug="pmp")
    make_correction(certification=page.translation_key)

    html = text_of(client)

    assert '<a href="/catalogue/pmp/">Project Management Professional</a>: Questions' in html
    assert "<del>200</del>" in html
    assert "<ins>180</ins>" in html
    assert 'href="https://www.example.org/exams/pmp/"' in html
    assert "22 November 2026" in html


def test_certifications_in_a_row_have_their_names(client: Client) -> None:
    home = make_home_page()
    make_corrections_page(home)
    make_certification(make_catalogue_page(home), slug="csm", title="Certified ScrumMaster")
    key = "routes.1.certs_required"
    make_correction(key=key, old_value="any of: csm; capm (v2)", new_value="all of: csm")

    html = text_of(client)

    assert "<del>one of these: Certified ScrumMaster; capm (v2)</del>" in html
    assert "<ins>Certified ScrumMaster</ins>" in html


def test_correction_outlives_its_certification_and_may_remove_a_value(client: Client) -> None:
    make_corrections_page()
    make_correction(certification_name="Gone", new_value="", source_url="", source_note="A letter")

    html = text_of(client)

    assert "Gone: Questions" in html
    assert "unknown; the fact was removed" in html
    assert "A letter" in html


def test_log_without_corrections_says_so(client: Client) -> None:
    make_corrections_page()

    assert "No corrections yet" in text_of(client)


def test_latest_correction_comes_first_and_long_logs_have_pages(client: Client) -> None:
    make_corrections_page()
    make_correction(certification_name="Oldest", corrected_on=date(2025, 1, 1))
    for _each in range(ROWS_A_PAGE):
        make_correction()

    assert "Oldest" not in text_of(client)
    assert "Oldest" in text_of(client, f"{ADDRESS}?page=2")
    assert text_of(client, f"{ADDRESS}?page=nonsense") == text_of(client)


def test_log_takes_as_many_queries_for_many_corrections_as_for_few(client: Client) -> None:
    home = make_home_page()
    make_corrections_page(home)
    catalogue = make_catalogue_page(home)

    def make_more(count: int) -> None:
        for _each in range(count):
            make_correction(certification=make_certification(catalogue).translation_key)

    assert_queries_do_not_grow(make_more, lambda: client.get(ADDRESS))
