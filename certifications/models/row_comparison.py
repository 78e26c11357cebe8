"""How the rows of a certification are compared: facts and coverage by what they are about."""

from typing import ClassVar

from django.utils.translation import gettext as _

from certifications.domain.fields import field_of, route_of
from certifications.models.coverage_matrix import CoverageMatrixPanel
from certifications.models.fact_table import FactTablePanel
from certifications.models.folded_rows import FoldedRowsPanel
from portal.editorial.row_comparison import ChangedRow, ChangedRows, ComparedRows


class ChangedFact(ChangedRow):
    """A fact: what it states, the old value and the new one, then the source of it."""

    main: ClassVar[str] = "value"
    beside: ClassVar[tuple[str, ...]] = ("source_url", "source_note", "collected_on")

    def title(self) -> str:
        """“Fee for non-members”, “Education (route 2)”."""
        field, route = field_of(self.row.key), route_of(self.row.key)
        if field is None:
            return str(self.row.key)
        return (
            _("%(field)s (route %(number)d)") % {"field": field.label, "number": route[0]}
            if route
            else field.label
        )


class ChangedCoverage(ChangedRow):
    """A focus area, and how far it is covered."""

    main: ClassVar[str] = "coverage"

    def title(self) -> str:
        return str(self.row.focus_area)


class FactRows(ChangedRows):
    row_class = ChangedFact


class CoverageRows(ChangedRows):
    row_class = ChangedCoverage


class FactsPanel(ComparedRows, FactTablePanel):
    """The table of facts; of two versions, those that changed in words."""

    rows_class = FactRows

    class BoundPanel(ComparedRows.BoundPanel, FactTablePanel.BoundPanel):
        """One page's, or two versions'."""


class CoveragePanel(ComparedRows, CoverageMatrixPanel):
    """The matrix of coverage, likewise."""

    rows_class = CoverageRows

    class BoundPanel(ComparedRows.BoundPanel, CoverageMatrixPanel.BoundPanel):
        """One page's, or two versions'."""


class RowsPanel(ComparedRows, FoldedRowsPanel):
    """Other rows of a page, a line each, likewise."""

    class BoundPanel(ComparedRows.BoundPanel, FoldedRowsPanel.BoundPanel):
        """One page's, or two versions'."""
