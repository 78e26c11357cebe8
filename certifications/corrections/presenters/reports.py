"""Readers' reports of errors, as editors see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from certifications.corrections.presenters.subjects import subject_words
from certifications.corrections.queries import CorrectedFact
from certifications.models import FactReport
from certifications.models.corrections import ReportState, ReportSubject
from certifications.queries.fact_sources import source_link, source_name
from portal.shared.words import short_moment_words


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A reader's report in the list. `edit_url` is empty when the certification is gone."""

    public_id: UUID
    certification: str
    about: str
    label: str
    stated_value: str
    message: str
    source_url: str
    state: str
    state_words: str
    answer: str
    reported: str
    edit_url: str
    answer_url: str


def report_row(report: FactReport, page_ids: Mapping[UUID, int]) -> ReportRow:
    """A report's line."""
    page = page_ids.get(report.certification) if report.certification else None
    anchor = f"#fact:{report.key}" if report.about in {ReportSubject.FACT, ReportSubject.MISSING} else ""
    return ReportRow(
        public_id=report.public_id,
        certification=report.certification_name,
        about=str(ReportSubject(report.about).label),
        label=subject_words(report),
        stated_value=report.stated_value,
        message=report.message,
        source_url=report.source_url,
        state=report.state,
        state_words=str(ReportState(report.state).label),
        answer=report.answer,
        reported=short_moment_words(report.reported_at),
        edit_url=f"{reverse('wagtailadmin_pages:edit', args=[page])}{anchor}" if page else "",
        answer_url=reverse("certifications_admin:report", args=[report.public_id]),
    )


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What the public log would say of one fact. Values are empty where a fact was added or left out."""

    old_value: str
    new_value: str
    source_url: str
    source: str


def log_entries(corrected: tuple[CorrectedFact, ...]) -> tuple[LogEntry, ...]:
    """The entries as readers will see them."""
    return tuple(
        LogEntry(
            fact.old_value,
            fact.new_value,
            source_link(fact.source_url),
            source_name(fact.source_url) or fact.source_note,
        )
        for fact in corrected
    )
