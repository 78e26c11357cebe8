"""Keep who exported what."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from assessments.models import ExportRecord
from assessments.reports.services.report_export import report_export
from portal.users.models import User


def record_export(
    *,
    report: str,
    file_format: str,
    filters: Mapping[str, Sequence[str]],
    with_personal_data: bool,
    left_out: int,
    by: User,
) -> ExportRecord:
    """Write the record before the first byte leaves, so that a broken-off export is known too."""
    return ExportRecord.objects.create(
        report=report,
        file_format=file_format,
        filters={name: list(values) for name, values in filters.items()},
        with_personal_data=with_personal_data,
        left_out=left_out,
        exported_by=by,
    )


@transaction.atomic
def finish_export(record: ExportRecord, rows: int) -> None:
    """Say how many rows the whole file has, and tell the webhooks that want to know."""
    record.rows = rows
    record.save(update_fields=["rows"])
    report_export(record, rows)
