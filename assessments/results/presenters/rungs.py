"""A plan in time, and the same in words: first, then, later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import PlanEntry, Rung, Standing
from assessments.results.presenters.choice import grounds_of, limit_sentences, rung_words
from assessments.results.presenters.costs import together_sentence
from assessments.results.presenters.entry import EntryWords, never_at_this_rate
from assessments.results.presenters.material import Material
from assessments.results.presenters.plan import Known
from assessments.results.presenters.timeline import PlaceInTime, TimelineEntry, TimelineView, present_timeline
from portal.shared.components import DefinedTerm, PathMark

# Entry states of what could be booked, would a step before it be done.
OPEN_STATES = frozenset({Standing.ELIGIBLE.value, Standing.LOOKS_OPEN.value})
# Entry states of which no month is known, unless the entry names one.
DATELESS = frozenset({Standing.UNKNOWN.value, Standing.ASK_ISSUER.value})
# Told with “now” instead of a month, which the steps before them set.
UNDATED = OPEN_STATES | {Standing.WITH_COURSE.value}


@dataclass(frozen=True, slots=True)
class RungView:
    """One certification of a plan: which rung, why now, and all that is behind it.

    `when` is the month of entry; empty where what comes before it sets the date. `label` is the state of
    entry, or which step before it opens the way.
    """

    name: str
    when: str
    certification: Known
    mark: PathMark
    kind: str
    entry: EntryWords
    label: str
    why_now: str
    why: tuple[DefinedTerm, ...]
    instead: tuple[Known, ...]
    limits: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RungsView:
    """What follows the first certification. `timeline` shows all of them; `is_optional` tells that one would
    do, as all serve the same kind of work. `together` is what all of them cost; empty where that is unknown.
    """

    is_optional: bool
    together: str
    rungs: tuple[RungView, ...]
    timeline: TimelineView


def present_rungs(plan: Sequence[PlanEntry], material: Material) -> RungsView | None:
    """What follows the first certification of a plan; None where nothing does."""
    if len(plan) <= 1:
        return None
    rungs = tuple(_rung(entry, plan, material) for entry in plan)
    return RungsView(
        is_optional=len({entry.kind for entry in plan}) == 1,
        together=together_sentence([entry.slug for entry in plan], material.catalogue),
        rungs=rungs[1:],
        timeline=_timeline(rungs, plan, material),
    )


def rung_label(entry: PlanEntry, plan: Sequence[PlanEntry], material: Material) -> str:
    """The state of entry of a step in a few words, or which step before it opens the way."""
    words, opening = material.entry(entry.slug, entry.eligibility), _opening(entry, plan)
    if words.state not in OPEN_STATES or entry is plan[0]:
        return words.label
    if opening is None:
        return _("You could already apply") if entry.rung is Rung.LATER else words.label
    names = material.catalogue.short_names
    return _("Open once you have %(name)s") % {"name": names.get(opening.slug, opening.slug)}


def _rung(entry: PlanEntry, plan: Sequence[PlanEntry], material: Material) -> RungView:
    words = material.entry(entry.slug, entry.eligibility)
    return RungView(
        name=rung_words(entry.rung),
        when=words.when if entry is plan[0] or _sets_its_date(entry, plan, words) else "",
        certification=material.catalogue.known(entry.slug, is_own_offer=entry.own_offer),
        mark=material.kind_mark(entry.kind),
        kind=material.kind_name(entry.kind),
        entry=words,
        label=rung_label(entry, plan, material),
        why_now=_why_now(entry, plan, material),
        why=grounds_of(entry, material),
        instead=tuple(
            material.catalogue.known(item.slug, is_own_offer=item.own_offer) for item in entry.instead
        ),
        limits=limit_sentences(entry.limits),
        changes=material.changes.get(entry.slug, ()),
    )


def _opening(entry: PlanEntry, plan: Sequence[PlanEntry]) -> PlanEntry | None:
    """The step that opens the way to another."""
    return next((other for other in plan if entry.slug in other.opens), None)


def _sets_its_date(entry: PlanEntry, plan: Sequence[PlanEntry], words: EntryWords) -> bool:
    """Whether its own month of entry is to come, and after those of the steps before it."""
    if words.state in UNDATED or not words.is_ahead or entry.eligibility.earliest is None:
        return False
    before = (step.eligibility.earliest or date.min for step in plan[: plan.index(entry)])
    return entry.eligibility.earliest > max(before, default=date.min)


def _why_now(entry: PlanEntry, plan: Sequence[PlanEntry], material: Material) -> str:
    """Why it stands at this place, after what stands before it."""
    names = material.catalogue.short_names
    opening = _opening(entry, plan)
    if opening:
        return _("%(name)s opens the way to it.") % {"name": names.get(opening.slug, opening.slug)}
    first = plan[0]
    if entry.kind != first.kind:
        return _("For the other half of your work: %(kind)s.") % {"kind": material.kind_name(entry.kind)}
    if entry.rung is Rung.LATER:
        return _("For the next stage of your work, when you get there.")
    return _("For the level you work at, once you have the first.")


def _timeline(rungs: Sequence[RungView], plan: Sequence[PlanEntry], material: Material) -> TimelineView:
    sentence = " ".join(
        (_("%(rung)s: %(name)s, %(when)s.") if rung.when else _("%(rung)s: %(name)s."))
        % {"rung": rung.name, "name": rung.certification.short, "when": rung.when}
        for rung in rungs
    )
    steps = tuple(
        TimelineEntry(
            label=rung.certification.short,
            when=rung.when or rung.name,
            placed=_placed(entry, rung),
            mark=rung.mark,
            day=entry.eligibility.earliest if rung.when else None,
        )
        for entry, rung in zip(plan, rungs, strict=True)
    )
    return present_timeline(steps, material.asked, sentence)


def _placed(entry: PlanEntry, rung: RungView) -> PlaceInTime:
    """Where a step is in time. What has no month of its own comes after the step before it."""
    is_dateless = rung.entry.state in DATELESS and not rung.entry.is_ahead
    if is_dateless or never_at_this_rate(entry.eligibility):
        return PlaceInTime.UNKNOWN
    if not rung.when:
        return PlaceInTime.AFTER
    return PlaceInTime.DATED if rung.entry.is_ahead and entry.eligibility.earliest else PlaceInTime.NOW
