"""The payer's page of an outcome: what a person who pays decides by. No points, and few quotations."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Outcome, PlanEntry
from assessments.results.presenters.changes_since import summary_of_changes
from assessments.results.presenters.choice import rung_words
from assessments.results.presenters.costs import cost_in_short
from assessments.results.presenters.facts import flags_of
from assessments.results.presenters.material import Material
from assessments.results.presenters.payer_choices import present_payer_choices
from assessments.results.presenters.payer_costs import (
    lines_to_get,
    lines_to_keep,
    renewal_facts,
    renewal_words,
)
from assessments.results.presenters.payer_entry import is_course_needed, payer_course, payer_entry
from assessments.results.presenters.payer_gains import GainsView, present_gains
from assessments.results.presenters.payer_reasons import path_sentence, payer_grounds, quotations
from assessments.results.presenters.payer_sources import NumberedSource, SourcedLine, SourceList
from assessments.results.presenters.plan import Known
from certifications.domain.costs import cost_to_get
from certifications.domain.facts import Fact
from portal.shared.components import DefinedTerm, PathMark, TableView
from portal.shared.words import day_words


@dataclass(frozen=True, slots=True)
class LaterView:
    """What may come after, in a line: which rung, what, and the state of entry."""

    name: str
    certification: Known
    entry: str


@dataclass(frozen=True, slots=True)
class PayerView:
    """The payer's page. `opening` says who answered what and when, `short` what it comes to in brief.

    `changed` is what a reader of a later day has to know, `changes` what has changed, by certification.
    `quoted` is what the person said. Each of `time`, `to_get` and `to_keep` has its sources, all of which are
    in `sources`; `facts_url` is where all facts stand, or empty.
    """

    certification: Known
    mark: PathMark
    opening: str
    short: tuple[SourcedLine, ...]
    changed: str
    changes: tuple[DefinedTerm, ...]
    path: str
    quoted: tuple[str, ...]
    grounds: tuple[DefinedTerm, ...]
    to_get: tuple[SourcedLine, ...]
    to_keep: tuple[SourcedLine, ...]
    time: tuple[SourcedLine, ...]
    choices: TableView
    later: tuple[LaterView, ...]
    gains: GainsView
    sources: tuple[NumberedSource, ...]
    facts_url: str
    as_of: str
    has_own_offers: bool


def present_payer(outcome: Outcome, material: Material, *, name: str = "") -> PayerView:
    """The payer's page of an outcome that plans something. `name` is what its owner wants to be named by.

    Raises:
        IndexError: it plans nothing.
    """
    first, later, sources = outcome.plan[0], outcome.plan[1:], SourceList(material.today)
    facts, changes = material.catalogue.facts_of(first.slug), _changes(outcome, material)
    names, exam = material.catalogue.short_names, facts.fact("exam.minutes") if facts else None
    needed = is_course_needed(first.eligibility)
    return PayerView(
        certification=material.catalogue.known(first.slug, is_own_offer=first.own_offer),
        mark=material.kind_mark(first.kind),
        opening=_opening(outcome, material, name),
        short=_short(first, material),
        changed=summary_of_changes(changes, material.asked),
        changes=tuple(DefinedTerm(names.get(slug, slug), text) for slug in changes for text in changes[slug]),
        path=path_sentence(outcome, material),
        quoted=quotations(outcome, material),
        grounds=payer_grounds(first, material),
        to_get=lines_to_get(facts, sources, is_course_needed=needed),
        to_keep=lines_to_keep(facts, sources),
        time=(sources.fact(exam),) if exam else (),
        choices=present_payer_choices(first, material),
        later=tuple(_later(entry, material) for entry in later),
        gains=present_gains(first.slug, material, sources),
        sources=sources.all,
        facts_url=settings.BASE_URL + facts.url if facts and facts.url else "",
        as_of=_as_of(outcome, material),
        has_own_offers=any(item.own_offer for item in outcome.plan)
        or any(item.own_offer for item in first.instead),
    )


def _opening(outcome: Outcome, material: Material, name: str) -> str:
    values = {"name": name, "title": material.wording.title(), "day": day_words(outcome.as_of)}
    if name:
        return _("%(name)s answered “%(title)s” on %(day)s and asks you to decide about this.") % values
    return _("The person who sent you this answered “%(title)s” on %(day)s and asks you to decide.") % values


def _short(first: PlanEntry, material: Material) -> tuple[SourcedLine, ...]:
    """What a hurried reader wants to know."""
    facts, certified = material.catalogue.facts_of(first.slug), material.snapshot.get(first.slug)
    cost = cost_to_get(facts) if facts else None
    return (
        _brief(_("To get it"), cost_in_short(facts, material.today), cost.facts if cost else (), material),
        _brief(_("To keep it"), renewal_words(facts), renewal_facts(facts), material),
        SourcedLine(_("Entry"), payer_entry(first.eligibility, material.asked)),
        SourcedLine(_("Course"), payer_course(first.eligibility, facts, certified)),
    )


def _brief(label: str, value: str, facts: tuple[Fact, ...], material: Material) -> SourcedLine:
    """A line without its sources, which stand further down; what is weak about it is said here already."""
    return SourcedLine(label, value, flags=flags_of(facts, material.today))


def _changes(outcome: Outcome, material: Material) -> Mapping[str, tuple[str, ...]]:
    """What has changed of the certifications on the page, by slug."""
    first, *later = outcome.plan
    slugs = (first.slug, *(item.slug for item in first.instead), *(entry.slug for entry in later))
    return {slug: material.changes.get(slug, ()) for slug in slugs}


def _later(entry: PlanEntry, material: Material) -> LaterView:
    return LaterView(
        rung_words(entry.rung),
        material.catalogue.known(entry.slug, is_own_offer=entry.own_offer),
        payer_entry(entry.eligibility, material.asked),
    )


def _as_of(outcome: Outcome, material: Material) -> str:
    """Of which day the advice is, and of which the facts."""
    days = {"then": day_words(outcome.as_of), "today": day_words(material.today)}
    if material.asked.is_past:
        return _("Advice from %(then)s; fees and rules as we knew them on %(today)s.") % days
    return _("Advice, fees and rules as we knew them on %(today)s.") % days
