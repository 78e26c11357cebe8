"""A certification with one fact."""

import pytest

from certifications.models import CertificationPage
from tests.certifications.follows.changes import read_again
from tests.factories.pages import fact_row, make_catalogue_page, make_certification


@pytest.fixture
def page() -> CertificationPage:
    made = make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))
    read_again()
    return made
