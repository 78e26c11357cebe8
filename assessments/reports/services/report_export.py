"""Tell other programs of an export."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import ExportRecord
from portal.webhooks.kinds import Payload, PersonalPayload, WebhookEvent
from portal.webhooks.services.report_events import report_event


class ExportFinished(Payload):
    """A file that was written to its end."""

    report: str
    """The key of the report."""
    file_format: str
    """The format, such as csv."""
    rows: int
    """How many rows the file has."""
    with_personal_data: bool
    """Whether it names people."""
    finished_at: datetime
    """When the last row was written."""


class Exporter(PersonalPayload):
    """Who exported it."""


EXPORT_FINISHED = WebhookEvent(
    "export.finished", _("An export of outcomes was written to its end."), ExportFinished, Exporter
)


def report_export(record: ExportRecord, rows: int) -> None:
    """Tell of an export that has all its rows; one statement, or none."""
    now = timezone.now()
    data = ExportFinished(
        report=record.report,
        file_format=record.file_format,
        rows=rows,
        with_personal_data=record.with_personal_data,
        finished_at=now,
    )
    report_event(EXPORT_FINISHED, data, personal=Exporter(), about=record.exported_by_id, at=now)
