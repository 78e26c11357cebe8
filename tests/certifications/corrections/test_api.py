"""The log of corrections and reports of errors as programs use them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from certifications.models import FactReport
from portal.shared import page_cache
from portal.shared.write_limits import BOUNDS, Write
from tests.factories.articles import make_correction, make_corrections_page
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
LOG = "/api/v1/corrections/"
REPORTS = f"{LOG}reports/"


def get(**parameters: str) -> Any:
    page_cache.purge()
    return Client().get(LOG, parameters)


def send(**sent: Any) -> Any:
    return Client().post(REPORTS, sent, content_type="application/json")


def of_fact(**others: Any) -> dict[str, Any]:
    about = {"about": "fact", "certification": "pmp", "key": "exam.questions"}
    return {**about, "message": "There are 170 questions.", **others}


@pytest.fixture
def _certification() -> None:
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))
    page_cache.purge()


def test_log_is_told_as_long_as_readers_see_it() -> None:
    page = make_certification(make_catalogue_page(), slug="pmp")
    make_correction(certification=page.translation_key)
    assert get().json()["results"] == []
    make_corrections_page()

    (row,) = get().json()["results"]

    assert row["certification"]["slug"] == "pmp"
    assert (row["before"]["stated"], row["before"]["words"]) == ("200", "200 questions")
    assert (row["before"]["type"], row["before"]["number"]) == ("number", 200)
    assert row["after"]["number"] == 180
    assert row["source"]["url"] == "https://www.example.org/exams/pmp/"
    assert row["id"] == get().json()["results"][0]["id"]


def test_log_is_narrowed_by_day_and_certification() -> None:
    make_corrections_page()
    page = make_certification(make_catalogue_page(), slug="pmp")
    make_correction(certification=page.translation_key, corrected_on=date(2026, 11, 1))
    make_correction(corrected_on=date(2026, 11, 22))

    assert len(get().json()["results"]) == 2
    assert len(get(certification="pmp").json()["results"]) == 1
    assert [row["corrected_on"] for row in get(since="2026-11-02").json()["results"]] == ["2026-11-22"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("since", "yesterday"), ("since", "2026-11-02T10:00"), ("since", "2026-13-45"), ("certification", "x")],
)
def test_parameter_that_says_nothing_is_refused_by_name(name: str, value: str) -> None:
    make_corrections_page()
    response = get(**{name: value})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == f"?{name}"


def test_log_takes_as_many_queries_for_many_rows_as_for_few() -> None:
    make_corrections_page()

    def make_more(count: int) -> None:
        for _number in range(count):
            make_correction()

    assert_queries_do_not_grow(make_more, get)


@pytest.mark.usefixtures("_certification")
def test_report_reaches_the_editors_list() -> None:
    response = send(**of_fact(source_url="https://www.example.org/"))

    report = FactReport.objects.get()
    assert response.status_code == 202
    assert str(report.public_id) not in response.text
    assert (report.key, report.stated_value, report.is_suspect) == ("exam.questions", "180 questions", False)


@pytest.mark.usefixtures("_certification")
@pytest.mark.parametrize(
    "sent",
    [
        {"about": "judgement", "certification": "pmp", "key": "suitability", "message": "No."},
        {"about": "missing", "certification": "pmp", "key": "other", "message": "Languages."},
        {"about": "link", "certification": "pmp", "key": "link", "message": "It is dead."},
        {"about": "certification", "name": "CAWM", "message": "It exists."},
    ],
)
def test_each_kind_of_report_is_taken(sent: dict[str, str]) -> None:
    assert send(**sent).status_code == 202
    assert FactReport.objects.get().about == sent["about"]


@pytest.mark.usefixtures("_certification")
@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"message": ""}, "/message"),
        ({"message": "x" * 2001}, "/message"),
        ({"source_url": "nowhere"}, "/source_url"),
        ({"certification": "none"}, "/certification"),
        ({"key": "fees.exam"}, "/key"),
        ({"about": "nothing"}, "/about"),
        ({"colour": "red"}, "/colour"),
        ({"about": "certification"}, "/name"),
    ],
)
def test_report_that_cannot_be_read_is_refused_with_its_place(change: dict[str, str], place: str) -> None:
    response = send(**of_fact(**change))

    assert response.status_code == 400
    assert [one["pointer"] for one in response.json()["errors"]] == [place]
    assert not FactReport.objects.exists()


@pytest.mark.usefixtures("_certification")
def test_program_that_fills_in_everything_is_thanked_and_not_heard() -> None:
    assert send(**of_fact(website="https://spam.example/")).status_code == 202
    assert not FactReport.objects.exists()


@pytest.mark.usefixtures("_certification")
def test_reports_have_the_bounds_of_the_page() -> None:
    bounds = BOUNDS[Write.REPORTS]
    answers = [send(**of_fact()) for _number in range(bounds.most + 1)]

    assert [answer.status_code for answer in answers] == [202] * bounds.most + [429]
    assert answers[-1]["Retry-After"]
    assert FactReport.objects.filter(is_suspect=False).count() == bounds.usual
