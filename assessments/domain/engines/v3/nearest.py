"""How far another path is: docs/algorithms/margin.md, word for word."""

from dataclasses import dataclass

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.counts import Counting
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.engines.v3.views import Outlook, View, outlook_of

# Further away another path is of no interest: nobody misjudges so much of their work.
MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class NearestPath:
    """A nearest way to another path: the questions whose answers differ, in order, with the other answers."""

    path: str
    changes: tuple[tuple[str, str], ...]


# A change: the place of its question among those that are scored, and that of the other answer.
_Change = tuple[int, int]
# The changes that lead to a view: the fewest, and of these the first.
_Ways = dict[View, tuple[_Change, ...]]


def distance_to_another(prepared: Prepared, sheet: Sheet) -> int | None:
    """How few answers about work would have to differ for another path; None for more than MOST_CHANGES.

    Says what `ways_to_others` says, in a tenth of its time.
    """
    outlook = outlook_of(prepared, sheet)
    if outlook.may_hold(MOST_CHANGES):
        # Patterns are rare, and not worth a faster way.
        ways = ways_to_others(prepared, sheet)
        return min((len(way.changes) for way in ways), default=None)
    counting = Counting(outlook, {key for key in outlook.scored if _is_changeable(outlook, key)})
    own, *further = counting.levels(MOST_CHANGES)
    path = next(iter(own)).path
    if any(ending.kind is ExploreKind.TOO_LITTLE_INFORMATION for ending in own):
        return None
    return next(
        (
            changes
            for changes, endings in enumerate(further, start=1)
            if any(
                ending.path != path and ending.kind is not ExploreKind.TOO_LITTLE_INFORMATION
                for ending in endings
            )
        ),
        None,
    )


def ways_to_others(prepared: Prepared, sheet: Sheet) -> tuple[NearestPath, ...]:
    """The nearest way to each other path within MOST_CHANGES answers, nearest first, then by path.

    Only scored answers that somebody could give differently count, by which nothing else is shown or hidden,
    and no "not sure" in their place; an ending for want of information is no other path. None for a sheet
    that ends so itself.
    """
    outlook = outlook_of(prepared, sheet)
    found: dict[str, tuple[_Change, ...]] = {}
    own = None
    for view, changes in sorted(_views(outlook).items(), key=lambda item: (len(item[1]), item[1])):
        ending = outlook.ending(view)
        # The first is the sheet as it is.
        own = own or ending
        if own.kind is ExploreKind.TOO_LITTLE_INFORMATION:
            return ()
        if ending.path != own.path and ending.kind is not ExploreKind.TOO_LITTLE_INFORMATION:
            found.setdefault(ending.path, changes)
    ways = (NearestPath(path, tuple(_named(outlook, *change) for change in found[path])) for path in found)
    return tuple(sorted(ways, key=lambda way: (len(way.changes), way.path)))


def _named(outlook: Outlook, place: int, answer: int) -> tuple[str, str]:
    key = outlook.scored[place]
    return key, outlook.moves(key)[answer].answer


def _views(outlook: Outlook) -> _Ways:
    """Every view that at most MOST_CHANGES other answers lead to."""
    views: _Ways = {outlook.nothing: ()}
    for place, key in enumerate(outlook.scored):
        present = outlook.seen.get(key)
        following: _Ways = {}
        for view, changes in views.items():
            if present is None:
                _keep(following, outlook.left_open(view, key), changes)
                continue
            may_differ = _is_changeable(outlook, key) and len(changes) < MOST_CHANGES
            for answer, move in enumerate(outlook.moves(key)):
                if move.answer == present:
                    _keep(following, outlook.added(view, move), changes)
                elif may_differ and move.answer != NOT_SURE:
                    _keep(following, outlook.added(view, move), (*changes, (place, answer)))
        views = following
    return views


def _is_changeable(outlook: Outlook, key: str) -> bool:
    return key in outlook.prepared.changeable and key not in outlook.prepared.showing


def _keep(views: _Ways, view: View, changes: tuple[_Change, ...]) -> None:
    known = views.get(view)
    if known is None or (len(changes), changes) < (len(known), known):
        views[view] = changes
