import csv
import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from certifications.freshness.forms import FILE_BYTES
from certifications.freshness.queries.statements import published_statements
from certifications.models import FactVerification, SourceFinding
from portal.shared.tabular.delimited import csv_lines
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_progression
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

LIST = "/admin/reports/catalogue/facts/"


@pytest.fixture(autouse=True)
def _published() -> None:
    page = make_certification(
        make_catalogue_page(),
        slug="pmp",
        facts=(
            fact_row(),
            fact_row("exam.minutes", "230", collected_on=date(2024, 1, 1)),
            fact_row("exam.format", "=HYPERLINK(1)"),
        ),
    )
    make_progression(page.slug, "ext:psm-ii", detail="Both are needed.")


def download(actor: Actor, **asked: str) -> list[dict[str, str]]:
    response = actor.client.get(f"{LIST}file/", asked)
    assert response["Content-Type"].startswith("text/csv")
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def upload(actor: Actor, rows: list[dict[str, str]]) -> str:
    file = SimpleUploadedFile("checks.csv", "".join(csv_lines(list(rows[0]), rows)).encode())
    return actor.client.post(f"{LIST}upload/", {"file": file}, follow=True).content.decode()


def test_list_is_downloaded_as_it_is_filtered_and_no_cell_is_a_formula(editor: Actor) -> None:
    rows = download(editor)
    assert rows[0]["fact"] == "Length"
    assert len(rows) == 4
    assert [row["value"] for row in rows if row["fact"] == "Format"] == ["'=HYPERLINK(1)"]
    assert [row["fact"] for row in download(editor, needs="stale")] == ["Length"]
    assert rows[0]["state"] == "stale never"


def test_filled_in_list_is_recorded_as_a_whole(editor: Actor) -> None:
    rows = download(editor)
    yesterday = timezone.localdate() - timedelta(days=1)
    rows[0] |= {"outcome": "checked", "note": "On screen.", "read_on": yesterday.isoformat()}
    rows[1] |= {"outcome": "Moved", "detail": "https://www.example.org/new/"}

    assert "Recorded for 2 facts." in upload(editor, rows)
    check = FactVerification.objects.get()
    assert (check.key, check.note, check.verified_on) == ("exam.minutes", "On screen.", yesterday)
    finding = SourceFinding.objects.get()
    assert (finding.outcome, finding.detail, finding.found_by) == (
        "moved",
        "https://www.example.org/new/",
        editor.person,
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"statement": "1:2"}, "names no fact"),
        (
            {"statement": f"{'0' * 8}-0000-0000-0000-{'0' * 12}:{'0' * 64}"},
            ("The page no longer says this. Download the list"),
        ),
        ({"outcome": "perhaps"}, "The outcome is not one of: checked, moved, otherwise, gone, unreadable."),
        ({"outcome": "moved", "detail": "javascript:alert(1)"}, "Enter the new address"),
        ({"outcome": "otherwise"}, "Enter what the source says now."),
        ({"outcome": "checked", "read_on": "2199-01-01"}, "This date is in the future."),
        ({"outcome": "checked", "read_on": "2020-01-01"}, "Read the source again."),
        ({"outcome": "checked", "read_on": "yesterday"}, "Write the day as 2026-11-30."),
        ({"outcome": "checked", "note": "x" * 601}, "more than 600 characters"),
    ],
)
def test_wrong_row_is_named_by_its_line_and_nothing_is_recorded(
    editor: Actor, change: dict[str, str], said: str
) -> None:
    rows = download(editor)
    rows[0]["outcome"] = "checked"
    rows[1] |= {"outcome": "checked"} | change

    text = upload(editor, rows)
    assert "Line 3:" in text
    assert said in text
    assert "Line 2:" not in text
    assert not FactVerification.objects.exists()
    assert not SourceFinding.objects.exists()


def test_fact_that_stands_in_the_file_twice_is_refused(editor: Actor) -> None:
    row = download(editor)[0] | {"outcome": "checked"}
    assert "is in the file twice" in upload(editor, [row, row])
    assert not FactVerification.objects.exists()


def test_rows_with_notes_of_their_own_read_the_catalogue_once(editor: Actor) -> None:
    rows = download(editor)

    def upload_noted(count: int) -> None:
        noted = [row | {"outcome": "checked", "note": f"Note {number}."} for number, row in enumerate(rows)]
        assert "Recorded for" in upload(editor, noted[:count])

    reading = 'FROM "certifications_certificationfact"'
    with recorded_queries() as for_one:
        upload_noted(1)
    with recorded_queries() as for_all:
        upload_noted(len(rows))
    assert sum(reading in one for one in for_all) == sum(reading in one for one in for_one)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "not a CSV in UTF-8"),
        (b"statement,outcome,note\n1:2,checked,a\x00b\n", "not a CSV in UTF-8"),
        (b"name\n1\n", "has no column"),
        (b"statement,outcome\n", "No row has an outcome."),
        (b"x" * (FILE_BYTES + 1), "larger than 1 MB"),
    ],
)
def test_file_that_is_no_list_of_checks_is_refused_in_a_sentence(
    editor: Actor, content: bytes, said: str
) -> None:
    file = SimpleUploadedFile("checks.csv", content)
    assert said in editor.client.post(f"{LIST}upload/", {"file": file}).content.decode()
    assert published_statements()
