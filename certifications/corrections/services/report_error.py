"""A reader says that something is wrong or missing."""

from uuid import UUID

from django.db import transaction

from certifications import queries
from certifications.corrections.queries.subjects import is_reportable, subject_of
from certifications.models import FactReport
from certifications.models.corrections import ReportState, ReportSubject
from portal.jobs.services.enqueue_job import enqueue_job

# A kind of job, with the report's public id.
TELL_OF_REPORT = "certifications.tell_of_report"


class UnknownFactError(LookupError):
    """No published certification has such a fact, or nothing else of this name to report."""


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
    return _store(
        FactReport(
            certification=certification,
            certification_name=shown[0].title,
            key=key,
            stated_value=queries.stated_by(shown),
            message=message,
            source_url=source_url,
            is_suspect=is_suspect,
        )
    )


@transaction.atomic
def report_subject(
    certification: UUID,
    about: ReportSubject,
    key: str,
    *,
    message: str,
    source_url: str,
    is_suspect: bool = False,
) -> FactReport:
    """As `report_error`, about a judgement, a missing fact or a dead link of a published certification.

    Raises:
        UnknownFactError: it is not published, has no such judgement, or lacks no such fact.
    """
    subject = subject_of(certification)
    if subject is None or not is_reportable(subject, about, key):
        raise UnknownFactError(key)
    return _store(
        FactReport(
            about=about,
            certification=certification,
            certification_name=subject.title,
            key=key,
            stated_value=subject.judgements[key] if about == ReportSubject.JUDGEMENT else "",
            message=message,
            source_url=source_url,
            is_suspect=is_suspect,
        )
    )


@transaction.atomic
def report_certification(name: str, *, message: str, source_url: str, is_suspect: bool = False) -> FactReport:
    """As `report_error`, about a certification that is not in the catalogue, by the reader's name for it."""
    return _store(
        FactReport(
            about=ReportSubject.CERTIFICATION,
            certification_name=name,
            message=message,
            source_url=source_url,
            is_suspect=is_suspect,
        )
    )


def _store(report: FactReport) -> FactReport:
    report.save()
    if not report.is_suspect and not _waits_already(report):
        enqueue_job(TELL_OF_REPORT, key=str(report.public_id), params={"report": str(report.public_id)})
    return report


def _waits_already(report: FactReport) -> bool:
    """Whether editors were told of an earlier report on the same page, and have not answered it."""
    others = FactReport.objects.filter(certification=report.certification, state=ReportState.OPEN)
    return others.filter(is_suspect=False).exclude(pk=report.pk).exists()
