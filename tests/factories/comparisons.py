"""Certifications to compare, made of little."""

from datetime import date

from certifications.domain.certification import Certification, CoveredArea, Issuer, Term
from certifications.domain.comparison import compare_disciplines
from certifications.domain.comparison_cells import ComparisonCell, ComparisonRow
from certifications.domain.facts import Fact
from certifications.domain.vocabulary import Coverage, Orientation, Status
from tests.factories.facts import make_certification_value, make_fact

TODAY = date(2026, 11, 22)
PUBLISHER = Issuer("wmi", "Work Management Institute", "https://example.org", is_publisher=True)
OTHER = Issuer("pmi", "Project Management Institute", "https://example.com", is_publisher=False)
# Keys of numeric facts with the row that shows their range.
NUMBERS = {
    "exam.questions": "exam-questions",
    "exam.minutes": "exam-minutes",
    "renewal.cycle_years": "renewal",
}


def fact(key: str, value: str, collected_on: date = TODAY) -> Fact:
    """A fact of a day."""
    return make_fact(key, value, collected_on=collected_on)


def certification(
    slug: str = "pmp",
    *facts: Fact,
    coverage: dict[str, Coverage] | None = None,
    orientation: Orientation = Orientation.DISCIPLINE,
    status: Status = Status.ACTIVE,
    issuer: Issuer = OTHER,
    suits: str = "People who lead projects.",
    issuer_only: bool = False,
) -> Certification:
    """A certification of project management with these facts."""
    return make_certification_value(
        slug=slug,
        title=slug.upper(),
        abbreviation="",
        url=f"/catalogue/{slug}/",
        issuer=issuer,
        status=status,
        orientation=orientation,
        who_it_suits=suits,
        coverage=tuple(
            CoveredArea(Term(area, area), level, issuer_only) for area, level in (coverage or {}).items()
        ),
        facts=facts,
    )


def rows_of(
    first: list[Certification], second: list[Certification] | None = None
) -> dict[str, ComparisonRow]:
    """The rows of two sides, by their keys."""
    return {row.key: row for row in compare_disciplines(first, second or [], TODAY)}


def cell_of(key: str, *members: Certification) -> ComparisonCell:
    """The cell of a row for certifications on the first side."""
    return rows_of(list(members))[key].first
