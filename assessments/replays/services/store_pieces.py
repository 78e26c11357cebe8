"""What every replay does: make room, store piece by piece and commit in chunks, then say what was found."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import asdict, astuple, dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise

from assessments.attempts.queries.suspects import suspect_submissions
from assessments.domain.replay.result import Cell, Result, result_document, summed
from assessments.models import Against, Replay
from assessments.replays.queries.submissions import VersionRows, parts_of
from assessments.replays.services.remove_replays import keep_erasures_out, remove_replays, remove_rows
from portal.jobs.kinds import JobContext


@dataclass(frozen=True, slots=True)
class StoredPieces:
    """What a piece came to: its last submission, how many there were, and of which sorts.

    `sorts` are those of store_rows.copy_rows; `plans` counts the plans that change.
    """

    last: int
    count: int
    sorts: Mapping[str, int] = field(default_factory=dict)
    plans: int = 0


# Judges and stores the submissions after one of them; fewer than a whole piece where they end.
Store = Callable[[int], StoredPieces]


@dataclass(slots=True)
class Place:
    """How far a replay is: the part at hand, the last submission of it that is stored, how many in all.

    `sorts` counts submissions by sort, `plans` the plans that change, for each part that was begun.
    """

    part: int = 0
    after: int = 0
    done: int = 0
    sorts: list[dict[str, int]] = field(default_factory=list)
    plans: list[int] = field(default_factory=list)

    def add(self, stored: StoredPieces) -> None:
        """Count a piece in."""
        if len(self.sorts) == self.part:
            self.sorts.append({})
            self.plans.append(0)
        counts = self.sorts[self.part]
        for sort, count in stored.sorts.items():
            counts[sort] = counts.get(sort, 0) + count
        self.plans[self.part] += stored.plans
        self.after = stored.last
        self.done += stored.count


class ReplayWork(ABC):
    """One try at a replay, from where the last one came to."""

    # Submissions that are read and judged at once, and pieces that are stored in one transaction: well
    # within a second.
    at_once: int
    pieces: int
    # What is done once all are stored, where it takes a while; nobody knows how long, so no total is told.
    last_stage: str | Promise = ""

    def __init__(self, context: JobContext, replay: Replay) -> None:
        self.context = context
        self.replay = replay
        known = context.checkpoint
        self.parts = (
            tuple(VersionRows(*part) for part in known["parts"]) if known else parts_of(replay.assessment_id)
        )
        self.place = Place(**known["place"]) if known else Place()
        self._total = sum(part.count for part in self.parts)

    @abstractmethod
    def first_codes(self) -> list[str]:
        """What the numbers of rows stand for, as far as it is known before the first."""

    @abstractmethod
    def storing(self, part: VersionRows) -> Store:
        """How the submissions to a version are stored."""

    @abstractmethod
    def result(self) -> Result:
        """What was found, once all are stored."""

    def run(self) -> None:
        """Everything that is still to do."""
        if self.context.checkpoint is None:
            self._begin()
        while self.place.part < len(self.parts):
            self._replay_part(self.parts[self.place.part])
        result = self.result()
        with transaction.atomic():
            self.replay.result = result_document(result)
            self.replay.finished_at = timezone.now()
            self.replay.save(update_fields=["result", "finished_at"])
            # Some may have been erased meanwhile.
            self._save(self.place.done)

    def cells(self, number: int) -> tuple[Cell, ...]:
        """How many submissions of a part went from where to where."""
        return summed(self._cell(sort, count) for sort, count in self.place.sorts[number].items())

    def _cell(self, sort: str, count: int) -> Cell:
        before, after, incomplete = map(int, sort.split(","))
        counts = (0, count) if incomplete else (count, 0)
        return Cell(self.replay.codes[before], self.replay.codes[after], *counts)

    def tell(self) -> None:
        """Say that it is at its last stage, and stop where that is asked for."""
        self.context.progress(self.place.done, None, str(self.last_stage))

    def _begin(self) -> None:
        """Make room: only the latest replay of its sort keeps rows, only finished ones are kept."""
        others = Replay.objects.filter(assessment=self.replay.assessment_id).exclude(pk=self.replay.pk)
        if self.replay.against == Against.CATALOGUE:
            others = others.filter(against=Against.CATALOGUE)
        else:
            others = others.exclude(against=Against.CATALOGUE)
        with transaction.atomic():
            remove_replays(list(others.filter(finished_at=None).values_list("pk", flat=True)))
            remove_rows(list(others.values_list("pk", flat=True)))
            self.replay.codes = self.first_codes()
            self.replay.left_out = suspect_submissions(self.replay.assessment_id)
            self.replay.save(update_fields=["codes", "left_out"])
            self._save(self._total)

    def _replay_part(self, part: VersionRows) -> None:
        store = self.storing(part)
        number = self.place.part
        while self.place.part == number:
            with transaction.atomic():
                keep_erasures_out()
                self._store_some(store)
                self._save_place()

    def _store_some(self, store: Store) -> None:
        """As many submissions as go into a transaction; the next part where none is left."""
        place = self.place
        for _piece in range(self.pieces):
            stored = store(place.after)
            place.add(stored)
            if stored.count < self.at_once:
                place.part, place.after = place.part + 1, 0
                return
            self.context.check()

    def _save_place(self) -> None:
        """With how far it is. A try that is cut off at the last stage leaves the name of it standing."""
        if self.place.part == len(self.parts) and self.last_stage:
            self._save(None, str(self.last_stage))
        else:
            self._total = max(self._total, self.place.done)
            self._save(self._total)

    def _save(self, total: int | None, message: str = "") -> None:
        checkpoint = {"parts": [astuple(part) for part in self.parts], "place": asdict(self.place)}
        self.context.save_checkpoint(checkpoint, done=self.place.done, total=total, message=message)
