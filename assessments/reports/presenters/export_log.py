"""The log of exports as administrators read it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from django.utils.translation import gettext as _

from assessments.models import ExportRecord
from portal.shared.words import moment_words, number_words


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One export."""

    when: str
    who: str
    what: str
    filters: str
    rows: str
    left_out: str
    personal: str


def export_lines(records: Iterable[ExportRecord], zone: tzinfo) -> tuple[ExportLine, ...]:
    """The exports in words, in the order given; reads `exported_by`."""
    return tuple(
        ExportLine(
            when=moment_words(record.exported_at, zone),
            who=str(record.exported_by) if record.exported_by else _("a deleted account"),
            what=f"{record.report}.{record.file_format}",
            filters=_filters(record.filters),
            rows=_("not finished") if record.rows is None else number_words(record.rows),
            left_out=number_words(record.left_out),
            personal=_("with email addresses") if record.with_personal_data else _("without"),
        )
        for record in records
    )


def _filters(filters: Mapping[str, Sequence[str]]) -> str:
    """The filters as they stood in the address, those that were empty left out."""
    said = [
        f"{name} = {', '.join(value for value in values if value)}"
        for name, values in sorted(filters.items())
        if any(values)
    ]
    return "; ".join(said) or _("everything")
