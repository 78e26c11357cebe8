"""The files of the open data, read as a program does that knows only their description."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from certifications.models import CertificationPage
from certifications.open_data.files.tables import TABLES
from certifications.open_data.queries import licence_problems
from portal.shared.tabular.cells import unguarded
from tests.certifications.open_data.conftest import forget_all
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_progression
from tests.support.data_packages import Rows, problems_of, rows_of
from tests.support.formulas import FORMULAS
from tests.support.office import opened_by_libreoffice
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db


def contents(client: Client) -> dict[str, bytes]:
    """All files by name."""
    names = [*(table.file_name for table in TABLES.values()), "catalogue.jsonld", "datapackage.json"]
    return {name: client.get(f"/data/{name}").content for name in names}


def table(client: Client, name: str) -> Rows:
    """The rows of a table as it is now."""
    forget_all()
    return rows_of(client.get(f"/data/{name}.csv").content)


def test_real_catalogue_is_a_valid_data_package_and_the_same_each_time(
    real_catalogue: None, client: Client
) -> None:
    files = contents(client)

    assert problems_of(json.loads(files["datapackage.json"]), files) == []
    facts = rows_of(files["facts.csv"])
    stated = [row for row in facts if row["state"] == "stated"]
    assert len(stated) > 1000
    for row in stated:
        assert row["source_url"] or row["source_in_words"], row
        needed = ("value", "source", "source_kind", "collected_on", "fresh_until", "confidence")
        assert all(row[name] for name in needed), row
    for row in facts:
        assert (row["state"] == "unknown") == bool(row["why_unknown"]) == (not row["value"]), row
    assert len({row["certification"] for row in facts}) == CertificationPage.objects.live().count()
    forget_all()
    assert contents(client) == files


def test_months_are_a_number(client: Client) -> None:
    make_certification(
        make_catalogue_page(), slug="pmp", facts=(fact_row("routes.1.experience_months", "36"),)
    )

    (row,) = [row for row in table(client, "facts") if row["state"] == "stated"]

    assert (row["value"], row["number"], row["unit"]) == ("36", "36", "months")


def test_fact_has_its_source_dates_and_confidence_in_one_row(client: Client) -> None:
    fact = fact_row(
        "fees.exam",
        "USD 250 to 400",
        source_url="https://www.example.org/fees/",
        source_date="2026-07",
        collected_on=date(2026, 11, 2),
        confidence="low",
        in_force_from=date(2026, 7, 9),
    )
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact,))

    row = next(row for row in table(client, "facts") if row["field"] == "fees.exam")

    assert {name: cell for name, cell in row.items() if cell and name not in {"id", "source"}} == {
        "certification": "pmp",
        "state": "stated",
        "field": "fees.exam",
        "kind": "fee",
        "label": "Exam fee",
        "value": "USD 250 to 400",
        "value_type": "money",
        "currency": "USD",
        "amount_from": "250",
        "amount_to": "400",
        "in_force_from": "2026-07-09",
        "source_url": "https://www.example.org/fees/",
        "source_kind": "secondary",
        "source_date": "2026-07",
        "collected_on": "2026-11-02",
        "fresh_until": "2027-05-01",
        "confidence": "low",
    }
    (source,) = table(client, "sources")
    assert (source["id"], source["facts"]) == (row["source"], "1")


def test_unknown_is_a_row_that_says_why(client: Client) -> None:
    make_certification(
        make_catalogue_page(), slug="pmp", facts=(fact_row(),), not_found="the fee for a retake"
    )

    unknown = {
        (row["field"] or row["label"] or row["kind"]): row["why_unknown"]
        for row in table(client, "facts")
        if row["state"] == "unknown"
    }

    assert unknown["the fee for a retake"] == "looked_for"
    assert unknown["exam.minutes"] == "not_yet_found"
    assert "exam.questions" not in unknown


def test_id_of_a_fact_stays_until_its_value_changes(client: Client) -> None:
    page = make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))

    def id_now() -> str:
        return next(row["id"] for row in table(client, "facts") if row["field"] == "exam.questions")

    first = id_now()
    page.facts.update(collected_on=date(2026, 11, 30))
    assert id_now() == first
    page.facts.update(value="175")
    assert id_now() != first


def test_spreadsheet_runs_nothing_of_a_table(client: Client, tmp_path: Path) -> None:
    facts = tuple(
        fact_row("prerequisites.note", text, note=text)
        for text in FORMULAS
        if text.strip() and "\n" not in text
    )
    make_certification(make_catalogue_page(), slug="pmp", facts=facts)
    forget_all()
    content = client.get("/data/facts.csv").content

    opened = rows_of(opened_by_libreoffice(content, "csv", tmp_path))

    def said(found: Rows) -> list[str]:
        rows = (row for row in found if row["field"] == "prerequisites.note")
        return [unguarded(row["value"]).strip() for row in rows]

    assert said(opened) == said(rows_of(content))
    assert len(said(opened)) == len(facts)


def test_drafts_and_what_leads_to_them_stay_out(client: Client) -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, slug="pmp", facts=(fact_row(),))
    draft = make_certification(catalogue, slug="draft", facts=(fact_row(),))
    draft.unpublish()
    make_progression("pmp", "draft")

    assert [row["slug"] for row in table(client, "certifications")] == ["pmp"]
    assert table(client, "progressions") == []
    files = contents(client)
    assert problems_of(json.loads(files["datapackage.json"]), files) == []


def test_robot_that_reads_all_files_costs_no_queries(client: Client, settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))
    forget_all()
    contents(client)

    with recorded_queries() as queries:
        contents(client)
        again = client.get("/data/facts.csv")

    assert len(queries) <= 1, "the generation, once a second"
    assert again["Content-Disposition"] == 'attachment; filename="facts.csv"'
    assert again["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert "public" in again["Cache-Control"]
    assert client.get("/data/facts.csv", headers={"if-none-match": again["ETag"]}).status_code == 304


def test_change_is_in_the_files_at_once(client: Client, settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    catalogue = make_catalogue_page()
    make_certification(catalogue, slug="pmp")
    before = client.get("/data/certifications.csv").content
    make_certification(catalogue, slug="csm")

    assert client.get("/data/certifications.csv").content != before


def test_page_says_licence_freshness_and_what_columns_hold(client: Client) -> None:
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(collected_on=date(2026, 3, 4)),))
    forget_all()

    html = client.get("/data/").text

    assert "Creative Commons Attribution 4.0 International" in html
    assert "4 March 2026" in html
    for one in TABLES.values():
        assert f'href="/data/{one.file_name}"' in html
        for column in one.columns:
            assert f'<th scope="row">{column.name}</th>' in html


@pytest.mark.parametrize(("licence", "asks"), [("CC-BY-SA-4.0", (True, True)), ("CC0-1.0", (False, False))])
def test_page_says_what_the_licence_asks_for(
    client: Client, settings: Settings, licence: str, asks: tuple[bool, bool]
) -> None:
    settings.OPEN_DATA_LICENCE = licence
    make_catalogue_page()

    html = client.get("/data/").text

    assert ("as your source" in html, "the same licence" in html) == asks


def test_site_that_gives_no_data_away_has_none(client: Client, settings: Settings) -> None:
    settings.OPEN_DATA_LICENCE = ""
    catalogue = make_catalogue_page()
    make_certification(catalogue)
    assert "/data/" not in client.get(str(catalogue.get_url())).text
    for address in ("/data/", "/data/facts.csv", "/data/datapackage.json"):
        assert client.get(address).status_code == 404
    assert "/data/" not in client.get("/sitemap.xml").text


def test_file_of_another_name_is_absent(client: Client) -> None:
    assert client.get("/data/people.csv").status_code == 404


def test_unknown_licence_is_an_error_of_the_check(settings: Settings) -> None:
    assert licence_problems() == []
    settings.OPEN_DATA_LICENCE = "CC-BY-4"
    (problem,) = licence_problems()
    assert "CC-BY-4.0" in problem.msg
