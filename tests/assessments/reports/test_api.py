"""Reports and exports as programs get them: the figures, files and log of the admin, no more."""

from datetime import UTC, datetime
from typing import Any

import pytest

from assessments.models import ExportRecord
from tests.factories.assessments import WORK_ANSWERS, make_outcome, make_version
from tests.support.api_client import client_of
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
REPORT, ROWS = "/api/v1/reports/outcomes/", "/api/v1/reports/outcomes/rows/"
PERSONAL = "exports:personal"
EXPORTS, METRICS = "/api/v1/exports/", "/api/v1/metrics/"


def read(actor: Actor, address: str, scope: str = "reports:read") -> Any:
    return client_of(actor.person, scope).get(address)


def export(actor: Actor, *scopes: str, **sent: object) -> Any:
    asked = {"report": "outcomes", "format": "csv", **sent}
    return client_of(actor.person, "exports:write", *scopes).post(EXPORTS, asked, format="json")


@pytest.fixture
def outcomes(learner: Actor) -> str:
    """Three outcomes of two months, one of them the learner's; the name of their version."""
    version = make_version()
    make_outcome(version, now=datetime(2026, 10, 5, tzinfo=UTC))
    make_outcome(version, now=datetime(2026, 12, 5, tzinfo=UTC), learner=learner.person, visitor="")
    make_outcome(version, answers=WORK_ANSWERS, now=datetime(2026, 12, 6, tzinfo=UTC))
    return f"{version.assessment.slug}:{version.number}"


def test_every_figure_of_the_report_has_its_sentence(report_viewer: Actor) -> None:
    metrics = {one["key"]: one["definition"] for one in read(report_viewer, METRICS).json()["results"]}
    report = read(report_viewer, REPORT).json()

    assert set(metrics) == set(report) - {"filters", "sentence", "months"}
    assert metrics["retakes"] == "By people who had taken it before."


def test_figures_are_those_of_the_page(report_viewer: Actor, outcomes: str) -> None:
    report = read(report_viewer, REPORT).json()

    assert report["sentence"] == ("3 outcomes from Oct 2026 to Dec 2026; most often Project management (2).")
    assert [(one["month"], one["outcomes"]) for one in report["months"]] == [
        ("2026-10", 1),
        ("2026-11", 0),
        ("2026-12", 2),
    ]
    assert {one["path"]: one["outcomes"] for one in report["by_path"]} == {"project": 2, "work": 1}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("path=work", 1),
        ("path=work&path=project", 3),
        ("holder=learner", 1),
        ("origin=synthetic", 0),
        ("first_month=2026-12", 2),
        ("last_month=2026-11", 1),
        ("version={version}", 3),
    ],
)
def test_filters_are_those_of_the_page(query: str, count: int, report_viewer: Actor, outcomes: str) -> None:
    asked = "?" + query.format(version=outcomes)

    report = read(report_viewer, REPORT + asked).json()

    assert report["outcomes"] == count
    assert len(read(report_viewer, ROWS + asked).json()["results"]) == count
    if "version" in query:
        assert report["filters"]["version"] == [outcomes]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("first_month=2026-13", "?first_month"),
        ("first_month=2026-12&last_month=2026-11", "?last_month"),
        ("path=nowhere", "?path"),
        ("version=1", "?version"),
        ("holder=me", "?holder"),
        ("holder=learner&holder=anonymous", "?holder"),
        ("holder=", "?holder"),
        ("first_month=&origin=real", "?first_month"),
        ("learner=5", "?learner"),
    ],
)
def test_filter_that_cannot_be_read_is_named(query: str, name: str, report_viewer: Actor) -> None:
    for address in (REPORT, ROWS):
        refused = read(report_viewer, f"{address}?{query}")

        assert refused.status_code == 400
        assert [one["pointer"] for one in refused.json()["errors"]] == [name]


def test_rows_name_nobody(administrator: Actor, learner: Actor, outcomes: str) -> None:
    response = read(administrator, ROWS)

    row = response.json()["results"][1]
    assert learner.person.email not in response.content.decode()
    assert (row["holder"], row["path"], row["previous_path"]) == ("learner", "project", None)
    assert row["scores"][0]["attainable"] >= row["scores"][0]["points"]


def test_rows_come_in_pages_by_a_constant_number_of_queries(report_viewer: Actor, outcomes: str) -> None:
    first = read(report_viewer, f"{ROWS}?limit=2").json()
    second = read(report_viewer, first["next"]).json()

    assert [len(page["results"]) for page in (first, second)] == [2, 1]
    version = make_version()

    def more(count: int) -> None:
        for _ in range(count):
            make_outcome(version)

    assert_queries_do_not_grow(more, lambda: read(report_viewer, ROWS))


