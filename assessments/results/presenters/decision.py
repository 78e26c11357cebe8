"""An outcome of engine 3 as its page shows it: what to do first, what follows, and the rest to be opened."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.margin.result import Counterfactual
from assessments.domain.outcomes.outcome import Outcome, Placement, Reason
from assessments.results.presenters.changes_since import summary_of_changes
from assessments.results.presenters.choice import FirstChoiceView, present_choice
from assessments.results.presenters.material import Material
from assessments.results.presenters.nearest import NearPathView, left_open_sentence, near_paths, sureness
from assessments.results.presenters.plan import PlacedView, present_placements
from assessments.results.presenters.reasons import reason_sentence, said_sentence
from assessments.results.presenters.rungs import RungsView, present_rungs
from assessments.results.presenters.tools import ToolView, present_tools
from assessments.wording.texts import Wording
from portal.shared.words import day_words, percent_of

# How many reasons stand open; the rest is among all reasons.
MOST_AT_ONCE = 3
SAID = frozenset({"answer", "wish"})
# Days after which it is worth looking again, where no next step names months.
MONTH_DAYS = 365 / 12
MONTHS_UNTIL = {ExploreKind.NEITHER_YET: 6, ExploreKind.UNDECIDED: 3}
TWO_WEEKS = timedelta(days=14)
# A next step that names when to come back.
COME_BACK = re.compile(r"^come_back_in_(\d+)_months$")


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What somebody decides by. `choice` is None without a plan; then `counsel` says why and what holds.

    `changed` is what a reader of a later day has to know; `come_back` when to look again, without a plan.
    """

    headline: str
    today_and_wish: str
    sureness: str
    left_open: str
    changed: str
    because: tuple[str, ...]
    choice: FirstChoiceView | None
    counsel: tuple[str, ...]
    rungs: RungsView | None
    come_back: str
    near: tuple[NearPathView, ...]
    tools: tuple[ToolView, ...]
    placements: tuple[PlacedView, ...]
    all_reasons: tuple[str, ...]
    has_own_offers: bool


def slugs_shown(outcome: Outcome) -> tuple[str, ...]:
    """The certifications that an outcome shows in full: planned, alternatives, of tools."""
    planned = (
        slug for entry in outcome.plan for slug in (entry.slug, *(item.slug for item in entry.instead))
    )
    return (*dict.fromkeys(planned), *outcome.tools)


def present_decision(outcome: Outcome, ways: Sequence[Counterfactual], material: Material) -> DecisionView:
    """What an outcome of engine 3 comes to."""
    wording = material.wording
    choice = present_choice(outcome.plan[0], material) if outcome.plan else None
    rungs = present_rungs(outcome.plan, material)
    tools = present_tools(outcome.tools, material)
    named = [
        *([choice.certification, *(item.certification for item in choice.alternatives)] if choice else ()),
        *(item.certification for item in (rungs.rungs if rungs else ())),
        *(item.certification for item in tools),
    ]
    return DecisionView(
        headline=wording.of(f"paths/{outcome.path}/sentence"),
        today_and_wish=_today_and_wish(outcome, material) if outcome.moves else "",
        sureness=sureness(outcome, ways, wording),
        left_open=left_open_sentence(outcome),
        changed=summary_of_changes(material.changes, material.asked),
        because=_because(outcome, material),
        choice=choice,
        counsel=() if choice else _counsel(outcome, material),
        rungs=rungs,
        come_back=_come_back(outcome) if not choice else "",
        near=near_paths(ways, wording),
        tools=tools,
        placements=_placements(outcome, material),
        all_reasons=tuple(
            dict.fromkeys(reason_sentence(reason, wording, outcome.scores) for reason in outcome.reasons)
        ),
        has_own_offers=any(item.is_own_offer for item in named),
    )


