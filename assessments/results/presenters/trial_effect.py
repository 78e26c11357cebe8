"""What a trial changes, the most important first, in clauses that follow “With ten hours a week,”."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.outcomes.outcome import Eligibility, Instead, Limit, Outcome, PlanEntry, Standing
from assessments.results.presenters.costs import cost_in_short
from assessments.results.presenters.eligibility import is_ahead
from assessments.results.presenters.entry import entry_words
from assessments.results.presenters.material import Material
from assessments.results.presenters.result import kind_words
from portal.shared.words import either, listed, month_alone_words, month_words

# What can be entered: a step, or what may be taken instead of one.
Step = PlanEntry | Instead
OPEN = frozenset({Standing.ELIGIBLE, Standing.LOOKS_OPEN, Standing.WITH_COURSE})
BUDGET = frozenset({Limit.OVER_BUDGET, Limit.MAY_EXCEED_BUDGET})


@dataclass(frozen=True, slots=True)
class Side:
    """An outcome with what it is told with: as somebody answered, or as they try."""

    outcome: Outcome
    material: Material

    @property
    def first(self) -> PlanEntry | None:
        """The step to begin with."""
        return next(iter(self.outcome.plan), None)

    @property
    def later(self) -> tuple[PlanEntry, ...]:
        """What follows it."""
        return self.outcome.plan[1:]

    @property
    def path(self) -> str:
        """The path, or why it names no certification."""
        return kind_words(self.outcome.kind) or self.material.wording.path(self.outcome.path)

    @property
    def limits(self) -> Mapping[str, frozenset[Limit]]:
        """The limits that what the plan names goes beyond, by slug."""
        found = {entry.slug: frozenset(entry.limits) for entry in self.outcome.plan}
        instead = (item for entry in self.outcome.plan for item in entry.instead)
        return found | {item.slug: frozenset(item.limits) for item in instead if item.slug not in found}

    def name(self, slug: str) -> str:
        """What sentences call a certification."""
        return self.material.catalogue.short_names.get(slug, slug)

    def names(self, slugs: tuple[str, ...]) -> list[str]:
        """What sentences call certifications."""
        return [self.name(slug) for slug in slugs]

    def month(self, eligibility: Eligibility) -> date | None:
        """The month to come by which somebody can enter; None where a course is all that takes time."""
        if eligibility.standing in OPEN:
            return None
        reached = eligibility.earliest or eligibility.not_before
        return reached if reached and is_ahead(reached, self.outcome.as_of) else None

    def label(self, entry: Step) -> str:
        """The state of entry in a few words."""
        return self.material.entry(entry.slug, entry.eligibility).label

    def state(self, entry: Step) -> str:
        """The same as on the day of the outcome: what is open in a month to come is open like what is now."""
        asked = replace(self.material.asked, today=self.outcome.as_of)
        return entry_words(entry.eligibility, self.material.snapshot.get(entry.slug), asked).label

    def cost(self, entry: PlanEntry) -> str:
        """What it costs to get, in a few words."""
        return cost_in_short(self.material.catalogue.facts_of(entry.slug), self.material.today)


class Weight(Enum):
    """How much a change matters: it is about what to begin with, or adds something else, or takes it."""

    GREAT = auto()
    ADDS = auto()
    TAKES = auto()


@dataclass(frozen=True, slots=True)
class TrialEffect:
    """Something that is different: a clause, and how much it matters."""

    clause: str
    weight: Weight = Weight.GREAT


def effects(before: Side, after: Side) -> Iterator[TrialEffect]:
    """What is different, the most important first."""
    old, new = before.first, after.first
    if before.path != after.path:
        yield TrialEffect(_("your path is %(after)s instead of %(before)s") % _pair(before.path, after.path))
    if old is None or new is None or old.slug != new.slug:
        yield from map(TrialEffect, _of_first(before, after))
    else:
        for effect in _of_entry(old, new, before, after):
            yield replace(effect, weight=Weight.GREAT)
        yield from _of_limits(before, after)
        yield from map(TrialEffect, _of_cost(new, before, after))
        yield from _of_alternatives(old, new, before, after)
    yield from _of_later(before, after)


def _pair(before: str, after: str) -> dict[str, str]:
    return {"before": before, "after": after}


def _of_first(before: Side, after: Side) -> Iterator[str]:
    """Another certification to begin with, or none."""
    old, new = before.first, after.first
    names = _pair(before.name(old.slug) if old else "", after.name(new.slug) if new else "")
    if old and new:
        yield _("you would begin with %(after)s instead of %(before)s") % names
    elif old:
        yield _("we have nothing to suggest in place of %(before)s") % names
    elif new:
        yield _("you could begin with %(after)s, where we had nothing to suggest") % names


def _of_entry(old: Step, new: Step, before: Side, after: Side) -> Iterator[TrialEffect]:
    """When something can be entered, and how."""
    was, now = before.month(old.eligibility), after.month(new.eligibility)
    values, standing = {"name": after.name(new.slug)}, new.eligibility.standing
    if was and now and was != now:
        change = _("you could take %(name)s in %(after)s instead of %(before)s") % {
            **values,
            **_months(was, now),
        }
        yield TrialEffect(change, Weight.ADDS if now < was else Weight.TAKES)
    elif now and was is None:
        change = _("you could take %(name)s in %(after)s instead of now")
        yield TrialEffect(change % {**values, "after": month_words(now)}, Weight.TAKES)
    elif was and now is None and standing in OPEN:
        yield TrialEffect(_opened(was, after) % {**values, "before": month_words(was)}, Weight.ADDS)
    elif old.eligibility.standing is not standing:
        change = _("entry to %(name)s changes from “%(before)s” to “%(after)s”")
        yield TrialEffect(change % {**values, **_pair(before.label(old), after.label(new))}, Weight.TAKES)


def _opened(was: date, after: Side) -> str:
    """What a month has come to that had to be waited for."""
    if not after.material.asked.is_planned:
        return _("%(name)s is open to you now instead of in %(before)s")
    if was <= after.outcome.as_of:
        return _("%(name)s is open to you by then")
    return _("%(name)s is open to you as soon as you start, instead of in %(before)s")


def _months(was: date, now: date) -> dict[str, str]:
    """Two months; of one year the year is said once."""
    before = month_alone_words(was) if was.year == now.year else month_words(was)
    return _pair(before, month_words(now))


def _of_limits(before: Side, after: Side) -> Iterator[TrialEffect]:
    """What goes beyond somebody's limits, or comes within them; of what both plans name."""
    old, new = before.limits, after.limits
    both = [slug for slug in new if slug in old]
    for change, slugs in (
        (_over, [slug for slug in both if Limit.OVER_BUDGET in new[slug] - old[slug]]),
        (_may_be_over, [slug for slug in both if Limit.MAY_EXCEED_BUDGET in new[slug] - old[slug]]),
        (_within, [slug for slug in both if old[slug] & BUDGET and not new[slug] & BUDGET]),
        (_late, [slug for slug in both if Limit.AFTER_DEADLINE in new[slug] - old[slug]]),
        (_in_time, [slug for slug in both if Limit.AFTER_DEADLINE in old[slug] - new[slug]]),
    ):
        if slugs:
            is_first = slugs[0] == (after.first.slug if after.first else "")
            is_gain = change in {_within, _in_time}
            weight = Weight.GREAT if is_first else Weight.ADDS if is_gain else Weight.TAKES
            yield TrialEffect(change(len(slugs)) % {"names": listed(after.names(tuple(slugs)))}, weight)


