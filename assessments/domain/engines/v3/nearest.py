"""How far another path is: docs/algorithms/margin.md, word for word."""

from dataclasses import dataclass

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.definitions.questions import Change
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.engines.v3.views import Outlook, View, outlook_of

# Further away another path is of no interest: nobody misjudges so much of their work.
MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Way:
    """A nearest way to another path: the questions whose answers differ, in order, with the other answers."""

    path: str
    changes: tuple[tuple[str, str], ...]


# The changes that lead to a view, the first found of the fewest.
_Ways = dict[View, tuple[tuple[str, str], ...]]


def distance_to_another(prepared: Prepared, sheet: Sheet) -> int | None:
    """How few answers about work would have to differ for another path; None for more than MOST_CHANGES."""
    ways = ways_to_others(prepared, sheet)
    return min((len(way.changes) for way in ways), default=None)


def ways_to_others(prepared: Prepared, sheet: Sheet) -> tuple[Way, ...]:
    """The nearest way to each other path within MOST_CHANGES answers, nearest first, then by path.

    Only scored answers that somebody could give differently count, and no "not sure" in their place; an
    ending for want of information is no other path. None for a sheet that ends so itself.
    """
    outlook = outlook_of(prepared, sheet)
    own = outlook.ending(_present(outlook))
    if own.kind is ExploreKind.TOO_LITTLE_INFORMATION:
        return ()
    found: dict[str, Way] = {}
    for view, changes in sorted(_views(outlook).items(), key=lambda item: len(item[1])):
        ending = outlook.ending(view) if changes else own
        if ending.path != own.path and ending.kind is not ExploreKind.TOO_LITTLE_INFORMATION:
            found.setdefault(ending.path, Way(ending.path, changes))
    return tuple(sorted(found.values(), key=lambda way: (len(way.changes), way.path)))


def _present(outlook: Outlook) -> View:
    view = outlook.nothing
    for key in outlook.scored:
        for move in outlook.moves(key):
            if move.answer == outlook.seen.get(key):
                view = outlook.added(view, move)
    return view


def _views(outlook: Outlook) -> _Ways:
    """Every view that at most MOST_CHANGES other answers lead to, by the fewest, the first in order."""
    changeable = {
        question.key
        for question in outlook.prepared.definition.questions
        if question.change is Change.CHANGEABLE
    }
    views: _Ways = {outlook.nothing: ()}
    for key in outlook.scored:
        present = outlook.seen.get(key)
        following: _Ways = {}
        for view, changes in views.items():
            may_differ = key in changeable and present is not None and len(changes) < MOST_CHANGES
            if present is None:
                _keep(following, view, changes)
            for move in outlook.moves(key):
                if move.answer == present:
                    _keep(following, outlook.added(view, move), changes)
                elif may_differ and move.answer != NOT_SURE:
                    _keep(following, outlook.added(view, move), (*changes, (key, move.answer)))
        views = following
    return views


def _keep(views: _Ways, view: View, changes: tuple[tuple[str, str], ...]) -> None:
    known = views.get(view)
    if known is None or len(changes) < len(known):
        views[view] = changes