def _today_and_wish(outcome: Outcome, material: Material) -> str:
    """What somebody does now beside what they want to do; the two may be the same kind of work."""
    today, wanted = kinds_of_move(outcome, material.wording)
    if not today:
        return _("You want to do more %(wanted)s: start here.") % {"wanted": wanted}
    return _("Your work today is mostly %(today)s. You want %(wanted)s, so start here.") % {
        "today": today,
        "wanted": wanted,
    }


def kinds_of_move(outcome: Outcome, wording: Wording) -> tuple[str, str]:
    """The kind of work of today, empty where it is the one that is wanted, and that one; as in a sentence."""
    wanted = mid_sentence(wording.dimension(outcome.path) or wording.path(outcome.path))
    measured = {item.key for item in wording.definition.dimensions if item.focus_area}
    scores = [item for item in outcome.scores if item.attainable and item.dimension not in measured]
    most = max(scores, key=lambda item: percent_of(item.points, item.attainable), default=None)
    if most is None or not most.points or most.dimension == outcome.path:
        return "", wanted
    return mid_sentence(wording.dimension(most.dimension)), wanted


def mid_sentence(name: str) -> str:
    """A name within a sentence: English writes it small, other languages as it is."""
    is_english = (get_language() or "").startswith("en")
    return name[:1].lower() + name[1:] if is_english and name[1:2].islower() else name


def _because(outcome: Outcome, material: Material) -> tuple[str, ...]:
    """What was said that speaks for the path: first what is wanted, where that decides."""
    said = [reason for reason in outcome.reasons if reason.code in SAID]
    if outcome.moves:
        said.sort(key=lambda reason: reason.code != "wish")
    if said and outcome.kind is None:
        return tuple(said_sentence(reason, material.wording) for reason in said[:MOST_AT_ONCE])
    rules: Iterable[Reason] = (reason for reason in outcome.reasons if reason.code == "rule")
    return tuple(reason_sentence(reason, material.wording, outcome.scores) for reason in rules)


def _counsel(outcome: Outcome, material: Material) -> tuple[str, ...]:
    """Why a path with certifications names none, and what editors advise the role; nothing elsewhere."""
    path = next((item for item in material.wording.definition.paths if item.key == outcome.path), None)
    if path is None or not path.groups:
        return ()
    roles = outcome.bearings.roles if outcome.bearings else ()
    found = (material.book.role(key) for key in roles)
    advice = tuple(role.counsel for role in found if role and role.counsel)
    left = {item.placement for item in outcome.placements}
    settled = {Placement.HELD, Placement.RIVAL_HELD, Placement.OUTGROWN} & left
    opening = (
        _("You don’t need anything else for this role now.")
        if settled and roles
        else _("We know of no certification for this work that you could book now and that would help you.")
    )
    return (opening, *advice[:1])


def _come_back(outcome: Outcome) -> str:
    """The next date to look again."""
    named = next((int(found[1]) for key in outcome.steps if (found := COME_BACK.match(key))), None)
    if outcome.kind is ExploreKind.TOO_LITTLE_INFORMATION and named is None:
        day = outcome.as_of + TWO_WEEKS
    else:
        months = named or MONTHS_UNTIL.get(outcome.kind or ExploreKind.NEITHER_YET, 6)
        day = _months_later(outcome.as_of, months)
    return _("Check again on %(day)s, or sooner if your work changes.") % {"day": day_words(day)}


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last one of it."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    following = date((count + 1) // 12, (count + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def _placements(outcome: Outcome, material: Material) -> tuple[PlacedView, ...]:
    """Where every other certification went, with what editors say of those that are not for somebody."""
    roles = outcome.bearings.roles if outcome.bearings else ()
    notes = {
        item.slug: material.book.outgrown(item.slug)
        for item in outcome.placements
        if item.placement in {Placement.OUTGROWN, Placement.DISCOURAGED}
    } | {
        item.slug: next(filter(None, (material.book.misfit(role, item.slug) for role in roles)), "")
        for item in outcome.placements
        if item.placement is Placement.WRONG_ROLE
    }
    return present_placements(outcome.placements, material.catalogue, notes)
