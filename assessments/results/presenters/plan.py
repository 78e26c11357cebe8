"""A plan as a dated sequence of certifications, each with what it asks and costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Outcome, Placed, Placement, PlanEntry
from assessments.results.presenters.eligibility import EligibilityView, present_eligibility
from assessments.results.presenters.facts import FactLine, cost_line, route_lines
from assessments.results.presenters.own_limits import NO_LIMITS, OwnLimits, beyond_limits
from certifications.domain.certification import Certification
from portal.shared.components import DefinedTerm as Row
from portal.shared.words import listed

# Where certifications ended up that are not planned, those that come nearest to a plan first.
NEAREST_FIRST = (
    Placement.ALTERNATIVE,
    Placement.BEYOND_PLAN,
    Placement.RIVAL_PLANNED,
    Placement.OUT_OF_REACH,
    Placement.OTHER_CIRCUMSTANCE,
    Placement.DISCOURAGED,
    Placement.OUTGROWN,
    Placement.HELD,
    Placement.RIVAL_HELD,
    Placement.SURPASSED,
    Placement.WRONG_ROLE,
    Placement.OTHER_ROLE,
    Placement.OTHER_DISCIPLINE,
    Placement.TOOL_SPECIFIC,
    Placement.ANNOUNCED,
    Placement.SUPERSEDED,
    Placement.NOT_BOOKABLE,
    Placement.NO_PLAN,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A certification of a snapshot by its name; `url` is empty where it is not published any more."""

    slug: str
    name: str
    abbreviation: str
    issuer: str
    url: str
    is_own_offer: bool

    @property
    def short(self) -> str:
        """The abbreviation, or the name where there is none."""
        return self.abbreviation or self.name


