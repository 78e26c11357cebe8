from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from certifications.models import CertificationPage, FactReport
from portal.shared.write_limits import BOUNDS, Bounds, Write
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

GIVEN = {"message": "It is 175 since May.", "source_url": "https://www.example.org/outline/", "website": ""}


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


def address(page: CertificationPage, key: str = "exam.questions") -> str:
    return reverse("certifications:report_error", args=[page.translation_key, key])


def test_visitor_sees_what_the_report_is_about(visitor: Actor, page: CertificationPage) -> None:
    response = visitor.client.get(address(page))
    text = response.content.decode()

    assert response.status_code == 200
    assert "180 questions" in text
    assert "example.org/exams/pmp" in text
    assert "no-store" in response["Cache-Control"]


def test_report_is_stored_and_the_reader_thanked(visitor: Actor, page: CertificationPage) -> None:
    response = visitor.client.post(address(page), GIVEN, follow=True)

    (report,) = FactReport.objects.all()
    assert (report.message, report.source_url) == (GIVEN["message"], GIVEN["source_url"])
    assert response.redirect_chain == [
        (reverse("certifications:report_thanks", args=[page.translation_key, "exam.questions"]), 302)
    ]
    assert "Thank you" in response.content.decode()


def test_value_comes_from_the_page_and_not_from_the_reader(visitor: Actor, page: CertificationPage) -> None:
    visitor.client.post(address(page), {**GIVEN, "stated_value": "1", "certification_name": "Mine"})

    (report,) = FactReport.objects.all()
    assert report.stated_value == "180 questions"
    assert report.certification_name == page.title


def test_mistake_is_named_at_the_field_and_nothing_given_is_lost(
    visitor: Actor, page: CertificationPage
) -> None:
    response = visitor.client.post(address(page), {"message": "", "source_url": "not an address"})
    text = response.content.decode()

    assert response.status_code == 200
    assert 'class="error-summary"' in text
    assert "Say in a sentence what is wrong." in text
    assert "This is not a web address. Copy it from your" in text
    assert 'value="not an address"' in text
    assert not FactReport.objects.exists()


def test_program_that_fills_the_trap_is_thanked_and_stored_nowhere(
    visitor: Actor, page: CertificationPage
) -> None:
    response = visitor.client.post(address(page), {**GIVEN, "website": "https://spam.example/"})

    assert response.status_code == 302
    assert not FactReport.objects.exists()


def test_reports_beyond_what_readers_write_are_set_aside_and_then_refused_with_their_text(
    visitor: Actor, page: CertificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BOUNDS, Write.REPORTS, Bounds(usual=1, most=2, open=9, suspect=9, account=9))

    statuses = [visitor.client.post(address(page), GIVEN).status_code for _number in range(2)]
    response = visitor.client.post(address(page), {**GIVEN, "message": "One more thing."})

    assert statuses == [302, 302]
    assert list(FactReport.objects.order_by("pk").values_list("is_suspect", flat=True)) == [False, True]
    assert response.status_code == 429
    assert "One more thing." in response.text
    assert "Too many reports have come in" in response.text
    assert int(response["Retry-After"]) > 0


@pytest.mark.parametrize("name", ["report_error", "report_thanks"])
def test_what_is_not_published_is_not_found(visitor: Actor, page: CertificationPage, name: str) -> None:
    known = page.translation_key
    for certification, key in ((uuid4(), "exam.questions"), (known, "exam.minutes"), (known, "nothing")):
        assert (
            visitor.client.get(reverse(f"certifications:{name}", args=[certification, key])).status_code
            == 404
        )
    page.unpublish()
    there = reverse(f"certifications:{name}", args=[known, "exam.questions"])
    assert visitor.client.get(there).status_code == 404


def test_unpublished_fact_is_not_reported(visitor: Actor, page: CertificationPage) -> None:
    page.unpublish()
    assert visitor.client.post(address(page), GIVEN).status_code == 404
    assert not FactReport.objects.exists()


def test_report_needs_the_forms_token(page: CertificationPage) -> None:
    assert Client(enforce_csrf_checks=True).post(address(page), GIVEN).status_code == 403


def test_number_of_queries_does_not_grow_with_facts(visitor: Actor, page: CertificationPage) -> None:
    few = count_queries(lambda: visitor.client.get(address(page)))
    page.facts = [fact_row(), *(fact_row("exam.minutes", str(number)) for number in range(20))]
    page.save_revision().publish()
    assert count_queries(lambda: visitor.client.get(address(page))) <= few
