"""The editors' work lists: readers' reports, and facts whose source is due to be read again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from certifications.domain.facts import digest_of_fact, freshness, runs_from
from certifications.domain.fields import field_of, route_of
from certifications.models import FactReport
from certifications.models.corrections import ReportState
from certifications.presenters.ladder import KINDS
from certifications.presenters.words import source_name, status_of, status_sentence
from certifications.queries import PublishedFact
from certifications.queries.steps import PublishedProgression
from portal.shared.words import short_moment_words

Checkable = PublishedFact | PublishedProgression


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A reader's report in the list. `edit_url` is empty when the certification is gone."""

    public_id: UUID
    certification: str
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


@dataclass(frozen=True, slots=True)
class FactRow:
    """A published fact or progression in the list of what to check. `state` is a Freshness value.

    `verify_url` is where the button sends that its source was read.
    """

    verify_url: str
    name: str
    edit_url: str
    label: str
    value: str
    source_url: str
    source: str
    state: str
    status: str


def report_row(report: FactReport, page_ids: Mapping[UUID, int]) -> ReportRow:
    """A report's line."""
    page = page_ids.get(report.certification)
    return ReportRow(
        public_id=report.public_id,
        certification=report.certification_name,
        label=key_words(report.key),
        stated_value=report.stated_value,
        message=report.message,
        source_url=report.source_url,
        state=report.state,
        state_words=str(ReportState(report.state).label),
        answer=report.answer,
        reported=moment_words(report.reported_at),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page]) if page else "",
        answer_url=reverse("certifications_admin:report", args=[report.public_id]),
    )


def by_age(facts: Iterable[PublishedFact], steps: Iterable[PublishedProgression]) -> list[Checkable]:
    """Facts and progressions, those whose shelf life has run longest first."""
    return sorted((*facts, *steps), key=_age)


def _age(one: Checkable) -> tuple[date, str, str]:
    if isinstance(one, PublishedProgression):
        return one.progression.grounds.runs_from, one.start, one.end
    return runs_from(one.fact), one.title, one.fact.key


def row_to_check(one: Checkable, today: date) -> FactRow:
    """The line of a fact or a progression on a day."""
    return step_row(one, today) if isinstance(one, PublishedProgression) else fact_row(one, today)


def step_row(one: PublishedProgression, today: date) -> FactRow:
    """A progression's line on a day."""
    step = one.progression
    grounds = step.grounds
    label = f"{KINDS[step.kind]} {one.end}"
    return FactRow(
        verify_url=reverse("certifications_admin:verify_progression", args=[step.digest]),
        name=f"{one.start} {label}",
        edit_url=reverse("wagtailsnippets_certifications_progression:edit", args=[one.row_id]),
        label=label,
        value=step.detail,
        source_url=grounds.source_url,
        source=source_name(grounds.source_url) or grounds.source_note,
        state=step.freshness(today).value,
        status=status_of(grounds.verified_on, grounds.collected_on),
    )


def fact_row(one: PublishedFact, today: date) -> FactRow:
    """A fact's line on a day."""
    fact = one.fact
    return FactRow(
        verify_url=reverse("certifications_admin:verify", args=[one.certification, digest_of_fact(fact)]),
        name=f"{one.title}: {key_words(fact.key)}",
        edit_url=reverse("wagtailadmin_pages:edit", args=[one.page_id]),
        label=key_words(fact.key),
        value=f"{fact.value} {fact.unit}".strip(),
        source_url=fact.source_url,
        source=source_name(fact.source_url) or fact.source_note,
        state=freshness(fact, today).value,
        status=status_sentence(fact),
    )


def key_words(key: str) -> str:
    """What a fact of this key states, as editors choose it; the key itself when no field has it any more."""
    field, route = field_of(key), route_of(key)
    if field is None:
        return key
    return f"{field.label} ({route[0]})" if route else field.label


def moment_words(value: datetime) -> str:
    """Date and time in the editor's zone, with the zone's name."""
    return short_moment_words(value)
