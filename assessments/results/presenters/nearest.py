"""How sure a result is, and which answers would change it, as engine 3 counts: answers about work alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.margin.result import Counterfactual
from assessments.domain.outcomes.outcome import BORDERLINE, Outcome
from assessments.results.presenters.margin import DifferenceView, difference_view
from assessments.wording.texts import Wording
from portal.shared.components import PathMark
from portal.shared.words import either, sentence_case


@dataclass(frozen=True, slots=True)
class NearPathView:
    """Another path, how many answers away it is, and which."""

    mark: PathMark
    title: str
    changes: tuple[DifferenceView, ...]


def sureness(outcome: Outcome, ways: Sequence[Counterfactual], wording: Wording) -> str:
    """How sure a path is, in a sentence; empty where too little is known to say so."""
    if outcome.kind is ExploreKind.TOO_LITTLE_INFORMATION:
        return ""
    if outcome.moves:
        return _("What you want decides this, not how your year is divided.")
    if not ways:
        return _("This is clear: even three different answers about your work would not change it.")
    nearest = min(way.distance for way in ways)
    names = [wording.path(way.path) for way in ways if way.distance == nearest]
    if nearest <= BORDERLINE:
        return _("This was a close call: one different answer would have led to %(paths)s.") % {
            "paths": either(names)
        }
    return ngettext(
        "%(count)s different answer about your work would have led to %(paths)s.",
        "%(count)s different answers about your work would have led to %(paths)s.",
        nearest,
    ) % {"count": sentence_case(str(apnumber(nearest))), "paths": either(names)}


def left_open_sentence(outcome: Outcome) -> str:
    """How many questions were left out because the path was decided; empty where none was."""
    if not outcome.left_open:
        return ""
    return ngettext(
        "We left out %(count)s question, because it could not have changed your path.",
        "We left out %(count)s questions, because they could not have changed your path.",
        outcome.left_open,
    ) % {"count": apnumber(outcome.left_open)}


def near_paths(ways: Sequence[Counterfactual], wording: Wording) -> tuple[NearPathView, ...]:
    """The other paths within reach of a few answers, nearest first."""
    return tuple(
        NearPathView(
            wording.mark(way.path),
            ngettext(
                "%(path)s: %(count)s different answer", "%(path)s: %(count)s different answers", way.distance
            )
            % {"path": wording.path(way.path), "count": apnumber(way.distance)},
            tuple(difference_view(change, wording) for change in way.changes),
        )
        for way in ways
    )
