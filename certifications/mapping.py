"""Rows to domain values."""

from collections.abc import Iterable

from certifications.domain.certification import Certification
from certifications.domain.facts import Confidence, Fact, FactKind
from certifications.models import CertificationFact, CertificationPage

# Without these a row is an unfinished draft, not a fact yet.
REQUIRED = ("key", "kind", "label", "value", "source_url", "collected_on", "confidence")


def facts_from_rows(rows: Iterable[CertificationFact]) -> tuple[Fact, ...]:
    """The rows that state something; a draft's unfinished rows are left out."""
    return tuple(fact_from_row(row) for row in rows if is_finished(row))


def is_finished(row: CertificationFact) -> bool:
    """Whether the row has all that a fact needs. Rows of a saved draft may not."""
    return all(getattr(row, name) for name in REQUIRED)


def fact_from_row(row: CertificationFact) -> Fact:
    """The fact of a finished row.

    Raises:
        ValueError: the kind or the confidence is none that we know.
    """
    return Fact(
        key=row.key,
        kind=FactKind(row.kind),
        label=row.label,
        value=row.value,
        unit=row.unit,
        source_url=row.source_url,
        source_date=row.source_date or None,
        collected_on=row.collected_on,
        verified_on=row.verified_on,
        confidence=Confidence(row.confidence),
    )


def certification_from_page(page: CertificationPage) -> Certification:
    """The certification of a page. Reads the page's facts: prefetch them for more than one."""
    return Certification(
        title=page.title,
        abbreviation=page.abbreviation,
        issuer=page.issuer,
        summary=page.summary,
        url=page.get_url() or "",
        facts=facts_from_rows(page.facts.all()),
    )
