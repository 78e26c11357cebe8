import pytest
from django.db import transaction

from assessments.models import ExportRecord
from assessments.reports.services.record_export import finish_export, record_export
from portal.users.services.allow_erasure import allow_erasure
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

LOG = "/admin/reports/outcomes/exports/"


def exported(actor: Actor, *, rows: int | None = 12, personal: bool = False) -> ExportRecord:
    record = record_export(
        report="outcomes",
        file_format="csv",
        filters={"path": ["work", "both"], "holder": [""]},
        with_personal_data=personal,
        left_out=0,
        by=actor.person,
    )
    if rows is not None:
        finish_export(record, rows)
    return record


def page(actor: Actor) -> str:
    response = actor.client.get(LOG)
    assert response.status_code == 200
    return response.content.decode()


def test_log_says_who_exported_what_and_how_many_rows(administrator: Actor, report_viewer: Actor) -> None:
    exported(report_viewer, rows=1234)
    html = page(administrator)

    assert str(report_viewer.person) in html
    assert "outcomes.csv" in html
    assert "path = work, both" in html
    assert "holder" not in html
    assert "1,234" in html


def test_unfinished_and_personal_exports_are_told_apart(administrator: Actor) -> None:
    exported(administrator, rows=None, personal=True)
    html = page(administrator)

    assert "not finished" in html
    assert "with email addresses" in html


def test_export_of_an_erased_account_stays(administrator: Actor, report_viewer: Actor) -> None:
    record = exported(report_viewer)
    with transaction.atomic(), allow_erasure():
        ExportRecord.objects.filter(pk=record.pk).update(exported_by=None)

    assert "a deleted account" in page(administrator)


def test_empty_log_says_what_will_be_there(administrator: Actor) -> None:
    assert "Nothing was exported yet." in page(administrator)


def test_report_viewers_do_not_read_it(report_viewer: Actor) -> None:
    assert report_viewer.client.get(LOG).status_code in {302, 403}


def test_queries_do_not_grow_with_the_exports(administrator: Actor) -> None:
    def more(count: int) -> None:
        for _each in range(count):
            exported(administrator)

    assert_queries_do_not_grow(more, lambda: administrator.client.get(LOG))
