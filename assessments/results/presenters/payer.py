"""The payer's page of an outcome: what a person who pays decides by. Nothing of single answers or points."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Outcome, PlanEntry
from assessments.results.presenters.changes_since import summary_of_changes
from assessments.results.presenters.material import Material
from assessments.results.presenters.payer_choices import present_payer_choices
from assessments.results.presenters.payer_costs import SourcedLine, fact_line, lines_to_get, lines_to_keep
from assessments.results.presenters.payer_entry import payer_course, payer_entry
from assessments.results.presenters.payer_gains import GainsView, present_gains
from assessments.results.presenters.payer_reasons import path_sentence, payer_grounds, quotations
from assessments.results.presenters.plan import Known
from assessments.results.presenters.rungs import rung_words
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
    """The payer's page. `changed` is what a reader of a later day has to know, `changes` what has changed, by
    certification.

    `opening` says who answered what and when, `quoted` what they said. Of figures each has its source.
    """

    certification: Known
    mark: PathMark
    opening: str
    changed: str
    changes: tuple[DefinedTerm, ...]
    path: str
    quoted: tuple[str, ...]
    grounds: tuple[DefinedTerm, ...]
    entry: str
    course: str
    time: tuple[SourcedLine, ...]
    to_get: tuple[SourcedLine, ...]
    to_keep: tuple[SourcedLine, ...]
    choices: TableView
    later: tuple[LaterView, ...]
    gains: GainsView
    taken_on: str
    read_on: str
    has_own_offers: bool


def present_payer(outcome: Outcome, material: Material, *, name: str = "") -> PayerView:
    """The payer's page of an outcome that plans something. `name` is what its owner wants to be named by.

    Raises:
        IndexError: it plans nothing.
    """
    first = outcome.plan[0]
    facts, certified = material.catalogue.facts_of(first.slug), material.snapshot.get(first.slug)
    later = tuple(_later(entry, material) for entry in outcome.plan[1:])
    exam = facts.fact("exam.minutes") if facts else None
    named = [first.slug, *(item.slug for item in first.instead), *(entry.slug for entry in outcome.plan[1:])]
    changes = {slug: material.changes.get(slug, ()) for slug in named}
    names = material.catalogue.short_names
    return PayerView(
        certification=material.catalogue.known(first.slug, is_own_offer=first.own_offer),
        mark=material.kind_mark(first.kind),
        opening=_opening(outcome, material, name),
        changed=summary_of_changes(changes, material.asked),
        changes=tuple(
            DefinedTerm(names.get(slug, slug), text) for slug, told in changes.items() for text in told
        ),
        path=path_sentence(outcome, material),
        quoted=quotations(outcome, material),
        grounds=payer_grounds(first, material),
        entry=payer_entry(first.eligibility, material.asked),
        course=payer_course(first.eligibility, facts, certified),
        time=(fact_line(exam, material.today),) if exam else (),
        to_get=lines_to_get(facts, material.today),
        to_keep=lines_to_keep(facts, material.today),
        choices=present_payer_choices(first, material),
        later=later,
        gains=present_gains(first.slug, material),
        taken_on=day_words(outcome.as_of),
        read_on=day_words(material.today),
        has_own_offers=any(item.own_offer for item in outcome.plan)
        or any(item.own_offer for item in first.instead),
    )


def _opening(outcome: Outcome, material: Material, name: str) -> str:
    values = {"name": name, "title": material.wording.title(), "day": day_words(outcome.as_of)}
    if name:
        return _("%(name)s answered “%(title)s” on %(day)s and asks you to decide about this.") % values
    return _("The person who sent you this answered “%(title)s” on %(day)s and asks you to decide.") % values


def _later(entry: PlanEntry, material: Material) -> LaterView:
    return LaterView(
        rung_words(entry.rung),
        material.catalogue.known(entry.slug, is_own_offer=entry.own_offer),
        payer_entry(entry.eligibility, material.asked),
    )
