"""What somebody found at many sources, from a file: all of it is recorded, or nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from certifications.freshness.files import FileRow
from certifications.freshness.queries.statements import Stated, StatementName, published_statements
from certifications.freshness.services.check_statements import store_checks
from certifications.freshness.services.record_findings import store_findings
from certifications.models import SourceOutcome
from certifications.models.source_findings import detail_refusal
from portal.shared.clock import site_date
from portal.users.models import User

CHECKED = "checked"
NOTE_LENGTH, DETAIL_LENGTH = 600, 2000
# How long ago a source may have been read when the file comes.
OLDEST_DAYS = 31
MOST_ROWS = 2000


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """What is wrong with a row of the file; `line` is where it stands."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that says something about a published statement."""

    name: StatementName
    outcome: str
    detail: str
    note: str
    day: date


class RowsRefusedError(ValueError):
    """Some rows are wrong; nothing is recorded."""

    def __init__(self, refusals: Sequence[RowRefusal]) -> None:
        super().__init__(f"{len(refusals)} rows are refused")
        self.refusals = tuple(refusals)


@transaction.atomic
def import_checks(rows: Sequence[FileRow], *, by: User) -> int:
    """Record what the rows say, in one transaction; returns how many facts it was.

    Reads what is published once, and takes a statement for each check or finding that differs from others.

    Raises:
        RowsRefusedError: names every row that is wrong; nothing is recorded.
    """
    published = published_statements() if rows else {}
    read = _read(rows, published)
    checks: defaultdict[tuple[date, str], dict[StatementName, Stated]] = defaultdict(dict)
    findings: defaultdict[tuple[str, str, str], dict[StatementName, Stated]] = defaultdict(dict)
    for row in read:
        if row.outcome == CHECKED:
            checks[row.day, row.note][row.name] = published[row.name]
        else:
            findings[row.outcome, row.detail, row.note][row.name] = published[row.name]
    for (day, note), stated in checks.items():
        store_checks(stated, by=by, note=note, day=day)
    for (outcome, detail, note), stated in findings.items():
        store_findings(stated, SourceOutcome(outcome), by=by, detail=detail, note=note)
    return len(read)


def _read(rows: Sequence[FileRow], published: Mapping[StatementName, Stated]) -> list[ReadRow]:
    if len(rows) > MOST_ROWS:
        words = _("The file has more than %(count)d rows with an outcome.") % {"count": MOST_ROWS}
        raise RowsRefusedError([RowRefusal(rows[MOST_ROWS].line, words)])
    today = site_date()
    read: dict[StatementName, ReadRow] = {}
    refusals = []
    for row in rows:
        found = _read_row(row, published, today)
        if isinstance(found, ReadRow) and found.name in read:
            found = _("This fact is in the file twice.")
        if isinstance(found, ReadRow):
            read[found.name] = found
        else:
            refusals.append(RowRefusal(row.line, found))
    if refusals:
        raise RowsRefusedError(refusals)
    return list(read.values())


def _read_row(row: FileRow, published: Mapping[StatementName, Stated], today: date) -> ReadRow | str:
    """The row, or what is wrong with it."""
    try:
        name = StatementName.parse(row.name)
    except ValueError:
        return _("The column “statement” names no fact. Copy it from the file that you downloaded.")
    if name not in published:
        return _("The page no longer says this. Download the list again.")
    if row.outcome not in {CHECKED, *SourceOutcome.values}:
        known = ", ".join([CHECKED, *SourceOutcome.values])
        return _("The outcome is not one of: %(known)s.") % {"known": known}
    if refusal := _refuse_texts(row):
        return refusal
    day = _day(row, today)
    return ReadRow(name, row.outcome, row.detail, row.note, day) if isinstance(day, date) else day


def _refuse_texts(row: FileRow) -> str:
    if len(row.note) > NOTE_LENGTH or len(row.detail) > DETAIL_LENGTH:
        return _("The note has more than %(note)d characters, or the detail more than %(detail)d.") % {
            "note": NOTE_LENGTH,
            "detail": DETAIL_LENGTH,
        }
    return detail_refusal(row.outcome, row.detail)


def _day(row: FileRow, today: date) -> date | str:
    if not row.read_on:
        return today
    try:
        day = date.fromisoformat(row.read_on)
    except ValueError:
        return _("Write the day as 2026-11-30.")
    if day > today:
        return _("This date is in the future.")
    if day < today - timedelta(days=OLDEST_DAYS):
        return _("That is more than %(days)d days ago. Read the source again.") % {"days": OLDEST_DAYS}
    return day
