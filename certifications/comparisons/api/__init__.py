"""Comparisons for programs: any two to four certifications, and disciplines as editors chose them."""

from certifications.comparisons.api.comparisons import ComparisonViewSet
from certifications.comparisons.api.disciplines import DisciplineComparisonViewSet

ROUTES = (
    ("comparisons", ComparisonViewSet),
    ("discipline-comparisons", DisciplineComparisonViewSet),
)
