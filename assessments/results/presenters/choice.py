"""The certification to begin with: why this one, how to enter, what it costs, and what to take instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assessments.domain.outcomes.outcome import Instead, Limit, PlanEntry, Reason, Rung
from assessments.results.presenters.advice_book import AdviceBook, why_for_role
from assessments.results.presenters.comparison import present_comparison
from assessments.results.presenters.costs import CostLine, cost_in_short, cost_lines
from assessments.results.presenters.entry import EntryWords
from assessments.results.presenters.material import Material
from assessments.results.presenters.plan import Known
from portal.shared.components import DefinedTerm, PathMark, TableView


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """What may be taken instead, and the difference in a sentence."""

    certification: Known
    entry: EntryWords
    difference: str
    cost: str
    limits: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstChoiceView:
    """The certification to begin with. `comparison` has it beside what may be taken instead, if anything.

    `heading` is its rung; where it is for later, `wait` says why. `why` are grounds by what they rest on;
    `question` asks which one, in the editors' words.
    """

    heading: str
    wait: str
    certification: Known
    mark: PathMark
    entry: EntryWords
    why: tuple[DefinedTerm, ...]
    costs: tuple[CostLine, ...]
    limits: tuple[str, ...]
    changes: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]
    question: str
    comparison: TableView | None


def present_choice(entry: PlanEntry, material: Material) -> FirstChoiceView:
    """The first certification of a plan."""
    facts = material.catalogue.facts_of(entry.slug)
    alternatives = tuple(_alternative(item, entry, material) for item in entry.instead)
    slugs = [entry.slug, *(item.slug for item in entry.instead)]
    return FirstChoiceView(
        heading=rung_words(entry.rung),
        wait=_wait(entry),
        certification=material.catalogue.known(entry.slug, is_own_offer=entry.own_offer),
        mark=material.kind_mark(entry.kind),
        entry=material.entry(entry.slug, entry.eligibility),
        why=grounds_of(entry, material),
        costs=cost_lines(facts, material.snapshot.get(entry.slug), material.today),
        limits=limit_sentences(entry.limits),
        changes=material.changes.get(entry.slug, ()),
        alternatives=alternatives,
        question=_question(slugs, material.book),
        comparison=present_comparison(entry, material) if alternatives else None,
    )


def _wait(entry: PlanEntry) -> str:
    """Why a plan begins with something for later."""
    if entry.rung is not Rung.LATER:
        return ""
    if Limit.OVER_BUDGET in entry.limits:
        return _("Nothing that fits is free. Start learning without an exam, and ask who could pay.")
    return _("This is years away. Until then, keep a record of your work: you will need it to apply.")


def rung_words(rung: Rung | None) -> str:
    """Where a step of a plan stands."""
    return {
        Rung.FIRST: pgettext("step of a plan", "First"),
        Rung.THEN: pgettext("step of a plan", "Then"),
        Rung.LATER: pgettext("step of a plan", "Later"),
    }[rung or Rung.FIRST]


def limit_sentences(limits: Iterable[Limit]) -> tuple[str, ...]:
    """Which limits something goes beyond, in the second person."""
    words = {
        Limit.OVER_BUDGET: _("Costs more than you want to spend."),
        Limit.MAY_EXCEED_BUDGET: _("May cost more than you want to spend."),
        Limit.AFTER_DEADLINE: _("Later than you need it."),
    }
    return tuple(words[limit] for limit in limits)


def _grounds(reason: Reason, slug: str, material: Material) -> DefinedTerm:
    """Why a step stands where it stands: what it rests on, and what is said of that."""
    given = {name: str(value) for name, value in reason.parameters}
    return _GROUNDS[reason.code](given, slug, material)


def _role(given: Mapping[str, str], slug: str, material: Material) -> DefinedTerm:
    service = material.book.service(given["role"], slug, given["stage"])
    name = material.role_name(given["role"])
    if service is None:
        return DefinedTerm(_("Your role"), name)
    return DefinedTerm(_("Your role"), _("%(role)s. %(why)s") % {"role": name, "why": service.why})


def _kind(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm:
    return DefinedTerm(
        _("Your work"),
        _("It suits several jobs in this kind of work: %(kind)s.")
        % {"kind": material.kind_name(given["kind"])},
    )


def _region(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm:
    name = material.book.region(given["region"])
    return DefinedTerm(_("Where you work"), _("%(region)s, where it is common.") % {"region": name})


def _circumstance(given: Mapping[str, str], _slug: str, material: Material) -> DefinedTerm:
    name = material.book.circumstance(given["circumstance"])
    return DefinedTerm(_("Part of your work"), name)


# Every code of a step's reasons has its words here; an unknown one is a fault.
_GROUNDS = {"role": _role, "kind": _kind, "region": _region, "circumstance": _circumstance}


def grounds_of(entry: PlanEntry, material: Material) -> tuple[DefinedTerm, ...]:
    """Why a certification stands in a plan. That it is usual everywhere says nothing of somebody."""
    return tuple(
        _grounds(reason, entry.slug, material)
        for reason in entry.reasons
        if reason.code != "region" or not material.book.is_widest(str(dict(reason.parameters)["region"]))
    )


def _alternative(item: Instead, first: PlanEntry, material: Material) -> AlternativeView:
    facts = material.catalogue.facts_of(item.slug)
    return AlternativeView(
        certification=material.catalogue.known(item.slug, is_own_offer=item.own_offer),
        entry=material.entry(item.slug, item.eligibility),
        difference=_difference(item.slug, first, material),
        cost=cost_in_short(facts, material.today),
        limits=limit_sentences(item.limits),
        changes=material.changes.get(item.slug, ()),
    )


def _difference(slug: str, first: PlanEntry, material: Material) -> str:
    """What tells it from the first certification, as editors say; empty where they say nothing."""
    own = material.book.alternative(slug, first.slug)
    if own and own.best_if:
        return _("Better if %(case)s.") % {"case": own.best_if.rstrip(".")}
    return why_for_role(slug, first, material.book)


def _question(slugs: list[str], book: AdviceBook) -> str:
    if len(slugs) == 1:
        return ""
    group = book.group_of(slugs[0], slugs[1])
    return group.question if group else ""
