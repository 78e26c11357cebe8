"""The job of a replay: read, judge and store piece by piece, then find the edits behind the flips."""

from dataclasses import astuple, dataclass
from functools import cached_property

import numpy as np
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from assessments.domain.answer_space.classes import TooWideError
from assessments.domain.answer_space.space import Space, space_of
from assessments.domain.definition import Definition
from assessments.domain.definition_parser import parse_definition
from assessments.domain.replay.explaining import Explained, Explaining
from assessments.domain.replay.result import Part, Result, result_document
from assessments.domain.replay.stored import reading_of
from assessments.domain.replay.translation import Replayer
from assessments.models import Replay
from assessments.queries.replayed import cells_of
from assessments.queries.replaying import Piece, RowsDifferError, VersionPart, flipped, parts_of, piece_after
from assessments.queries.versions import definition_of, kept_version
from assessments.services.replaying.removing import keep_erasures_out, remove_replays, remove_rows
from assessments.services.replaying.replayed_rows import copy_rows
from portal.operations.claims import JobFailedError
from portal.operations.kinds import JobContext

# Submissions that are read and judged at once: what is at hand stays within a processor's cache.
AT_ONCE = 8_192
# Submissions that are stored in one transaction, well within a second.
IN_A_TRANSACTION = 8 * AT_ONCE
# Flips of a version of which the edits are found.
EXPLAINED = 10_000


def run_replay(context: JobContext) -> None:
    """Do the replay that the job names, from where the last attempt came to.

    Raises:
        JobFailedError: the replay is gone, or the definition cannot be replayed.
    """
    replay = Replay.objects.filter(pk=context.params["replay"]).first()
    if replay is None:
        raise JobFailedError(_("This replay was deleted."))
    if replay.finished_at is not None:
        return
    try:
        _Running(context, replay).run()
    except TooWideError as error:
        raise JobFailedError(_("The question “%s” has too many kinds of answers.") % error) from error
    except OverflowError as error:
        raise JobFailedError(_("The points of the definition are too large to compare.")) from error
    except RowsDifferError as error:
        raise JobFailedError(str(error)) from error


@dataclass(slots=True)
class _Place:
    """How far a replay is: the part at hand, the last submission of it that is stored, how many in all."""

    part: int = 0
    after: int = 0
    done: int = 0


class _Judging:
    """A version's submissions under its own definition and under the new one, as numbers of codes."""

    def __init__(self, part: VersionPart, new: Definition, space: Space, codes: list[str]) -> None:
        self.old = definition_of(kept_version(part.version))
        own = space_of(self.old)
        self.reading = reading_of(self.old, {asked.key for asked in (*own.asked, *space.asked)})
        self._own = Replayer(self.reading, self.old, own)
        self._new = Replayer(self.reading, new, space)
        self._own_codes = _numbers(own.paths, codes)
        self._new_codes = _numbers(space.paths, codes)

    def store(self, replay: int, piece: Piece) -> None:
        """Judge a piece and store what became of it."""
        before = self._own.replay(piece.stored)
        after = self._new.replay(piece.stored)
        copy_rows(
            replay,
            piece.ids,
            self._own_codes[before.paths],
            self._new_codes[after.paths],
            after.incomplete,
        )


class _Running:
    """One attempt at a replay."""

    def __init__(self, context: JobContext, replay: Replay) -> None:
        self._context = context
        self._replay = replay
        self._new = parse_definition(replay.definition)
        known = context.checkpoint
        self._parts = (
            tuple(VersionPart(*part) for part in known["parts"]) if known else parts_of(replay.assessment_id)
        )
        self._place = _Place(**known["place"]) if known else _Place()
        self._total = sum(part.count for part in self._parts)

    @cached_property
    def _space(self) -> Space:
        return space_of(self._new)

    def run(self) -> None:
        """Everything that is still to do."""
        if self._context.checkpoint is None:
            self._begin()
        while self._place.part < len(self._parts):
            self._replay_part(self._parts[self._place.part])
        self._finish()

    def _begin(self) -> None:
        """Make room: only the latest replay of an assessment keeps rows, only finished ones are kept."""
        others = Replay.objects.filter(assessment=self._replay.assessment_id).exclude(pk=self._replay.pk)
        with transaction.atomic():
            remove_replays(list(others.filter(finished_at=None).values_list("pk", flat=True)))
            remove_rows(list(others.values_list("pk", flat=True)))
            paths = {path.key for path in self._new.paths}
            for part in self._parts:
                paths |= {path.key for path in definition_of(kept_version(part.version)).paths}
            self._replay.codes = sorted(paths)
            self._replay.save(update_fields=["codes"])
            self._save()

    def _replay_part(self, part: VersionPart) -> None:
        judging = _Judging(part, self._new, self._space, self._replay.codes)
        place = self._place
        number = place.part
        while place.part == number:
            with transaction.atomic():
                keep_erasures_out()
                self._replay_some(judging, part)
                self._save()

    def _replay_some(self, judging: _Judging, part: VersionPart) -> None:
        """As many submissions as go into a transaction; the next part where none is left."""
        place = self._place
        for _piece in range(IN_A_TRANSACTION // AT_ONCE):
            piece = piece_after(judging.reading, part, place.after, AT_ONCE)
            if piece is not None:
                judging.store(self._replay.pk, piece)
                place.after = int(piece.ids[-1])
                place.done += len(piece.ids)
            if piece is None or len(piece.ids) < AT_ONCE:
                place.part, place.after = place.part + 1, 0
                return
            self._context.check()

    def _save(self) -> None:
        place = self._place
        self._total = max(self._total, place.done)
        checkpoint = {
            "parts": [astuple(part) for part in self._parts],
            "place": {"part": place.part, "after": place.after, "done": place.done},
        }
        self._context.save_checkpoint(checkpoint, done=place.done, total=self._total)

    def _finish(self) -> None:
        """Count, explain, and store what was found."""
        cells = cells_of(self._replay)
        parts = tuple(
            Part(part.number, cells[part.version], *self._explained(part))
            for part in self._parts
            if part.version in cells
        )
        with transaction.atomic():
            self._replay.result = result_document(Result(parts))
            self._replay.finished_at = timezone.now()
            self._replay.save(update_fields=["result", "finished_at"])
            # Some may have been erased meanwhile.
            self._total = self._place.done
            self._save()

    def _explained(self, part: VersionPart) -> tuple[tuple[Explained, ...], tuple[Explained, ...]]:
        """Why submissions to a version flip: those with all answers, and those without."""
        old = definition_of(kept_version(part.version))
        reading = reading_of(old, {question.key for question in old.questions})
        explaining = Explaining(reading, self._new, self._still)
        pieces = [
            flipped(reading, part, self._replay.pk, incomplete=incomplete, most=EXPLAINED)
            for incomplete in (False, True)
        ]
        complete, incomplete = (explaining.explained(piece.stored) if piece else () for piece in pieces)
        return complete, incomplete

    def _still(self) -> None:
        self._context.progress(self._place.done, self._total, _("Finding the edits behind the changes"))


def _numbers(paths: tuple[str, ...], codes: list[str]) -> NDArray[np.intp]:
    return np.array([codes.index(path) for path in paths], dtype=np.intp)
