"""The published certifications in the memory of the process: read once, and again after a change."""

from datetime import date

import pytest

from certifications.models import CertificationPage
from certifications.queries import published_certifications
from certifications.queries.kept import kept_certifications
from portal.shared import page_cache
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


def test_they_are_what_everybody_may_read_and_read_once(page: CertificationPage) -> None:
    assert kept_certifications() == published_certifications()
    # One query a second at most tells whether anything was published.
    assert count_queries(kept_certifications) <= 1


def test_what_is_published_is_there_at_once(page: CertificationPage) -> None:
    (before,) = kept_certifications()
    page.title = "Renamed"
    page.save_revision().publish(skip_permission_checks=True)
    page_cache.purge()

    (after,) = kept_certifications()
    assert before.title != after.title == "Renamed"


def test_facts_of_another_day_are_read_anew(page: CertificationPage, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept_certifications()
    monkeypatch.setattr("certifications.queries.kept.site_date", lambda: date(2099, 1, 1))

    assert kept_certifications() is not first
