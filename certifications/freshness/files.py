"""The list of facts to check as rows of a file, and a file of checks as rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from certifications.domain.checklist import Need
from certifications.freshness.queries.statements import ground_of
from certifications.freshness.queries.to_check import ToCheck
from certifications.queries.progressions import PublishedProgression
from certifications.wording.words import PROGRESSION_WORDS, key_words, source_words
from portal.shared.tabular.delimited import csv_lines, read_csv

# What an editor fills in.
NAME, OUTCOME, DETAIL, NOTE, READ_ON = "statement", "outcome", "detail", "note", "read_on"
FILLED = (OUTCOME, DETAIL, NOTE, READ_ON)
COLUMNS = (
    NAME,
    "certification",
    "fact",
    "value",
    "source",
    "state",
    "collected_on",
    "checked_on",
    *FILLED,
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row as somebody filled it in; `line` is where it stands in the file."""

    line: int
    name: str
    outcome: str
    detail: str
    note: str
    read_on: str


def checks_file(found: Iterable[ToCheck]) -> Iterator[str]:
    """The list as a CSV, line by line, with empty columns for what somebody finds."""
    return csv_lines(COLUMNS, map(_row, found))


def _row(one: ToCheck) -> dict[str, str]:
    ground = ground_of(one.stated)
    return {
        NAME: str(one.name),
        "certification": one.subject.title,
        "fact": _label(one),
        "value": one.stated.progression.detail
        if isinstance(one.stated, PublishedProgression)
        else one.stated.fact.stated,
        "source": ground.source_url or source_words(ground),
        "state": " ".join(need.value for need in Need if need in one.listed.needs),
        "collected_on": ground.collected_on.isoformat(),
        "checked_on": _iso(ground.verified_on),
    }


def _label(one: ToCheck) -> str:
    if isinstance(one.stated, PublishedProgression):
        kind = PROGRESSION_WORDS[one.stated.progression.kind]
        return f"{one.stated.start} {kind} {one.stated.end}"
    return key_words(one.stated.fact.key)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def rows_in(content: bytes) -> list[FileRow]:
    """The rows of a file in which somebody entered an outcome.

    Raises:
        UnreadableFileError: the file is no CSV in UTF-8, or lacks a column.
    """
    return [
        FileRow(
            line,
            cells[NAME],
            cells[OUTCOME].casefold(),
            *(cells.get(column, "") for column in (DETAIL, NOTE, READ_ON)),
        )
        for line, cells in read_csv(content, (NAME, OUTCOME))
        if cells[OUTCOME]
    ]
