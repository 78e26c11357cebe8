"""Whether the scored answers that are still open can change anything: docs/algorithms/early-finish.md."""

from collections.abc import Iterable, Iterator
from functools import reduce

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.engines.v3.views import Move, Outlook, View, outlook_of


def is_decided(prepared: Prepared, sheet: Sheet) -> bool:
    """Whether no completion of a sheet leads to another path, another kind, or work that is only wanted.

    A completion may leave open what is open, so that the sheet as it is leads there too. What ends for want
    of information is never decided early.

    False as well where not all completions are gone through: while a question is open by which one that
    counts is shown, or one without points whose answer a rule reads. Costs milliseconds where much is open.
    """
    outlook = outlook_of(prepared, sheet)
    unanswered = [key for key in outlook.visible if key not in outlook.seen]
    if not prepared.showing.union(prepared.read - prepared.scored.keys()).isdisjoint(unanswered):
        return False
    left = [key for key in outlook.scored if key in unanswered]
    views = {outlook.given}
    for number, key in enumerate(left):
        # Most sheets are undecided, and few completions show it.
        if len({outlook.ending(view) for view in _extremes(outlook, views, left[number:])}) > 1:
            return False
        views = {after for view in views for after in _answered(outlook, view, key)}
    endings = {outlook.ending(view) for view in views}
    return len(endings) == 1 and endings.pop().kind is not ExploreKind.TOO_LITTLE_INFORMATION


def _answered(outlook: Outlook, view: View, question: str) -> Iterator[View]:
    """What becomes of a view by an answer to a question, or by none."""
    yield outlook.left_open(view, question)
    for move in outlook.moves(question):
        yield outlook.added(view, move)


def _extremes(outlook: Outlook, views: Iterable[View], left: Iterable[str]) -> Iterator[View]:
    """Completions as far as they go towards each dimension, from all of them, the unsure one, and none."""
    questions = tuple(left)
    start = next(iter(views))
    yield reduce(outlook.left_open, questions, start)
    for dimension in range(len(outlook.prepared.dimensions)):
        yield _completed(outlook, start, (_most(outlook.moves(key), dimension) for key in questions))
    yield _completed(outlook, start, (_least(outlook.moves(key)) for key in questions))
    yield _completed(outlook, start, (outlook.moves(key)[-1] for key in questions))


def _completed(outlook: Outlook, view: View, moves: Iterable[Move]) -> View:
    for move in moves:
        view = outlook.added(view, move)
    return view


def _most(moves: tuple[Move, ...], dimension: int) -> Move:
    return max(moves, key=lambda move: (move.points[dimension], -sum(move.points)))


def _least(moves: tuple[Move, ...]) -> Move:
    return min(moves, key=lambda move: sum(move.points))
