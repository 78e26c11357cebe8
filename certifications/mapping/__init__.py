"""Rows to domain values."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from certifications.domain.certification import (
    Certification,
    CoveredArea,
    Issuer,
    Judgement,
    Term,
)
from certifications.domain.facts import Confidence, Fact, digest_of
from certifications.domain.fields import field_of
from certifications.domain.readings import Readings, is_education
from certifications.domain.statements import (
    CertificationName,
    CommonError,
    Contradiction,
    DatedAddress,
    Grounds,
    Progression,
    ReadSource,
    Statements,
)
from certifications.domain.values import ValueRefusedError, parse_value
from certifications.domain.vocabulary import Coverage, Orientation, ProgressionKind, SourceQuality, Status
from certifications.models import CertificationFact, CertificationPage, Level
from certifications.models import Issuer as IssuerRow
from certifications.models import Progression as ProgressionRow
from certifications.models.provenance import Provenance
from certifications.models.taxonomy import Term as TermRow

# The day each statement was last checked, by certification and digest.
Checks = Mapping[tuple[UUID, str], date]


def facts_from_rows(
    rows: Iterable[CertificationFact], certification: UUID, checks: Checks, lists: Readings
) -> tuple[Fact, ...]:
    """The rows that state something; a draft's unfinished rows are left out."""
    facts = (fact_from_row(row, certification, checks, lists) for row in rows)
    return tuple(fact for fact in facts if fact is not None)


def fact_from_row(
    row: CertificationFact, certification: UUID, checks: Checks, lists: Readings
) -> Fact | None:
    """The fact of a row, or None while the row is unfinished or its value is not of its field's form."""
    field = field_of(row.key)
    if field is None or not row.collected_on or not row.confidence or not (row.source_url or row.source_note):
        return None
    try:
        typed = parse_value(field.value_type, row.value)
    except ValueRefusedError:
        return None
    digest = digest_of(row.key, row.value, row.source_url or row.source_note)
    return Fact(
        key=row.key,
        kind=field.kind,
        label=field.label,
        value=row.value,
        unit=field.unit,
        typed=typed,
        source_url=row.source_url,
        source_note=row.source_note,
        source_date=row.source_date or None,
        collected_on=row.collected_on,
        verified_on=checks.get((certification, digest)),
        confidence=Confidence(row.confidence),
        also=tuple(row.also.splitlines()),
        caution=row.caution,
        note=row.note,
        education=lists.educations.get(row.value) if is_education(row.key) else None,
        in_force_from=row.in_force_from,
        in_force_until=row.in_force_until,
    )


def term_from_row(row: TermRow | None) -> Term:
    """A list's entry; a nameless one where a draft has none yet."""
    if row is None:
        return Term(key="", name="")
    return Term(row.key, row.name, row.sort_order, row.rank if isinstance(row, Level) else None)


def issuer_from_row(row: IssuerRow | None) -> Issuer:
    """Who awards certifications; a nameless one where a draft has none yet."""
    if row is None:
        return Issuer(key="", name="", website="", is_publisher=False)
    return Issuer(key=row.key, name=row.name, website=row.website, is_publisher=row.is_publisher)


def certification_from_page(
    page: CertificationPage, checks: Checks, lists: Readings, day: date
) -> Certification:
    """The certification of a page on a day. Reads its terms, coverage and facts: prefetch for more than one.

    `lists` says how words are read; certifications that are shown together share one. What is no longer in
    force on the day is left out, and what is not in force yet stands apart.
    """
    known = facts_from_rows(page.facts.all(), page.translation_key, checks, lists)
    return Certification(
        slug=page.slug,
        title=page.title,
        abbreviation=page.abbreviation,
        url=page.get_url() or "",
        issuer=issuer_from_row(page.issuer),
        status=Status(page.status),
        # Empty in an unfinished draft only, which nobody but its editors sees.
        orientation=Orientation(page.orientation or Orientation.DISCIPLINE),
        discipline=term_from_row(page.discipline),
        also_fits=tuple(term_from_row(term) for term in page.also_fits.all()),
        level=term_from_row(page.level),
        who_it_suits=page.who_it_suits,
        judgement=Judgement(
            author=page.judgement_author, made_on=page.judgement_date, basis=page.judgement_basis
        ),
        coverage=_coverage(page),
        facts=tuple(fact for fact in known if not (fact.is_ahead(day) or fact.is_over(day))),
        naming_note=page.naming_note,
        facts_ahead=tuple(fact for fact in known if fact.is_ahead(day)),
        verdict=page.verdict,
        who_it_does_not_suit=page.who_it_does_not_suit,
    )


def _coverage(page: CertificationPage) -> tuple[CoveredArea, ...]:
    return tuple(
        CoveredArea(
            area=term_from_row(row.focus_area), coverage=Coverage(row.coverage), issuer_only=row.issuer_only
        )
        for row in page.coverage.all()
        if row.coverage and row.focus_area_id
    )


def name_from_page(page: CertificationPage) -> CertificationName:
    """What others call the certification of a page. Reads issuer and terms."""
    return CertificationName(
        slug=page.slug,
        title=page.title,
        abbreviation=page.abbreviation,
        url=page.get_url() or "",
        issuer=issuer_from_row(page.issuer).name,
        discipline=term_from_row(page.discipline).key,
        level=term_from_row(page.level),
        also_fits=tuple(term.key for term in page.also_fits.all()),
    )


def progression_from_row(row: ProgressionRow, checks: Mapping[str, date]) -> Progression:
    """What holding one certification means for another, with the day when its statement was last checked."""
    step = Progression(
        row.start,
        row.end,
        ProgressionKind(row.kind),
        row.detail,
        grounds_from_row(row),
        tuple(sorted(set(row.waives.split()))),
        row.needs_active,
    )
    return replace(step, grounds=replace(step.grounds, verified_on=checks.get(step.digest)))


def grounds_from_row(row: Provenance) -> Grounds:
    """Where a row's statement comes from."""
    return Grounds(
        source_url=row.source_url,
        source_note=row.source_note,
        source_date=row.source_date or None,
        collected_on=row.collected_on,
        confidence=Confidence(row.confidence),
        also=tuple(row.also.splitlines()),
        caution=row.caution,
        note=row.note,
    )


def statements_from_page(page: CertificationPage) -> Statements:
    """What a page says beside its facts; a draft's unfinished rows are left out. Three queries."""
    return Statements(
        contradictions=tuple(
            Contradiction(row.topic, tuple(row.claims.splitlines()), grounds_from_row(row))
            for row in page.contradictions.all()
            if row.collected_on and row.confidence
        ),
        errors=tuple(
            CommonError(
                row.wrong, row.better, dated_addresses(row.seen_at), dated_addresses(row.corrected_by)
            )
            for row in page.common_errors.all()
        ),
        sources=tuple(
            ReadSource(row.url, row.reference, row.source_date or None, SourceQuality(row.quality), row.note)
            for row in page.sources.all()
            if row.quality
        ),
    )


def dated_addresses(lines: str) -> tuple[DatedAddress, ...]:
    """Addresses written one a line, each with the year before it where it is known.

    A line that holds no address is left out: as a link it would lead nowhere.
    """
    found = (line.strip().rpartition(" ") for line in lines.splitlines() if line.strip())
    return tuple(
        DatedAddress(url, year.strip())
        for year, _space, url in found
        if url.startswith(("http://", "https://"))
    )
