"""CSV and XLSX of the outcomes: row for row the page's, and nothing in them runs."""

import csv
import io
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from assessments.models import Assessment, ExportRecord, Outcome
from assessments.reports.files import BYTE_ORDER_MARK, csv_chunks
from assessments.reports.queries.base import chosen_columns, iterate, rows
from assessments.reports.queries.outcomes import OUTCOMES
from portal.shared.tabular.cells import GUARD
from tests.factories.assessments import WORK_ANSWERS, make_outcome, make_version
from tests.support.cast import Actor
from tests.support.formulas import FORMULAS, HARMLESS
from tests.support.office import opened_by_libreoffice

pytestmark = pytest.mark.django_db

CSV = "/admin/reports/outcomes/outcomes.csv"
XLSX = "/admin/reports/outcomes/outcomes.xlsx"


def body(response: Any) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def csv_rows(content: bytes) -> list[dict[str, str]]:
    head, *found = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [dict(zip(head, row, strict=True)) for row in found]


def expected() -> list[dict[str, str]]:
    """The rows by the report's own generator, as texts."""
    columns = chosen_columns(OUTCOMES, with_personal_data=False)
    found = iterate(columns, rows(OUTCOMES.base(), columns, guard=False))
    return [{key: "" if value is None else str(value) for key, value in row.items()} for row in found]


def test_csv_is_row_for_row_what_the_report_gives(report_viewer: Actor) -> None:
    version = make_version()
    make_outcome(version)
    make_outcome(version, answers=WORK_ANSWERS)

    found = csv_rows(body(report_viewer.client.get(CSV)))

    assert found == expected()
    assert [row["path"] for row in found] == ["project", "work"]
    assert (found[0]["project_points"], found[0]["project_attainable"]) == ("8", "8")


def test_xlsx_opened_by_libreoffice_is_row_for_row_the_csv(report_viewer: Actor, tmp_path: Path) -> None:
    version = make_version()
    make_outcome(version)
    make_outcome(version, answers=WORK_ANSWERS)
    of_csv = csv_rows(body(report_viewer.client.get(CSV)))

    assert csv_rows(opened_by_libreoffice(body(report_viewer.client.get(XLSX)), "xlsx", tmp_path)) == of_csv


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_no_cell_is_live_in_libreoffice_and_every_text_comes_back(
    file_format: str, report_viewer: Actor, tmp_path: Path
) -> None:
    texts = [text for text in (*FORMULAS, *HARMLESS) if text.strip()]
    for text in texts:
        row = Assessment.objects.create(title=text, definition="{}")
        make_outcome(make_version(row))
    address = {"csv": CSV, "xlsx": XLSX}[file_format]
    content = body(report_viewer.client.get(address))
    if file_format == "csv":
        assert [row["assessment"].removeprefix(GUARD) for row in csv_rows(content)] == texts

    opened = [row["assessment"] for row in csv_rows(opened_by_libreoffice(content, file_format, tmp_path))]

    # A live cell would show its result: "2" for "=1+1".
    assert [plain(cell.removeprefix(GUARD)) for cell in opened] == [plain(text) for text in texts]


def plain(text: str) -> str:
    """A text without the marks that a spreadsheet drops when it shows a cell on one line."""
    return "".join(mark for mark in text if mark not in "\r\n\t\u200b\ufeff").strip()


def test_filters_of_the_address_are_those_of_the_file(report_viewer: Actor) -> None:
    version = make_version()
    make_outcome(version)
    make_outcome(version, answers=WORK_ANSWERS)

    assert [row["path"] for row in csv_rows(body(report_viewer.client.get(f"{CSV}?path=work")))] == ["work"]
    assert csv_rows(body(report_viewer.client.get(f"{CSV}?version={version.pk}"))) == expected()
    assert csv_rows(body(report_viewer.client.get(f"{CSV}?first_month=2027-01"))) == []


def test_filter_that_cannot_be_read_exports_nothing_and_says_why(report_viewer: Actor) -> None:
    make_outcome()
    response = report_viewer.client.get(f"{CSV}?first_month=last+year", follow=True)

    assert response.redirect_chain[0][0].startswith("/admin/reports/outcomes/?first_month=last")
    assert "Enter a year and a month, such as 2026-11." in response.content.decode()
    assert not ExportRecord.objects.exists()


def test_who_exported_what_is_kept_with_how_many_rows(report_viewer: Actor) -> None:
    make_outcome()
    body(report_viewer.client.get(f"{CSV}?path=project&p=2"))
    body(report_viewer.client.get(XLSX))

    of_csv, of_xlsx = ExportRecord.objects.order_by("pk")
    assert (of_csv.report, of_csv.file_format, of_csv.filters) == ("outcomes", "csv", {"path": ["project"]})
    assert (of_csv.rows, of_xlsx.rows) == (1, 1)
    assert {of_csv.exported_by, of_xlsx.exported_by} == {report_viewer.person}


def test_asking_for_the_head_alone_is_no_export(report_viewer: Actor) -> None:
    assert report_viewer.client.head(CSV).status_code == 405
    assert not ExportRecord.objects.exists()


def test_broken_off_export_never_says_that_it_ended_and_leaves_the_connection_usable() -> None:
    make_outcome()
    ended: list[int] = []
    chunks = csv_chunks(OUTCOMES.base(), chosen_columns(OUTCOMES, with_personal_data=False), ended.append)
    assert next(chunks).startswith(BYTE_ORDER_MARK + b"submission,")
    next(chunks)
    assert isinstance(chunks, Generator)
    chunks.close()

    assert not ended
    assert Outcome.objects.count() == 1


def test_file_leaves_in_pieces_however_many_rows_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessments.reports.files.CHUNK", 256)
    version = make_version()
    for _each in range(3):
        make_outcome(version)
    ended: list[int] = []
    chunks = list(
        csv_chunks(OUTCOMES.base(), chosen_columns(OUTCOMES, with_personal_data=False), ended.append)
    )

    assert len(chunks) >= 3
    assert ended == [3]


def test_e_mail_addresses_are_for_those_who_may_export_them(
    report_viewer: Actor, administrator: Actor, learner: Actor
) -> None:
    make_outcome(learner=learner.person, visitor="")

    assert report_viewer.client.get(f"{CSV}?personal=1").status_code in {302, 403}
    assert "learner_email" not in csv_rows(body(report_viewer.client.get(CSV)))[0]
    (row,) = csv_rows(body(administrator.client.get(f"{CSV}?personal=1")))
    assert row["learner_email"] == learner.person.email
    assert ExportRecord.objects.get(with_personal_data=True).exported_by == administrator.person


def test_xlsx_of_more_rows_than_a_sheet_holds_is_refused_in_words(
    report_viewer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.reports.services.export_report.ROWS_IN_SHEET", 0)
    make_outcome()

    html = report_viewer.client.get(XLSX, follow=True).content.decode()
    assert "A spreadsheet can have 1,048,575 rows at most." in html
    assert not ExportRecord.objects.exists()


def test_guard_is_the_same_in_the_database_and_in_python() -> None:
    from portal.shared.tabular.cells import LIVE_PATTERN, guarded

    for text in (*FORMULAS, *HARMLESS):
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s ~ %s", [text, LIVE_PATTERN])
            assert cursor.fetchone() == (guarded(text) != text,), text


def test_columns_stay_when_a_later_version_adds_a_dimension(report_viewer: Actor) -> None:
    make_outcome()
    before = csv_rows(body(report_viewer.client.get(CSV)))[0]
    assert Outcome.objects.count() == 1
    assert list(before)[:6] == ["submission", "submitted_at", "origin", "holder", "assessment", "version"]
