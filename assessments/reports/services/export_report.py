"""Export a report: the one way to a file, for the admin and for programs."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone

from assessments.models import ExportRecord
from assessments.reports.files import csv_chunks, write_report_xlsx
from assessments.reports.queries.base import ReportKind, chosen_columns
from assessments.reports.services.record_export import finish_export, record_export
from portal.shared.tabular.xlsx import ROWS_IN_SHEET, TooManyRowsError
from portal.users.models import User

EXPORT = "assessments.export_outcome"
EXPORT_PERSONAL = "assessments.export_personal_outcome"
CSV, XLSX = "csv", "xlsx"
CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a report is exported: the filtered rows, those left out, and the filters as they were given."""

    found: QuerySet[Any]
    left_out: QuerySet[Any]
    filters: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file as it leaves: an open one, or chunks that are read while they go out."""

    name: str
    media_type: str
    content: IO[bytes] | Iterator[bytes]


def export_report(
    report: ReportKind, selection: Selection, *, file_format: str, with_personal_data: bool, by: User
) -> ReportFile:
    """The selected rows as a file; who exported what is kept before the first byte leaves.

    Raises:
        PermissionDenied: they may not export, or not with personal data.
        TooManyRowsError: more rows than a sheet holds.
    """
    if not by.has_perm(EXPORT) or (with_personal_data and not by.has_perm(EXPORT_PERSONAL)):
        raise PermissionDenied
    if file_format == XLSX and (count := selection.found.count()) > ROWS_IN_SHEET:
        raise TooManyRowsError(count)
    record = record_export(
        report=report.key,
        file_format=file_format,
        filters=selection.filters,
        with_personal_data=with_personal_data,
        left_out=selection.left_out.count(),
        by=by,
    )
    return FORMATS[file_format](report, selection.found, record)


def _csv(report: ReportKind, found: QuerySet[Any], record: ExportRecord) -> ReportFile:
    columns = chosen_columns(report, with_personal_data=record.with_personal_data)

    def chunks() -> Iterator[bytes]:
        yield from csv_chunks(found, columns, on_end=lambda count: finish_export(record, count))

    return ReportFile(_file_name(record), f"{CSV_TYPE}; charset=utf-8", chunks())


def _xlsx(report: ReportKind, found: QuerySet[Any], record: ExportRecord) -> ReportFile:
    columns = chosen_columns(report, with_personal_data=record.with_personal_data)
    # The open file outlives its name.
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.xlsx"
        finish_export(record, write_report_xlsx(target, str(report.title), found, columns))
        return ReportFile(_file_name(record), XLSX_TYPE, target.open("rb"))


def _file_name(record: ExportRecord) -> str:
    return f"{record.report}-{timezone.now():%Y-%m-%dT%H%M%SZ}.{record.file_format}"


# Addresses and links follow from it, in this order.
FORMATS: dict[str, Callable[[ReportKind, QuerySet[Any], ExportRecord], ReportFile]] = {
    CSV: _csv,
    XLSX: _xlsx,
}
