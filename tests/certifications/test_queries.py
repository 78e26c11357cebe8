"""The door of certifications."""

import pytest
from wagtail.models import PageViewRestriction

from certifications.domain.education import Education
from certifications.domain.readings import Readings
from certifications.models import CertificationPage
from certifications.queries import (
    catalogue_url,
    progressions,
    published_certifications,
)
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_progression
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


def test_published_certifications_come_by_name_whatever_their_case() -> None:
    catalogue = make_catalogue_page()
    for title in ("beta", "Alpha", "Gamma"):
        make_certification(catalogue, title=title)

    assert [entry.title for entry in published_certifications()] == ["Alpha", "beta", "Gamma"]


def test_published_certification_has_its_facts_and_its_address() -> None:
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))

    (entry,) = published_certifications()
    assert entry.url == "/catalogue/pmp/"
    assert [fact.key for fact in entry.facts] == ["exam.questions"]


def test_drafts_and_restricted_pages_are_not_published() -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue).unpublish()
    restricted = make_certification(catalogue)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)

    assert published_certifications() == ()


def test_catalogue_url_is_empty_until_a_catalogue_is_published() -> None:
    assert catalogue_url() == "/catalogue/"
    make_catalogue_page().unpublish()
    assert catalogue_url() == ""
    make_catalogue_page().delete()
    assert catalogue_url() == ""


def test_published_certifications_take_as_many_queries_for_many_as_for_few() -> None:
    catalogue = make_catalogue_page()

    def make_more(count: int) -> None:
        for _each in range(count):
            make_certification(catalogue, facts=(fact_row(), fact_row("fees.exam", "USD 675")))

    assert assert_queries_do_not_grow(make_more, published_certifications) <= 6


def test_progressions_lead_from_one_published_certification_to_another() -> None:
    catalogue = make_catalogue_page()
    for slug in ("capm", "pmp", "draft"):
        make_certification(catalogue, slug=slug)
    CertificationPage.objects.get(slug="draft").unpublish()
    make_progression("pmp", "capm", "renews")
    make_progression("capm", "pmp", "waives")
    for start, end in (("ext:degree", "pmp"), ("pmp", "ext:more"), ("draft", "pmp"), ("pmp", "draft")):
        make_progression(start, end)

    assert [(found.start, found.end, found.kind.value) for found in progressions()] == [
        ("capm", "pmp", "waives"),
        ("pmp", "capm", "renews"),
    ]


def test_progressions_take_as_many_queries_for_many_as_for_few() -> None:
    catalogue = make_catalogue_page()

    def make_more(count: int) -> None:
        for _each in range(count):
            start, end = (make_certification(catalogue).slug for _end in range(2))
            make_progression(start, end)

    assert assert_queries_do_not_grow(make_more, progressions) <= 3


def test_words_of_certifications_are_read_by_the_lists_at_hand() -> None:
    make_certification(make_catalogue_page(), facts=(fact_row("routes.1.education", "a good school"),))

    (read,) = published_certifications(Readings(educations={"a good school": Education.BACHELOR}))
    (unread,) = published_certifications(Readings())
    assert [read.facts[0].education, unread.facts[0].education] == [Education.BACHELOR, None]
