"""How close another path was, with the answers that would have led there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.answers.sheet import Answer
from assessments.domain.margin.result import Counterfactual, Difference, State, Variant
from assessments.domain.outcomes.outcome import BORDERLINE
from assessments.wording.texts import Wording
from portal.shared.words import either, sentence_case

# With more answers than these, a page shows how many, and them when asked.
MOST_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A question, and what would be answered instead."""

    question: str
    what: str


@dataclass(frozen=True, slots=True)
class CounterfactualView:
    """How far away a path is. `title` names it; `note` says what holds of the changes, or why there are none.

    `are_many`: the changes are shown when asked for.
    """

    mark: str
    title: str
    note: str
    changes: tuple[DifferenceView, ...]
    are_many: bool


@dataclass(frozen=True, slots=True)
class MarginView:
    """How close it was in a sentence, what that means, and the way to each other path, nearest first."""

    summary: str
    meaning: str
    counterfactuals: tuple[CounterfactualView, ...]


def present_margin(found: Sequence[Counterfactual], wording: Wording) -> MarginView:
    """The ways to other paths in words; those by answers that could change come first."""
    over_all = [way for way in found if way.variant is Variant.ALL]
    changeable = {way.path: way for way in found if way.variant is Variant.CHANGEABLE}
    shown = [view for way in over_all for view in _views(way, changeable[way.path], wording)]
    distance = min((way.distance for way in over_all if way.state is State.FOUND), default=None)
    return MarginView(
        summary=_summary(over_all, distance, wording),
        meaning=_meaning(distance),
        counterfactuals=tuple(view for _rank, view in sorted(shown, key=lambda item: item[0])),
    )


# Ways by changeable answers, then by fixed ones, then paths without a way; nearest first.
Ranked = tuple[tuple[int, int], CounterfactualView]


def _views(over_all: Counterfactual, changeable: Counterfactual, wording: Wording) -> Iterable[Ranked]:
    if over_all.state is State.IMPOSSIBLE:
        yield (2, 0), _bare(over_all, _("Other answers alone never lead to %(path)s"), "", wording)
        return
    if changeable.state is State.FOUND:
        yield (0, changeable.distance), _way(changeable, "", wording)
    if over_all.state is State.NOT_PROVEN or changeable.state is State.NOT_PROVEN:
        note = _("We couldn’t work out how many answers it takes.")
        yield (3, 0), _bare(over_all, _("We couldn’t work it out for %(path)s"), note, wording)
    if over_all.state is State.FOUND and over_all.distance < (changeable.distance or over_all.distance + 1):
        yield (1, over_all.distance), _way(over_all, _past_note(changeable), wording)


def _past_note(changeable: Counterfactual) -> str:
    if changeable.state is State.IMPOSSIBLE:
        return _("Only through answers about your past, or about what only grows:")
    return _("Through answers about your past, or about what only grows:")


def _way(way: Counterfactual, note: str, wording: Wording) -> CounterfactualView:
    title = ngettext(
        "%(count)s answer away from %(path)s", "%(count)s answers away from %(path)s", way.distance
    ) % {"count": apnumber(way.distance), "path": wording.path(way.path)}
    changes = tuple(difference_view(item, wording) for item in way.changes)
    return CounterfactualView(
        wording.mark(way.path), sentence_case(title), note, changes, len(changes) > MOST_AT_ONCE
    )


def _bare(way: Counterfactual, title: str, note: str, wording: Wording) -> CounterfactualView:
    return CounterfactualView(
        wording.mark(way.path), title % {"path": wording.path(way.path)}, note, (), are_many=False
    )


def difference_view(item: Difference, wording: Wording) -> DifferenceView:
    """A question, and what would be answered instead."""
    return DifferenceView(wording.question(item.question), _what(item, wording))


def _what(item: Difference, wording: Wording) -> str:
    before, after = (_answer(item.question, answer, wording) for answer in (item.before, item.after))
    if not item.asked_after:
        return _("would not be asked.")
    if not item.asked_before:
        return (
            _("would be asked, and answered with “%(after)s”.") % {"after": after}
            if after
            else _("would be asked, and left out.")
        )
    if not after:
        return _("left out instead of “%(before)s”.") % {"before": before}
    if not before:
        return _("“%(after)s” instead of no answer.") % {"after": after}
    return _("“%(after)s” instead of “%(before)s”.") % {"after": after, "before": before}


def _answer(question: str, answer: Answer | None, wording: Wording) -> str:
    if answer is None:
        return ""
    asked = next(item for item in wording.definition.questions if item.key == question)
    return wording.answer(asked, answer)


def _summary(over_all: Sequence[Counterfactual], distance: int | None, wording: Wording) -> str:
    if _is_borderline(distance):
        near = [wording.path(way.path) for way in over_all if way.distance == distance]
        return ngettext(
            "Close call: %(count)s different answer would have led to %(paths)s.",
            "Close call: %(count)s different answers would have led to %(paths)s.",
            distance or 0,
        ) % {"count": apnumber(distance), "paths": either(near)}
    if any(way.state is State.NOT_PROVEN for way in over_all):
        return _("We couldn’t work out how close the other paths are.")
    if distance is None:
        return _("No other answers lead to a different path.")
    return _("At least %(count)s of your answers would need to change for a different path.") % {
        "count": apnumber(distance)
    }


def _is_borderline(distance: int | None) -> bool:
    return distance is not None and distance <= BORDERLINE


def _meaning(distance: int | None) -> str:
    if not _is_borderline(distance):
        return ""
    return _(
        "This was a close call. If you get a different result next time, your work may not have changed."
    )