@dataclass(frozen=True, slots=True)
class EntryView:
    """One step of a plan. `cost` is None where it is not known, `entry` empty where no rule is known.

    `beyond` tells where it goes beyond somebody's own limits.
    """

    number: int
    certification: Known
    eligibility: EligibilityView
    opens: str
    beyond: tuple[str, ...]
    cost: FactLine | None
    entry: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class PlacedView:
    """Why certifications are not in the plan, those of one reason together.

    `notes` are what editors say of some of them, by slug.
    """

    reason: str
    certifications: tuple[Known, ...]
    notes: tuple[tuple[Known, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan of an outcome, what is listed apart from it, and what somebody told of their own limits."""

    entries: tuple[EntryView, ...]
    limits: tuple[Row, ...]
    has_own_offers: bool
    also_useful: tuple[Known, ...]
    announced: tuple[Known, ...]
    placements: tuple[PlacedView, ...]


class Catalogue:
    """Names and facts of the certifications that an outcome speaks of.

    Facts are those that everybody may read today; names of what is not published any more are those of the
    outcome's own snapshot.
    """

    def __init__(self, published: Iterable[Certification], names: Mapping[str, str]) -> None:
        self._published = {item.slug: item for item in published}
        self._names = names

    @property
    def short_names(self) -> Mapping[str, str]:
        """What sentences call certifications, by slug."""
        return {**self._names, **{slug: item.short_name for slug, item in self._published.items()}}

    def facts_of(self, slug: str) -> Certification | None:
        """The certification as it is published, None where it is not."""
        return self._published.get(slug)

    def known(self, slug: str, *, is_own_offer: bool | None = None) -> Known:
        """A certification by name; whether it is the publisher's own offer is asked of the catalogue."""
        item = self._published.get(slug)
        if item is None:
            return Known(slug, self._names.get(slug, slug), "", "", "", bool(is_own_offer))
        return Known(
            slug=slug,
            name=item.title,
            abbreviation="" if item.abbreviation == item.title else item.abbreviation,
            issuer=item.issuer.name,
            url=item.url,
            is_own_offer=item.issuer.is_publisher if is_own_offer is None else is_own_offer,
        )


def present_plan(
    outcome: Outcome, catalogue: Catalogue, today: date, limits: OwnLimits = NO_LIMITS
) -> PlanView:
    """What an outcome plans. `today` is the day by which facts are called stale."""
    entries = present_entries(outcome.plan, catalogue, today, limits, as_of=outcome.as_of)
    also_useful = tuple(catalogue.known(slug) for slug in outcome.also_useful)
    announced = tuple(catalogue.known(slug) for slug in outcome.announced)
    named = (*(entry.certification for entry in entries), *also_useful, *announced)
    return PlanView(
        entries=entries,
        limits=limits.told,
        has_own_offers=any(item.is_own_offer for item in named),
        also_useful=also_useful,
        announced=announced,
        placements=present_placements(outcome.placements, catalogue),
    )


def present_entries(
    plan: Iterable[PlanEntry],
    catalogue: Catalogue,
    today: date,
    limits: OwnLimits = NO_LIMITS,
    *,
    as_of: date | None = None,
) -> tuple[EntryView, ...]:
    """The steps of a plan in order. `today` is the day by which facts are called stale, `as_of` that of the
    plan: today, where none is told. Limits are for the first certificate, and so for the first step.
    """
    return tuple(
        _entry(number, entry, catalogue, (as_of or today, today), limits if number == 1 else NO_LIMITS)
        for number, entry in enumerate(plan, start=1)
    )


def _entry(
    number: int, entry: PlanEntry, catalogue: Catalogue, days: tuple[date, date], limits: OwnLimits
) -> EntryView:
    as_of, today = days
    names = catalogue.short_names
    facts = catalogue.facts_of(entry.slug)
    opens = [names.get(slug, slug) for slug in entry.opens]
    return EntryView(
        number=number,
        certification=catalogue.known(entry.slug, is_own_offer=entry.own_offer),
        eligibility=present_eligibility(entry.eligibility, names, as_of),
        opens=_("Opens the way to %(names)s.") % {"names": listed(opens)} if opens else "",
        beyond=beyond_limits(limits, entry.eligibility, facts, today),
        cost=cost_line(facts, today) if facts else None,
        entry=route_lines(facts, entry.eligibility.route, names, today) if facts else (),
    )


def present_placements(
    placements: Iterable[Placed], catalogue: Catalogue, notes: Mapping[str, str] | None = None
) -> tuple[PlacedView, ...]:
    """Why the others are not in the plan, the nearest first; those that were planned are left out."""
    found = tuple(placements)
    return tuple(
        _placed(
            placement, [item.slug for item in found if item.placement is placement], catalogue, notes or {}
        )
        for placement in NEAREST_FIRST
        if any(item.placement is placement for item in found)
    )


def _placed(
    placement: Placement, slugs: list[str], catalogue: Catalogue, notes: Mapping[str, str]
) -> PlacedView:
    known = tuple(catalogue.known(slug) for slug in slugs)
    return PlacedView(
        placement_words(placement), known, tuple((item, notes.get(item.slug, "")) for item in known)
    )


def placement_words(placement: Placement) -> str:
    """Where a certification ended up."""
    return {
        Placement.PLANNED: _("In your plan"),
        Placement.ALTERNATIVE: _("An alternative to your first certification"),
        Placement.BEYOND_PLAN: _("Fits your path, but comes after the last step of your plan"),
        Placement.RIVAL_PLANNED: _("Covers the same ground as one in your plan, and you need only one"),
        Placement.OUT_OF_REACH: _("Out of reach while you work as you do now"),
        Placement.OTHER_CIRCUMSTANCE: _("For work that you didn’t mention"),
        Placement.OTHER_ROLE: _("Meant for other roles"),
        Placement.WRONG_ROLE: _("We advise against it in your role"),
        Placement.OUTGROWN: _("You have outgrown it"),
        Placement.DISCOURAGED: _("Of little use to you"),
        Placement.HELD: _("You have it"),
        Placement.RIVAL_HELD: _("Covers the same ground as one you have"),
        Placement.SURPASSED: _("You have a higher one from the same issuer in this discipline"),
        Placement.OTHER_DISCIPLINE: _("From a discipline outside your path"),
        Placement.TOOL_SPECIFIC: _("Certifies a product, not a discipline, so we don’t rank it"),
        Placement.ANNOUNCED: _("Announced, not yet available"),
        Placement.SUPERSEDED: _("Its issuer is replacing it"),
        Placement.NOT_BOOKABLE: _("We found no current exam, course or registration"),
        Placement.NO_PLAN: _("No certification fits your path"),
    }[placement]
