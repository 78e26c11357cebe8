"""Wagtail’s own exports hold no cell that a spreadsheet runs."""

import csv
import re
from io import BytesIO, StringIO
from typing import Any
from xml.sax.saxutils import unescape
from zipfile import ZipFile

import pytest
from django.urls import reverse
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.log_actions import log

from certifications.models import ArticlePage
from portal.shared.tabular.cells import guarded
from portal.users.models import User
from tests.factories.articles import make_article, make_article_index
from tests.support.cast import Actor
from tests.support.formulas import FORMULAS

pytestmark = pytest.mark.django_db

LIVE = "=cmd|'/C calc'!A0"
# What names a page, in whichever way a report comes by it.
REPORTS = ("wagtailadmin_reports:site_history", "wagtailadmin_reports:workflow")


def read_csv(content: bytes) -> list[str]:
    return [cell for row in csv.reader(StringIO(content.decode())) for cell in row]


def read_xlsx(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    return [unescape(text) for part in parts for text in re.findall(r"<t[^>]*>([^<]*)</t>", part)]


READERS = {"csv": read_csv, "xlsx": read_xlsx}


@pytest.mark.parametrize("file_format", READERS)
@pytest.mark.parametrize("report", REPORTS)
def test_names_of_pages_and_people_stay_text(report: str, file_format: str, editor: Actor) -> None:
    page = make_article(make_article_index(), title=LIVE)
    User.objects.filter(pk=editor.person.pk).update(first_name=LIVE)
    log(instance=page, action="wagtail.edit", user=editor.person)
    ArticlePage.objects.get(pk=page.pk).get_workflow().start(page, editor.person)
    response: Any = editor.client.get(reverse(report), {"export": file_format})
    cells = READERS[file_format](b"".join(response.streaming_content))

    assert f"'{LIVE}" in cells
    assert [cell for cell in cells if cell != guarded(cell) and not cell.startswith("'")] == []


def test_every_text_that_a_spreadsheet_runs_is_guarded_in_every_export() -> None:
    view = SpreadsheetExportMixin()
    given = [view.preprocess_field_value("title", text, "csv") for text in FORMULAS]
    assert given == [guarded(text) for text in FORMULAS]
    assert view.preprocess_field_value("title", -1, "csv") == -1
