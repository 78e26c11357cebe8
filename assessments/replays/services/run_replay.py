"""The job of a replay."""

from functools import cached_property

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from numpy.typing import NDArray

from assessments.domain.answer_space.classes import TooWideError
from assessments.domain.answer_space.space import Space, space_of
from assessments.domain.answers.transfer import shares_scored
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.replay.causes import Explained, Explaining
from assessments.domain.replay.result import Cell, Result, VersionResult, summed
from assessments.domain.replay.stored_rows import reading_of
from assessments.domain.replay.translation import Replayer
from assessments.models import Against, Replay
from assessments.replays.queries.submissions import Piece, RowsDifferError, VersionRows, flipped, piece_after
from assessments.replays.services.replay_catalogue import CatalogueReplay
from assessments.replays.services.store_pieces import ReplayWork, Store, StoredPieces
from assessments.replays.services.store_rows import copy_rows
from assessments.versions.queries.versions import definition_of, kept_version
from portal.jobs.claims import JobFailedError
from portal.jobs.kinds import JobContext

# What is at hand at once stays within a processor's cache; a transaction within a second on a busy machine.
AT_ONCE = 8_192
PIECES = 4
# Flips of a version of which the edits are found.
EXPLAINED = 10_000


def run_replay(context: JobContext) -> None:
    """Do the replay that the job names, from where the last try came to.

    Raises:
        JobFailedError: the replay is gone, or the definition cannot be replayed.
    """
    replay = Replay.objects.filter(pk=context.params["replay"]).first()
    if replay is None:
        raise JobFailedError(_("This replay was deleted."))
    if replay.finished_at is not None:
        return
    running = CatalogueReplay if replay.against == Against.CATALOGUE else DefinitionReplay
    try:
        running(context, replay).run()
    except TooWideError as error:
        raise JobFailedError(_("The question “%s” has too many kinds of answers.") % error) from error
    except OverflowError as error:
        raise JobFailedError(_("The points of the definition are too large to compare.")) from error
    except RowsDifferError as error:
        raise JobFailedError(_("Stored submissions do not have the form of their version.")) from error


class _Judging:
    """A version's submissions under its own definition and under the new one, as numbers of codes."""

    def __init__(self, part: VersionRows, new: Definition, space: Space, codes: list[str]) -> None:
        old = definition_of(kept_version(part.version))
        own = space_of(old)
        self.reading = reading_of(old, {asked.key for asked in (*own.asked, *space.asked)})
        self._own = Replayer(self.reading, old, own)
        self._new = Replayer(self.reading, new, space)
        self._own_codes = _numbers(own.paths, codes)
        self._new_codes = _numbers(space.paths, codes)

    def store(self, replay: int, piece: Piece) -> StoredPieces:
        """Judge a piece and store what became of it."""
        before = self._own.replay(piece.stored)
        after = self._new.replay(piece.stored)
        paths = self._own_codes[before.paths], self._new_codes[after.paths]
        sorts = copy_rows(replay, piece.ids, *paths, after.incomplete)
        return StoredPieces(int(piece.ids[-1]), len(piece.ids), sorts)


class DefinitionReplay(ReplayWork):
    """Against another definition: paths, many at once, and the edits behind those that change."""

    at_once = AT_ONCE
    pieces = PIECES
    last_stage = gettext_lazy("Finding the edits behind the changes")

    @cached_property
    def _new(self) -> Definition:
        return parse_definition(self.replay.definition)

    @cached_property
    def _space(self) -> Space:
        return space_of(self._new)

    def first_codes(self) -> list[str]:
        definitions = (definition_of(kept_version(part.version)) for part in self.parts)
        return sorted({path.key for definition in (self._new, *definitions) for path in definition.paths})

    def storing(self, part: VersionRows) -> Store:
        judging = _Judging(part, self._new, self._space, self.replay.codes)

        def store(after: int) -> StoredPieces:
            piece = piece_after(judging.reading, part, after, self.at_once)
            return StoredPieces(after, 0) if piece is None else judging.store(self.replay.pk, piece)

        return store

    def result(self) -> Result:
        return Result(tuple(self._result_of(number, part) for number, part in enumerate(self.parts)))

    def _result_of(self, number: int, part: VersionRows) -> VersionResult:
        cells = self.cells(number)
        asks_anew = not shares_scored(definition_of(kept_version(part.version)), self._new)
        if asks_anew and not any(cell.complete for cell in cells):
            untold = summed(Cell(cell.before, "", 0, cell.complete + cell.incomplete) for cell in cells)
            return VersionResult(part.number, untold, (), (), asks_anew=True)
        return VersionResult(part.number, cells, *self._explained(part))

    def _explained(self, part: VersionRows) -> tuple[tuple[Explained, ...], tuple[Explained, ...]]:
        """Why submissions to a version flip: those with all answers, and those without."""
        old = definition_of(kept_version(part.version))
        reading = reading_of(old, {question.key for question in old.questions})
        explaining = Explaining(reading, self._new, self.tell)
        pieces = [
            flipped(reading, part, self.replay.pk, incomplete=incomplete, most=EXPLAINED)
            for incomplete in (False, True)
        ]
        complete, incomplete = (explaining.explained(piece.stored) if piece else () for piece in pieces)
        return complete, incomplete


def _numbers(paths: tuple[str, ...], codes: list[str]) -> NDArray[np.intp]:
    return np.array([codes.index(path) for path in paths], dtype=np.intp)
