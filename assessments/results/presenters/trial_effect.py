"""What a trial changes, the most important first: clauses that follow “With ten hours a week,”."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.domain.outcomes.outcome import Eligibility, Limit, Outcome, PlanEntry, Standing
from assessments.results.presenters.costs import cost_in_short
from assessments.results.presenters.eligibility import is_ahead
from assessments.results.presenters.entry import entry_words
from assessments.results.presenters.material import Material
from assessments.results.presenters.result import kind_words
from portal.shared.words import either, listed, month_words

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
        return {item.slug: frozenset(item.limits) for item in instead} | found

    def name(self, slug: str) -> str:
        """What sentences call a certification."""
        return self.material.catalogue.short_names.get(slug, slug)

    def names(self, slugs: tuple[str, ...]) -> list[str]:
        """What sentences call certifications."""
        return [self.name(slug) for slug in slugs]

    def month(self, eligibility: Eligibility) -> date | None:
        """The month to come by which somebody can enter; None where nothing has to be waited for."""
        reached = eligibility.earliest or eligibility.not_before
        return reached if reached and is_ahead(reached, self.outcome.as_of) else None

    def label(self, entry: PlanEntry) -> str:
        """The state of entry in a few words."""
        return self.material.entry(entry.slug, entry.eligibility).label

    def state(self, entry: PlanEntry) -> str:
        """The same as on the day of the outcome: what is open in a month to come is open like what is now."""
        asked = replace(self.material.asked, today=self.outcome.as_of)
        return entry_words(entry.eligibility, self.material.snapshot.get(entry.slug), asked).label

    def cost(self, entry: PlanEntry) -> str:
        """What it costs to get, in a few words."""
        return cost_in_short(self.material.catalogue.facts_of(entry.slug), self.material.today)


def effects(before: Side, after: Side) -> Iterator[str]:
    """What is different, a clause each, the most important first."""
    if before.path != after.path:
        yield _("your path is %(after)s instead of %(before)s") % _pair(before.path, after.path)
    yield from _of_first(before, after)
    if before.first and after.first and before.first.slug == after.first.slug:
        yield from _of_entry(before.first, after.first, before, after)
        yield from _of_limits(before, after)
        yield from _of_cost(before, after)
        yield from _of_alternatives(before.first, after.first, after)
    else:
        yield from _of_limits(before, after)
    yield from _of_later(before, after)


def _pair(before: str, after: str) -> dict[str, str]:
    return {"before": before, "after": after}


def _of_first(before: Side, after: Side) -> Iterator[str]:
    old, new = before.first, after.first
    if old and new and old.slug != new.slug:
        yield _("you would begin with %(after)s instead of %(before)s") % _pair(
            before.name(old.slug), after.name(new.slug)
        )
    elif old and new is None:
        yield _("no certification is left to begin with: it was %(before)s") % {
            "before": before.name(old.slug)
        }
    elif new and old is None:
        yield _("you could begin with %(after)s, where we found nothing before") % {
            "after": after.name(new.slug)
        }


def _of_entry(old: PlanEntry, new: PlanEntry, before: Side, after: Side) -> Iterator[str]:
    """When a step can be entered, and how."""
    was, now = before.month(old.eligibility), after.month(new.eligibility)
    values = {"name": after.name(new.slug)}
    standing = new.eligibility.standing
    if was and now and was != now:
        yield _("%(name)s is in reach in %(after)s instead of %(before)s") % {**values, **_months(was, now)}
    elif now and was is None:
        yield _("%(name)s is in reach in %(after)s instead of at once") % {
            **values,
            "after": month_words(now),
        }
    elif was and now is None and standing in {Standing.ELIGIBLE, Standing.LOOKS_OPEN, Standing.WITH_COURSE}:
        yield _opened(was, after) % {**values, "before": month_words(was)}
    elif old.eligibility.standing is not standing:
        yield _("the entry to %(name)s reads “%(after)s” instead of “%(before)s”") % {
            **values,
            **_pair(before.label(old), after.label(new)),
        }


def _opened(was: date, after: Side) -> str:
    """What a month has come to that had to be waited for."""
    if not after.material.asked.is_planned:
        return _("%(name)s is open to you now instead of in %(before)s")
    if was <= after.outcome.as_of:
        return _("%(name)s is open to you by then")
    return _("%(name)s is open to you as soon as you start, instead of in %(before)s")


def _months(was: date, now: date) -> dict[str, str]:
    """Two months; of one year the year is said once."""
    before = (
        date_format(was, pgettext("month format without the year", "F"))
        if was.year == now.year
        else month_words(was)
    )
    return _pair(before, month_words(now))


def _of_limits(before: Side, after: Side) -> Iterator[str]:
    """What comes within somebody's limits, or goes beyond them; of what both plans name."""
    old, new = before.limits, after.limits
    for slug in (slug for slug in new if slug in old and old[slug] != new[slug]):
        name = {"name": after.name(slug)}
        gained, lost = new[slug] - old[slug], old[slug] - new[slug]
        if Limit.OVER_BUDGET in gained:
            yield _("%(name)s costs more than you want to spend") % name
        elif Limit.MAY_EXCEED_BUDGET in gained:
            yield _("%(name)s may cost more than you want to spend") % name
        elif lost & BUDGET:
            yield _("the price of %(name)s is no longer in the way") % name
        if Limit.AFTER_DEADLINE in gained:
            yield _("%(name)s comes later than you need it") % name
        elif Limit.AFTER_DEADLINE in lost:
            yield _("%(name)s comes in time") % name


def _of_cost(before: Side, after: Side) -> Iterator[str]:
    """Another price, as one comes into force by a later month."""
    for old in before.outcome.plan:
        was, now = before.cost(old), after.cost(old)
        if was != now and now and any(entry.slug == old.slug for entry in after.outcome.plan):
            yield _("the cost of %(name)s changes: %(after)s") % {"name": after.name(old.slug), "after": now}


def _of_alternatives(old: PlanEntry, new: PlanEntry, after: Side) -> Iterator[str]:
    was, now = [item.slug for item in old.instead], [item.slug for item in new.instead]
    gained = after.names(tuple(slug for slug in now if slug not in was))
    lost = after.names(tuple(slug for slug in was if slug not in now))
    values = {"name": after.name(new.slug), "gained": either(gained), "lost": either(lost)}
    if gained and lost:
        yield _("what you could take instead of %(name)s is %(gained)s, not %(lost)s") % values
    elif gained:
        yield _("you could take %(gained)s instead of %(name)s") % values
    elif lost:
        yield _("%(lost)s is no longer offered instead of %(name)s") % values


def _of_later(before: Side, after: Side) -> Iterator[str]:
    """What comes after the first step."""
    old, new = ({entry.slug: entry for entry in side.later} for side in (before, after))
    firsts = {side.first.slug for side in (before, after) if side.first}
    gained = after.names(tuple(slug for slug in new if slug not in old and slug not in firsts))
    lost = after.names(tuple(slug for slug in old if slug not in new and slug not in firsts))
    if gained and lost:
        yield _("what comes later is %(after)s instead of %(before)s") % _pair(listed(lost), listed(gained))
    elif gained:
        yield _("your plan goes on with %(after)s") % {"after": listed(gained)}
    elif lost:
        yield _("your plan ends without %(before)s") % {"before": listed(lost)}
    for slug in (slug for slug in new if slug in old):
        yield from _of_entry(old[slug], new[slug], before, after)
    if not gained and not lost and [*old] != [*new]:
        yield _("the later steps come in another order")
