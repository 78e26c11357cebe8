from uuid import uuid4

import pytest

from certifications.corrections.services.report_error import UnknownFactError, report_error
from certifications.models import CertificationPage, FactReport
from tests.factories.pages import fact_row, make_catalogue_page, make_certification

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> CertificationPage:
    return make_certification(make_catalogue_page(), facts=(fact_row(),))


def send(page: CertificationPage, *, key: str = "exam.questions") -> FactReport:
    return report_error(page.translation_key, key, message="It is 150 now.", source_url="")


def test_report_holds_what_the_published_page_shows(page: CertificationPage) -> None:
    page.facts.first().value = "999"
    page.title = "Draft of another name"
    page.save_revision()

    report = send(page)

    assert report.stated_value == "180 questions"
    assert report.certification_name == "Project Management Professional"
    assert report.state == "open"


def test_all_statements_of_one_key_are_held(page: CertificationPage) -> None:
    page.facts.add(fact_row(value="200"))
    page.save_revision().publish()

    assert send(page).stated_value == "180 questions\n200 questions"


def test_unknown_certification_key_and_unpublished_page_are_refused(page: CertificationPage) -> None:
    with pytest.raises(UnknownFactError):
        send(page, key="exam.minutes")
    with pytest.raises(UnknownFactError):
        report_error(uuid4(), "exam.questions", message="x", source_url="")
    page.unpublish()
    with pytest.raises(UnknownFactError):
        send(page)
    assert not FactReport.objects.exists()
