"""Comparisons for programs: any two to four certifications, and disciplines as editors chose them."""

from certifications.comparisons.api.comparisons import ComparisonsEndpoint
from certifications.comparisons.api.disciplines import DisciplineComparisonsEndpoint

ROUTES = (
    ("comparisons", ComparisonsEndpoint),
    ("discipline-comparisons", DisciplineComparisonsEndpoint),
)
