"""A comparison as a CSV file: a row for each question, two columns for each certification."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from portal.shared.tabular.cells import guarded
from portal.shared.tabular.delimited import csv_lines


def comparison_lines(
    names: Sequence[str], rows: Iterable[tuple[str, str, Sequence[str], Sequence[str]]]
) -> Iterator[str]:
    """The lines of the file. A row has its group, its question, the answers and their sources."""
    group, question = _("Group"), _("Question")
    answers = [guarded(name) for name in names]
    sources = [guarded(_("Sources: %(name)s") % {"name": name}) for name in names]
    columns = [group, question, *answers, *sources]
    return csv_lines(
        columns,
        (dict(zip(columns, (of, asked, *said, *grounds), strict=True)) for of, asked, said, grounds in rows),
    )
