"""An editor answers a reader's report: the fact is corrected, or stays as it is."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from certifications import queries
from certifications.models import Correction, FactReport
from certifications.models.corrections import ReportState
from portal.shared import page_cache
from portal.shared.clock import site_date
from portal.users.models import User


class ReportClosedError(Exception):
    """Somebody else has closed the report already."""


class NothingCorrectedError(ValueError):
    """The new value, or what the page states now, is what the reader saw: nothing was corrected yet."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a fact states now, and where that comes from."""

    new_value: str
    source_url: str
    source_note: str


@transaction.atomic
def correct_report(public_id: UUID, corrected: Corrected, *, by: User) -> Correction:
    """Enter the correction into the public log and close the report.

    The old value is what the reader saw when the report was made.

    Raises:
        FactReport.DoesNotExist: there is no such report.
        ReportClosedError: it is closed already; nothing changes.
        NothingCorrectedError: the value, or the published page, has stayed as it was; nothing changes.
    """
    report = _close(public_id, ReportState.CORRECTED, answer="", by=by)
    now = queries.stated_by(queries.published_facts(report.certification, report.key))
    if report.stated_value.split() in (corrected.new_value.split(), now.split()):
        raise NothingCorrectedError(report.stated_value)
    correction = Correction.objects.create(
        certification=report.certification,
        certification_name=report.certification_name,
        key=report.key,
        old_value=report.stated_value,
        new_value=corrected.new_value,
        source_url=corrected.source_url,
        source_note=corrected.source_note,
        corrected_on=site_date(),
        report=report,
    )
    page_cache.purge()
    return correction


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
