"""The exports of Wagtail's own lists and reports, with cells that no spreadsheet takes for a formula."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from portal.shared.tabular.cells import guarded

_preprocess = SpreadsheetExportMixin.preprocess_field_value


def guard_admin_exports() -> None:
    """Guard each text of each export, as CSV and as XLSX.

    All of them pass this one method of Wagtail's. Classes of our own would have to name every list and
    report, and would miss the next one.
    """
    SpreadsheetExportMixin.preprocess_field_value = _guarded_value


def _guarded_value(view: Any, field: str, value: Any, export_format: str) -> Any:
    cell = _preprocess(view, field, value, export_format)
    return guarded(cell) if isinstance(cell, str) else cell
