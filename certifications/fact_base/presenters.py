"""What an import did, would do or refuses, as one report: the command prints it, programs get it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from certifications.domain.fact_base.problems import FactBaseRefusedError, Problem, pointer_of
from certifications.fact_base.services import Changes, ImportChange

# A document that is wrong throughout has more problems than anybody reads.
MOST_REFUSALS = 100


@dataclass(frozen=True, slots=True)
class ReportedChange:
    """One field; `before` is None for what was not there, `after` for what the document leaves empty.

    `pointer` leads to the record in the document; empty for rows of lists.
    """

    record: str
    field: str
    pointer: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ReportedRefusal:
    """One thing that keeps the document from being imported, and where it stands."""

    record: str
    field: str
    pointer: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What becomes of a document. Where anything is refused, nothing is imported.

    `kept` is what people settled after the document was compiled: `before` stays, `after` is what it says
    instead. `drafts` are the contents that wait for approval. `refusals` counts all that is refused, also
    beyond the first `MOST_REFUSALS`.
    """

    is_dry_run: bool
    records: int
    added: tuple[ReportedChange, ...] = ()
    changed: tuple[ReportedChange, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[ReportedChange, ...] = ()
    drafts: tuple[str, ...] = ()
    refused: tuple[ReportedRefusal, ...] = ()
    refusals: int = 0

    @property
    def fields(self) -> int:
        """How many fields are or would be different."""
        return len(self.added) + len(self.changed)


def report_of(document: object, changes: Changes, *, is_dry_run: bool) -> ImportReport:
    """The report of an import that went through."""
    slugs = list(slugs_of(document))
    touched = {change.record for change in changes.made}
    reported = [_change(change, slugs) for change in changes.made]
    return ImportReport(
        is_dry_run=is_dry_run,
        records=len(slugs),
        added=tuple(one for one in reported if one.before is None),
        changed=tuple(one for one in reported if one.before is not None),
        unchanged=tuple(slug for slug in slugs if slug not in touched),
        kept=tuple(_change(change, slugs) for change in changes.kept),
        drafts=tuple(dict.fromkeys(changes.drafts)),
    )


def refused_report(document: object, refused: FactBaseRefusedError, *, is_dry_run: bool) -> ImportReport:
    """The report of a document that cannot be imported."""
    slugs = list(slugs_of(document))
    shown = refused.problems[:MOST_REFUSALS]
    return ImportReport(
        is_dry_run=is_dry_run,
        records=len(slugs),
        refused=tuple(_refusal(problem, slugs) for problem in shown),
        refusals=len(refused.problems),
    )


def slugs_of(document: object) -> Iterator[str]:
    """The slugs of a document's certifications, whatever else is wrong with it."""
    rows = document.get("certifications") if isinstance(document, dict) else None
    for row in rows if isinstance(rows, list) else ():
        slug = row.get("slug") if isinstance(row, dict) else None
        yield slug.strip() if isinstance(slug, str) else ""


def _change(change: ImportChange, slugs: list[str]) -> ReportedChange:
    return ReportedChange(
        change.record,
        change.field,
        _pointer(change.record, slugs),
        change.old or None,
        change.new or None,
    )


def _refusal(problem: Problem, slugs: list[str]) -> ReportedRefusal:
    pointer = _pointer(problem.record, slugs) if problem.pointer is None else problem.pointer
    return ReportedRefusal(problem.record, problem.field, pointer, problem.sentence)


def _pointer(record: str, slugs: Iterable[str]) -> str:
    """Where the record of a slug stands; the whole document for anything else."""
    place = next((number for number, slug in enumerate(slugs) if slug and slug == record), None)
    steps: tuple[Any, ...] = () if place is None else ("certifications", place)
    return pointer_of(steps)
