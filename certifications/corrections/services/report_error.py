"""A reader says that a fact is wrong."""

from uuid import UUID

from django.db import transaction

from certifications import queries
from certifications.models import FactReport
from certifications.models.corrections import ReportState
from portal.jobs.services.enqueue_job import enqueue_job

# A kind of job, with the report's public id.
TELL_OF_REPORT = "certifications.tell_of_report"


class UnknownFactError(LookupError):
    """No published certification has such a fact."""


@transaction.atomic
def report_error(
    certification: UUID, key: str, *, message: str, source_url: str, is_suspect: bool = False
) -> FactReport:
    """Put a report on the editors' list. What is shown is read from the published page.

    Nothing about the reader is stored. One that `is_suspect` is set aside. The first that waits for an answer
    about a page is told by mail.

    Raises:
        UnknownFactError: the certification is not published or has no fact of this key.
    """
    shown = queries.published_facts(certification, key)
    if not shown:
        raise UnknownFactError(key)
    report = FactReport.objects.create(
        certification=certification,
        certification_name=shown[0].title,
        key=key,
        stated_value=queries.stated_by(shown),
        message=message,
        source_url=source_url,
        is_suspect=is_suspect,
    )
    if not is_suspect and not _waits_already(report):
        enqueue_job(TELL_OF_REPORT, key=str(report.public_id), params={"report": str(report.public_id)})
    return report


def _waits_already(report: FactReport) -> bool:
    """Whether editors were told of an earlier report on the same page, and have not answered it."""
    others = FactReport.objects.filter(certification=report.certification, state=ReportState.OPEN)
    return others.filter(is_suspect=False).exclude(pk=report.pk).exists()
