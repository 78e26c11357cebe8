"""What a replay found, as values and as the JSON that is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assessments.domain.documents.stored import Flag, Number, StoredForm, sparing
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


@sparing("asks_anew")
@dataclass(frozen=True, slots=True)
class VersionResult:
    """The submissions to one version: all of them as cells, and why complete and incomplete ones flip.

    Against a catalogue the cells go from first certification to first certification, and `plans` counts the
    plans that change in any entry. `asks_anew`: no scored question of the version is asked any more, and
    without them no path is known: its cells lead to none.
    """

    version: Number
    cells: tuple[Cell, ...]
    complete: tuple[Explained, ...]
    incomplete: tuple[Explained, ...]
    plans: Number = 0
    asks_anew: Flag = False

    @property
    def submissions(self) -> int:
        """How many there are."""
        return sum(cell.complete + cell.incomplete for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Result:
    """All submissions of an assessment, by version."""

    parts: tuple[VersionResult, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all versions that can be replayed together, sorted by path before and after."""
        return summed(cell for part in self.parts if not part.asks_anew for cell in part.cells)

    @property
    def submissions(self) -> int:
        """How many there are, those that cannot be replayed too."""
        return sum(part.submissions for part in self.parts)

    @property
    def asked_anew(self) -> int:
        """How many cannot be replayed, because none of the scored questions that they answer is asked."""
        return sum(part.submissions for part in self.parts if part.asks_anew)

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
