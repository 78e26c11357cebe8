"""Keep who exported what."""

from collections.abc import Mapping, Sequence

from assessments.models import ExportRecord
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


def finish_export(record: ExportRecord, rows: int) -> None:
    """Say how many rows the whole file has."""
    record.rows = rows
    record.save(update_fields=["rows"])