def _over(count: int) -> str:
    return ngettext("%(names)s is beyond your budget", "%(names)s are beyond your budget", count)


def _may_be_over(count: int) -> str:
    return ngettext(
        "%(names)s may be beyond your budget",
        "%(names)s may be beyond your budget",
        count,
    )


def _within(count: int) -> str:
    return ngettext(
        "you can afford %(names)s",
        "you can afford %(names)s",
        count,
    )


def _late(count: int) -> str:
    return ngettext(
        "%(names)s comes later than you need it", "%(names)s come later than you need them", count
    )


def _in_time(count: int) -> str:
    return ngettext("%(names)s comes in time", "%(names)s come in time", count)


def _of_cost(first: PlanEntry, before: Side, after: Side) -> Iterator[str]:
    """Another price of the first step, as one comes into force by a later month."""
    was, now = before.cost(first), after.cost(first)
    if now and was != now:
        yield _("%(name)s has a different price: %(after)s") % {"name": after.name(first.slug), "after": now}


def _of_alternatives(old: PlanEntry, new: PlanEntry, before: Side, after: Side) -> Iterator[TrialEffect]:
    was, now = [item.slug for item in old.instead], [item.slug for item in new.instead]
    gained = after.names(tuple(slug for slug in now if slug not in was))
    lost = after.names(tuple(slug for slug in was if slug not in now))
    values = {"gained": either(gained), "lost": either(lost)}
    if gained and lost:
        yield TrialEffect(_("you could take %(gained)s instead, not %(lost)s") % values, Weight.ADDS)
    elif gained:
        yield TrialEffect(_("you could take %(gained)s instead") % values, Weight.ADDS)
    elif lost:
        yield TrialEffect(_("%(lost)s is no longer an alternative") % values, Weight.TAKES)
    known = {item.slug: item for item in old.instead}
    for item in (item for item in new.instead if item.slug in known):
        yield from _of_entry(known[item.slug], item, before, after)


def _of_later(before: Side, after: Side) -> Iterator[TrialEffect]:
    """What comes after the first step."""
    old, new = ({entry.slug: entry for entry in side.later} for side in (before, after))
    firsts = {side.first.slug for side in (before, after) if side.first}
    gained = after.names(tuple(slug for slug in new if slug not in old and slug not in firsts))
    lost = after.names(tuple(slug for slug in old if slug not in new and slug not in firsts))
    if gained and lost:
        change = _("what comes later is %(after)s instead of %(before)s")
        yield TrialEffect(change % _pair(listed(lost), listed(gained)), Weight.TAKES)
    elif gained:
        yield TrialEffect(_("your plan continues with %(after)s") % {"after": listed(gained)}, Weight.ADDS)
    elif lost:
        yield TrialEffect(_("%(before)s is no longer in your plan") % {"before": listed(lost)}, Weight.TAKES)
    for slug in (slug for slug in new if slug in old):
        yield from _of_entry(old[slug], new[slug], before, after)
    if not gained and not lost and [*old] != [*new]:
        yield TrialEffect(_("the later steps come in a different order"), Weight.TAKES)
