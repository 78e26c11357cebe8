"""The rows of a comparison as a file has them: plain words, with the sources beside them."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from certifications.comparisons.presenters.table import ComparedCell, ComparedRows


def file_rows(groups: Iterable[ComparedRows]) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Group, question, answers, sources of each row."""
    for group in groups:
        for row in group.rows:
            yield (
                group.label,
                row.label,
                [_answer(cell) for cell in row.cells],
                [_sources(cell) for cell in row.cells],
            )


def _answer(cell: ComparedCell) -> str:
    return "\n".join((*cell.lines, *cell.small)) if cell.lines else _("unknown")


def _sources(cell: ComparedCell) -> str:
    lines = [
        f"{item.url or item.name} ({item.details})" if item.details else item.name for item in cell.sources
    ]
    return "\n".join((*dict.fromkeys(lines), *((cell.judged,) if cell.judged else ())))
