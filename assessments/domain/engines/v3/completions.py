"""Whether the scored answers that are still open can change anything: docs/algorithms/early-finish.md."""

from collections.abc import Iterable, Iterator

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import AnyOf, Condition
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.engines.v3.views import Move, Outlook, View, outlook_of


def is_decided(prepared: Prepared, sheet: Sheet) -> bool:
    """Whether no completion of a sheet leads to another path, another kind, or work that is only wanted.

    False as well where not all completions are gone through: while a question without points is open whose
    answer a rule reads or by which scored questions are shown. Costs milliseconds where much is open.
    """
    outlook = outlook_of(prepared, sheet)
    unanswered = [key for key in outlook.visible if key not in outlook.seen]
    if not _turning(prepared).isdisjoint(unanswered):
        return False
    left = [key for key in outlook.scored if key in unanswered]
    views = {_answered(outlook)}
    for number, key in enumerate(left):
        # Most sheets are undecided, and few completions show it.
        if len({outlook.ending(view) for view in _extremes(outlook, views, left[number:])}) > 1:
            return False
        views = {outlook.added(view, move) for view in views for move in outlook.moves(key)}
    return len({outlook.ending(view) for view in views}) == 1


def _answered(outlook: Outlook) -> View:
    """The view of the answers that were given."""
    view = outlook.nothing
    for key in outlook.scored:
        view = next(
            (
                outlook.added(view, move)
                for move in outlook.moves(key)
                if move.answer == outlook.seen.get(key)
            ),
            view,
        )
    return view


def _extremes(outlook: Outlook, views: Iterable[View], left: Iterable[str]) -> Iterator[View]:
    """Completions as far as they go towards each dimension, away from all of them, and the unsure one."""
    questions = tuple(left)
    start = next(iter(views))
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


def _turning(prepared: Prepared) -> frozenset[str]:
    """The questions without points that rules read, and those by which scored questions are shown."""
    shown = (
        item
        for question in prepared.definition.questions
        if question.key in prepared.scored
        for item in question.visible_if
    )
    shows = {_question(part) for item in shown for part in _parts(item)}
    read = {_question(item) for item in prepared.conditions} - prepared.scored.keys()
    return frozenset((shows | read) - {""})


def _question(condition: Condition) -> str:
    return getattr(condition, "question", "")


def _parts(item: Condition | AnyOf) -> tuple[Condition, ...]:
    return item.conditions if isinstance(item, AnyOf) else (item,)
