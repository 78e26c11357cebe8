"""The catalogue of the demo, imported once, and small ones."""

from collections.abc import Iterator

import pytest

from certifications.fact_base.services import import_fact_base
from certifications.open_data.presenters.dumps import forget_files
from certifications.open_data.queries import forget_open_catalogue
from certifications.queries.advice import forget_advice
from certifications.queries.kept import forget_certifications
from portal.shared import page_cache
from tests.factories.demo_catalogue import real_advice
from tests.factories.pages import make_catalogue_page
from tests.factories.real_catalogue import real_fact_base


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    """Nothing is kept from another test."""
    forget_all()
    yield
    forget_all()


def forget_all() -> None:
    """Read everything again, as other processes do within a second."""
    page_cache.forget_generation()
    for forget in (forget_certifications, forget_advice, forget_open_catalogue, forget_files):
        forget()


@pytest.fixture
def real_catalogue(db: None) -> None:
    """All that the demo publishes of certifications."""
    make_catalogue_page()
    import_fact_base(real_fact_base(), real_advice())
    forget_all()
