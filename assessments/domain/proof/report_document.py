"""A proof report as a JSON document; reading what was written gives the report back."""

from typing import Any

from assessments.domain.documents.stored import StoredForm
from assessments.domain.proof.report import Report

_REPORTS = StoredForm(Report, "report")


def report_document(report: Report) -> dict[str, Any]:
    """The JSON document of a report."""
    return _REPORTS.document(report)


def parse_report(document: object) -> Report:
    """The report of a document that `report_document` made.

    Raises:
        ValueError: it is none.
    """
    return _REPORTS.parse(document)
