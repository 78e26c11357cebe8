"""Kept pages know the parameters that they depend on, and no others."""

from functools import partial

import pytest
from django.test import Client
from pytest_django import Settings

from certifications.corrections.presenters.corrections import ROWS_A_PAGE
from tests.factories.articles import make_comparison_page, make_correction, make_corrections_page
from tests.factories.pages import make_catalogue_page, make_certification, make_home_page
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def test_every_parameter_of_a_public_page_makes_another_page_and_a_made_up_one_none(
    settings: Settings,
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    home = make_home_page()
    catalogue = make_catalogue_page(home)
    make_certification(catalogue)
    for _ in range(ROWS_A_PAGE + 1):
        make_correction()
    reader = Client()
    for page, query in (
        (catalogue, "q=nothing-of-this-name"),
        (catalogue, "sort=level"),
        (catalogue, "level=unknown"),
        (catalogue, "price=unknown"),
        (catalogue, "currency=XYZ"),
        (catalogue, "member=perhaps"),
        (make_corrections_page(home), "page=2"),
        (make_comparison_page(home), "differences=only"),
    ):
        plain = reader.get(page.url).content
        assert reader.get(f"{page.url}?{query}").content != plain, query
        assert reader.get(page.url).content == plain
        assert reader.get(f"{page.url}?utm_source=somewhere").content == plain
        assert count_queries(partial(reader.get, f"{page.url}?utm_source=elsewhere")) == 0
