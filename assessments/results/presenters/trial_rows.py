"""What was beside what is tried, row by row, where the two differ."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Limit
from assessments.results.presenters.choice import rung_words
from assessments.results.presenters.costs import cost_lines
from assessments.results.presenters.rungs import rung_label
from assessments.results.presenters.trial_effect import Side, Step
from portal.shared.words import listed, sentence_case

# The state of entry of something, in a few words.
State = Callable[[Side, Step], str]


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One thing that differs: as somebody answered, and as they try."""

    head: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a row tells of a side, and by what two sides are compared: by that, unless told."""

    head: str
    tell: Callable[[Side], str]
    compare: Callable[[Side], str] | None = None

    def differs(self, before: Side, after: Side) -> bool:
        compare = self.compare or self.tell
        return compare(before) != compare(after)


def changed_rows(before: Side, after: Side) -> tuple[TrialRow, ...]:
    """What differs, in the order in which a result tells it."""
    return tuple(
        TrialRow(cell.head, cell.tell(before) or _("None"), cell.tell(after) or _("None"))
        for cell in _cells()
        if cell.differs(before, after)
    )


def unchanged_heads(before: Side, after: Side) -> tuple[str, ...]:
    """What stays as it was, of what there is at all."""
    return tuple(cell.head for cell in _cells() if cell.tell(after) and not cell.differs(before, after))


def _cells() -> tuple[_Cell, ...]:
    return (
        _Cell(_("Path"), lambda side: side.path),
        _Cell(_("First step"), _first),
        _Cell(_("Entry"), _entry, lambda side: side.state(side.first) if side.first else ""),
        _Cell(_("Cost"), _costs),
        _Cell(_("Alternatives"), _instead, lambda side: _instead(side, Side.state)),
        _Cell(_("Later steps"), _later, lambda side: _later(side, Side.state)),
        _Cell(_("Limits"), _beyond),
    )


def _first(side: Side) -> str:
    return side.name(side.first.slug) if side.first else ""


def _entry(side: Side) -> str:
    return side.label(side.first) if side.first else ""


def _costs(side: Side) -> str:
    """What the first step costs to get, its course too."""
    if side.first is None:
        return ""
    material, slug = side.material, side.first.slug
    lines = cost_lines(material.catalogue.facts_of(slug), material.snapshot.get(slug), material.today)
    # The last one is what it takes to keep it.
    return _joined(
        _("%(label)s: %(value)s") % {"label": line.label, "value": line.value or _("unknown")}
        for line in lines[:-1]
    )


def _instead(side: Side, state: State = Side.label) -> str:
    found = side.first.instead if side.first else ()
    return _joined(_named(side.name(item.slug), state(side, item)) for item in found)


def _later(side: Side, state: State | None = None) -> str:
    """The later steps, each with what entry waits for: a step before it, or as `state` tells."""
    return _joined(
        _("%(rung)s %(name)s")
        % {
            "rung": rung_words(entry.rung),
            "name": _named(
                side.name(entry.slug),
                state(side, entry) if state else rung_label(entry, side.outcome.plan, side.material),
            ),
        }
        for entry in side.later
    )


def _named(name: str, state: str) -> str:
    return _("%(name)s (%(state)s)") % {"name": name, "state": state}


def _beyond(side: Side) -> str:
    """What of the plan, and of what may be taken instead, goes beyond somebody's limits."""
    words = {
        Limit.OVER_BUDGET: _("beyond your budget: %(names)s"),
        Limit.MAY_EXCEED_BUDGET: _("perhaps beyond your budget: %(names)s"),
        Limit.AFTER_DEADLINE: _("later than you need it: %(names)s"),
    }
    found = (
        (text, tuple(slug for slug, limits in side.limits.items() if limit in limits))
        for limit, text in words.items()
    )
    return sentence_case(
        _joined(text % {"names": listed(side.names(slugs))} for text, slugs in found if slugs)
    )


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