def test_export_is_the_file_of_the_page_and_is_logged(report_viewer: Actor, outcomes: str) -> None:
    page = report_viewer.client.get("/admin/reports/outcomes/outcomes.csv?first_month=2026-12")
    response = export(report_viewer, filters={"first_month": "2026-12", "version": [outcomes]})

    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.getvalue() == page.getvalue()
    (line, _page) = read(report_viewer, EXPORTS, "exports:write").json()["results"]
    assert (line["rows"], line["is_own"], line["with_personal_data"]) == (2, True, False)
    assert (line["filters"]["first_month"], line["filters"]["version"]) == ("2026-12", [outcomes])


def test_spreadsheet_is_given_to_who_asks_for_nothing_else(report_viewer: Actor, outcomes: str) -> None:
    client = client_of(report_viewer.person, "exports:write")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def ask(**sent: object) -> Any:
        asked = {"report": "outcomes", "format": "xlsx", **sent}
        return client.post(EXPORTS, asked, format="json", headers={"Accept": kind})

    made = ask()
    assert (made["Content-Type"], made.getvalue()[:2]) == (kind, b"PK")
    assert ask(colour="red")["Content-Type"] == "application/problem+json"


def test_addresses_need_the_permission_for_them(
    report_viewer: Actor, administrator: Actor, learner: Actor, outcomes: str
) -> None:
    refused = export(report_viewer, PERSONAL, with_personal_data=True)

    assert refused.status_code == 403
    assert not ExportRecord.objects.exists()
    given = export(administrator, PERSONAL, with_personal_data=True).getvalue().decode()
    assert learner.person.email in given


def test_token_that_exports_gives_no_addresses_without_the_scope_for_them(
    administrator: Actor, outcomes: str
) -> None:
    refused = export(administrator, with_personal_data=True)

    assert (refused.status_code, refused.json()["scope"]) == (403, PERSONAL)
    assert not ExportRecord.objects.exists()
    assert export(administrator).status_code == 200


def test_scope_for_addresses_alone_exports_nothing(administrator: Actor, outcomes: str) -> None:
    client = client_of(administrator.person, PERSONAL)
    asked = {"report": "outcomes", "format": "csv", "with_personal_data": True}

    assert client.post(EXPORTS, asked, format="json").status_code == 403
    assert not ExportRecord.objects.exists()


def test_log_shows_ones_own_and_all_to_who_may_see_it(
    report_viewer: Actor, administrator: Actor, outcomes: str
) -> None:
    export(report_viewer).getvalue()
    export(administrator).getvalue()

    own = read(report_viewer, EXPORTS, "exports:write").json()["results"]
    all_of_them = read(administrator, EXPORTS, "exports:write").json()["results"]

    assert [one["is_own"] for one in own] == [True]
    assert [one["is_own"] for one in all_of_them] == [True, False]


def test_chosen_field_of_the_log_comes_with_what_tells_its_lines_apart(report_viewer: Actor) -> None:
    export(report_viewer).getvalue()
    export(report_viewer).getvalue()

    lines = read(report_viewer, f"{EXPORTS}?fields=rows", "exports:write").json()["results"]

    assert [sorted(line) for line in lines] == [["id", "rows"], ["id", "rows"]]
    assert len({line["id"] for line in lines}) == 2


def test_log_takes_as_many_queries_however_long_it_is(report_viewer: Actor) -> None:
    def more(count: int) -> None:
        for _ in range(count):
            export(report_viewer).getvalue()

    assert_queries_do_not_grow(more, lambda: read(report_viewer, EXPORTS, "exports:write"))


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({"format": "pdf"}, "/format"),
        ({"report": "people"}, "/report"),
        ({"filters": {"first_month": "2026-13"}}, "/filters/first_month"),
        ({"filters": {"version": ["1"]}}, "/filters/version"),
        ({"filters": {"colour": "red"}}, "/filters/colour"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_export_that_cannot_be_read_is_refused(
    sent: dict[str, Any], place: str, report_viewer: Actor
) -> None:
    refused = export(report_viewer, **sent)

    assert refused.status_code == 400
    assert place in [one["pointer"] for one in refused.json()["errors"]]
    assert not ExportRecord.objects.exists()


def test_reports_are_for_who_may_see_outcomes(
    visitor: Actor, learner: Actor, editor: Actor, report_viewer: Actor
) -> None:
    for address in (METRICS, REPORT, ROWS):
        assert visitor.client.get(address).status_code == 401
        assert [read(who, address).status_code for who in (learner, editor)] == [403, 403]
        assert read(report_viewer, address, "outcomes:read").status_code == 403
    assert client_of(report_viewer.person, "reports:read").post(EXPORTS).status_code == 403
    assert export(editor).status_code == 403
