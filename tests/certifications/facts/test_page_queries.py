"""How many queries a certification's page takes: read before or not, and with more of everything."""

from typing import Any

import pytest
from django.test import Client

from certifications.models import CertificationPage, CommonError, Contradiction, Progression, RecordSource
from certifications.queries.kept import forget_certifications
from tests.factories.pages import COLLECTED_ON, fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db

ADDRESS = "/catalogue/pmp/"
SOURCE: dict[str, Any] = {
    "source_url": "https://www.example.org/exams/pmp/",
    "source_date": "2026",
    "collected_on": COLLECTED_ON,
    "confidence": "low",
}


@pytest.fixture
def page() -> CertificationPage:
    facts = (fact_row(), fact_row("routes.1.experience_months", "36"))
    coverage = {"Project work": "core", "Recurring workflows": "none"}
    return make_certification(make_catalogue_page(), slug="pmp", coverage=coverage, facts=facts)


def shown(client: Client) -> str:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    return response.content.decode()


def test_page_takes_few_queries_and_no_more_for_more_of_everything(
    client: Client, page: CertificationPage, kept_advice: None
) -> None:
    def make_more(count: int) -> None:
        have = page.facts.count()
        for number in range(have, have + count):
            fact_row("validates", f"Statement {number}", page=page).save()
            Contradiction.objects.create(page=page, topic=str(number), claims="a\nb", **SOURCE)
            CommonError.objects.create(page=page, wrong=str(number), better="x")
            RecordSource.objects.create(page=page, reference=str(number), quality="weak")
            Progression.objects.create(start="pmp", end=f"ext:{number}", kind="waives", live=True, **SOURCE)
            make_certification(page.get_parent().specific, slug=f"other-{number}", issuer=f"Issuer {number}")

    def read() -> str:
        # Rows that are added behind the page's back reach it by this alone.
        forget_certifications()
        return shown(client)

    assert assert_queries_do_not_grow(make_more, read) <= 25
    assert f"Statement {page.facts.count() - 1}" in read()


def test_page_that_nobody_read_before_takes_few_queries(
    client: Client, page: CertificationPage, kept_advice: None
) -> None:
    assert count_queries(lambda: client.get(ADDRESS)) <= 25


def test_page_made_from_the_catalogue_in_memory_takes_fewer(client: Client, kept_catalogue: None) -> None:
    assert count_queries(lambda: client.get(ADDRESS)) <= 20


def test_page_for_somebody_signed_in_takes_few_queries_once_it_was_rendered(
    learner: Actor, page: CertificationPage, settings: Any, kept_advice: None
) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    cold = count_queries(lambda: learner.client.get(ADDRESS))
    warm = count_queries(lambda: learner.client.get(ADDRESS))

    # Two of them for the name in the header: the session, and who it is.
    assert cold <= 25
    assert warm <= 10
