"""Two facts of a page, and the list that asks for them to be checked."""

from datetime import date

import pytest

from certifications.models import CataloguePage, CertificationPage
from tests.factories.pages import fact_row, make_catalogue_page, make_certification

LIST = "/admin/reports/catalogue/facts/"


@pytest.fixture
def catalogue() -> CataloguePage:
    return make_catalogue_page()


@pytest.fixture
def page(catalogue: CataloguePage) -> CertificationPage:
    return make_certification(
        catalogue,
        facts=(
            fact_row(collected_on=date(2026, 5, 1)),
            fact_row("exam.minutes", "240", collected_on=date(2024, 5, 1)),
        ),
    )
