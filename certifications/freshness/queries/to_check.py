"""Published statements with all that says whether their source should be read again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page

from certifications.domain.checklist import ListedStatement, is_about, needs_of, source_kind_of
from certifications.domain.facts import fresh_until
from certifications.freshness.queries.findings import ANSWERED_BY_CHECK, findings_by_statement
from certifications.freshness.queries.statements import Stated, StatementName, ground_of, key_of, name_of
from certifications.models import CertificationPage, FactReport, Progression, SourceFinding
from certifications.models.corrections import ReportState
from certifications.models.facts import PROGRESSION_KEY
from certifications.queries import PublishedFact, readings
from certifications.queries.progressions import PublishedProgression
from certifications.wording.words import key_words, source_words
from portal.editorial.care.queries import CareKey
from portal.editorial.models import Care


@dataclass(frozen=True, slots=True)
class Subject:
    """The certification that a statement is about, and what its page says of contradictions."""

    title: str
    abbreviation: str
    issuer: str
    issuer_name: str
    website: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A published statement. `reports` counts readers' open reports; `topics` are those of contradictions."""

    name: StatementName
    stated: Stated
    subject: Subject
    listed: ListedStatement
    reports: int
    topics: tuple[str, ...]
    findings: tuple[SourceFinding, ...]


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What is asked once for all statements."""

    subjects: Mapping[UUID, Subject]
    reports: Mapping[tuple[UUID, str], int]
    findings: Mapping[StatementName, tuple[SourceFinding, ...]]
    owners: Mapping[CareKey, int]


def to_check(
    facts: Iterable[PublishedFact], steps: Iterable[PublishedProgression], today: date
) -> tuple[ToCheck, ...]:
    """Everything that is published with a source. Five queries, however much there is."""
    around = _surroundings()
    everything: tuple[Stated, ...] = (*facts, *steps)
    return tuple(
        _to_check(one, place, around, today)
        for place, one in enumerate(everything)
        # Published between two queries: it is on the list the next time.
        if one.certification in around.subjects
    )


def _surroundings() -> _Surroundings:
    pages = CertificationPage.objects.live().public().select_related("issuer")
    reports = FactReport.objects.filter(state=ReportState.OPEN, is_suspect=False)
    return _Surroundings(
        subjects={page.translation_key: _subject(page) for page in pages.prefetch_related("contradictions")},
        reports=Counter(
            (certification, key)
            for certification, key in reports.values_list("certification", "key")
            if certification is not None
        ),
        findings=findings_by_statement(),
        owners=_owners(),
    )


def _owners() -> Mapping[CareKey, int]:
    """Who looks after which page and which progression."""
    cared = Care.objects.filter(
        content_type__in=map(_base_type, (Page, Progression)), owner__isnull=False
    ).values_list("content_type", "object_id", "owner")
    return {(kind, number): owner for kind, number, owner in cared}


def _owner(one: Stated, around: _Surroundings) -> str:
    is_step = isinstance(one, PublishedProgression)
    number = one.row_id if isinstance(one, PublishedProgression) else one.page_id
    kind = _base_type(Progression if is_step else Page).pk
    return str(around.owners.get((kind, str(number)), ""))


def _base_type(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model, for_concrete_model=False)


def _subject(page: CertificationPage) -> Subject:
    issuer = page.issuer
    key, name, website = (issuer.key, issuer.name, issuer.website) if issuer else ("", "", "")
    topics = tuple(row.topic for row in page.contradictions.all())
    return Subject(page.title, page.abbreviation, key, name, website, topics)


def _to_check(one: Stated, place: int, around: _Surroundings, today: date) -> ToCheck:
    name, key, ground = name_of(one), key_of(one), ground_of(one)
    subject = around.subjects[one.certification]
    findings = around.findings.get(name, ())
    reports = around.reports.get((one.certification, key), 0)
    topics = tuple(topic for topic in subject.topics if is_about(topic, key_words(key), key))
    if isinstance(one, PublishedProgression):
        kind, last_day, title = PROGRESSION_KEY, one.progression.fresh_until, one.start
    else:
        kind, last_day, title = one.fact.kind.value, fresh_until(one.fact), one.title
    disagrees = any(finding.outcome in ANSWERED_BY_CHECK for finding in findings)
    listed = ListedStatement(
        certification=str(one.certification),
        digest=name.digest,
        title=title,
        issuer=subject.issuer,
        kind=kind,
        source=ground.source_url or ground.source_note,
        source_kind=source_kind_of(
            ground.source_url,
            subject.website,
            is_machine_written=readings().is_machine_written(ground.source_url),
        ),
        ages_from=ground.verified_on or ground.collected_on,
        place=place,
        needs=needs_of(
            last_day,
            ground.verified_on,
            today,
            contradicted=bool(reports or topics or disagrees),
            found=bool(findings),
        ),
        words=_words(one, subject),
        owner=_owner(one, around),
    )
    return ToCheck(name, one, subject, listed, reports, topics, findings)


def _words(one: Stated, subject: Subject) -> str:
    """All that a search looks in: names, value, source."""
    if isinstance(one, PublishedProgression):
        step = one.progression
        said: tuple[str, ...] = (one.start, one.end, *step.ends, step.detail)
    else:
        said = (one.title, key_words(one.fact.key), one.fact.key, one.fact.stated)
    ground = ground_of(one)
    return " ".join(
        (*said, subject.abbreviation, subject.issuer_name, ground.source_url, source_words(ground))
    )
