"""What a replay found, as values and as the JSON that is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assessments.domain.documents.stored import Number, StoredForm
from assessments.domain.replay.causes import Explained


@dataclass(frozen=True, slots=True)
class Cell:
    """How many submissions go from one path to another, those without all answers apart."""

    before: str
    after: str
    complete: Number
    incomplete: Number

    @property
    def flips(self) -> bool:
        """Whether the two differ."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class VersionResult:
    """The submissions to one version: all of them as cells, and why complete and incomplete ones flip.

    Against a catalogue the cells go from first certification to first certification, and `plans` counts the
    plans that change in any entry.
    """

    version: Number
    cells: tuple[Cell, ...]
    complete: tuple[Explained, ...]
    incomplete: tuple[Explained, ...]
    plans: Number = 0


@dataclass(frozen=True, slots=True)
class Result:
    """All submissions of an assessment, by version."""

    parts: tuple[VersionResult, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all versions together, sorted by path before and after."""
        return summed(cell for part in self.parts for cell in part.cells)

    @property
    def submissions(self) -> int:
        """How many there are."""
        return sum(cell.complete + cell.incomplete for cell in self.cells)

    @property
    def flips(self) -> int:
        """How many with all answers go to another path."""
        return sum(cell.complete for cell in self.cells if cell.flips)

    @property
    def incomplete(self) -> int:
        """How many have not all answers that the new path depends on."""
        return sum(cell.incomplete for cell in self.cells)

    @property
    def plans(self) -> int:
        """How many plans change under another catalogue."""
        return sum(part.plans for part in self.parts)

    @property
    def incomplete_flips(self) -> int:
        """How many of those go to another path without these answers."""
        return sum(cell.incomplete for cell in self.cells if cell.flips)


def summed(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """One cell for each pair of paths, sorted."""
    found: dict[tuple[str, str], Cell] = {}
    for cell in cells:
        key = cell.before, cell.after
        known = found.get(key, Cell(*key, 0, 0))
        found[key] = Cell(*key, known.complete + cell.complete, known.incomplete + cell.incomplete)
    return tuple(found[key] for key in sorted(found))


_RESULTS = StoredForm(Result, "result", format=1)


def result_document(result: Result) -> dict[str, Any]:
    """The stored form of a result; `parse_result` gives it back."""
    return _RESULTS.document(result)


def parse_result(document: object) -> Result:
    """The result that a stored form stands for.

    Raises:
        ValueError: it stands for none.
    """
    return _RESULTS.parse(document)
