"""An editor answers a reader's report: the fact is corrected, or stays as it is."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from certifications.corrections.queries import CorrectedFact, corrected_facts
from certifications.corrections.queries.subjects import OTHER
from certifications.models import Correction, FactReport
from certifications.models.corrections import ReportState, ReportSubject
from portal.shared import page_cache
from portal.shared.clock import site_date
from portal.users.models import User


class ReportClosedError(Exception):
    """Someone else has closed the report already."""


class NothingCorrectedError(ValueError):
    """The published page states what the reader saw, or is not public: nothing was corrected yet."""


class ChangedMeanwhileError(Exception):
    """The published page does not state any more what the editor read before closing the report."""


@transaction.atomic
def correct_report(public_id: UUID, read: tuple[CorrectedFact, ...], *, by: User) -> tuple[Correction, ...]:
    """Enter what has changed into the public log, as `corrected_facts` pairs it, and close the report.

    Nobody types what the log says: old values are what the reader saw, new ones with their sources what the
    published page states, which a second person approved. `read` is what the editor saw of that. What was
    entered when the page was published is not entered twice.

    Raises:
        FactReport.DoesNotExist: there is no such report.
        ReportClosedError: it is closed already; nothing changes.
        NothingCorrectedError: the published page has stayed as it was; nothing changes.
        ChangedMeanwhileError: it has changed since the editor read it; nothing changes.
    """
    report = _close(public_id, ReportState.CORRECTED, answer="", by=by)
    corrected = corrected_facts(report)
    if not corrected:
        raise NothingCorrectedError(report.stated_value)
    if corrected != read:
        raise ChangedMeanwhileError(report.stated_value)
    entries = tuple(_entry(report, fact) for fact in corrected if not _is_entered(report, fact))
    page_cache.purge()
    return entries


@transaction.atomic
def settle_report(public_id: UUID, *, by: User) -> FactReport:
    """Close a report that no entry in the log can answer: a link, a certification, something without a field.

    Raises:
        FactReport.DoesNotExist: there is no such report.
        ReportClosedError: it is closed already; nothing changes.
        NothingCorrectedError: it is about a fact or a judgement, which the log speaks of; nothing changes.
    """
    report = _close(public_id, ReportState.CORRECTED, answer="", by=by)
    if is_logged(report):
        raise NothingCorrectedError(report.stated_value)
    return report


def is_logged(report: FactReport) -> bool:
    """Whether the public log can say what became of a report."""
    if report.about == ReportSubject.MISSING:
        return report.key != OTHER
    return report.about in {ReportSubject.FACT, ReportSubject.JUDGEMENT}


def _is_entered(report: FactReport, fact: CorrectedFact) -> bool:
    """Whether the correction was entered since the report, when the page was published."""
    return Correction.objects.filter(
        certification=report.certification,
        key=report.key,
        old_value=fact.old_value,
        new_value=fact.new_value,
        corrected_on__gte=site_date(report.reported_at),
    ).exists()


def _entry(report: FactReport, fact: CorrectedFact) -> Correction:
    return Correction.objects.create(
        certification=report.certification,
        certification_name=report.certification_name,
        key=report.key,
        old_value=fact.old_value,
        new_value=fact.new_value,
        source_url=fact.source_url,
        source_note=fact.source_note,
        corrected_on=site_date(),
        report=report,
    )


@transaction.atomic
def decline_report(public_id: UUID, answer: str, *, by: User) -> FactReport:
    """Close the report and leave the fact as it is, for the reason given.

    Raises:
        FactReport.DoesNotExist: there is no such report.
        ReportClosedError: it is closed already; nothing changes.
    """
    return _close(public_id, ReportState.DECLINED, answer=answer, by=by)


def _close(public_id: UUID, state: ReportState, *, answer: str, by: User) -> FactReport:
    report = FactReport.objects.select_for_update(of=("self",)).get(public_id=public_id)
    if report.state != ReportState.OPEN:
        raise ReportClosedError(str(public_id))
    report.state = state
    report.answer = answer
    report.closed_by = by
    report.closed_at = timezone.now()
    report.save(update_fields=["state", "answer", "closed_by", "closed_at"])
    return report
