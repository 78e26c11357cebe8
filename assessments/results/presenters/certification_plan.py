"""“I have decided already”: the plan for one certification and what is on the way to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.attempts.presenters.held_list import HeldList
from assessments.attempts.presenters.question import Entered, QuestionView, present_question
from assessments.attempts.presenters.section import FormProblem
from assessments.attempts.queries.answers import SavedAnswer
from assessments.domain.outcomes.outcome import PlanEntry
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.results.presenters.background import background_definition
from assessments.results.presenters.plan import Catalogue, EntryView, present_entries
from assessments.wording.texts import Wording
from certifications.domain.statements import CertificationName
from certifications.domain.vocabulary import Status
from portal.shared.components import Breadcrumb

NOTHING_STORED = SavedAnswer(0, None, None)


@dataclass(frozen=True, slots=True)
class CertificationOption:
    """A certification to choose."""

    slug: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """The certifications of an issuer."""

    issuer: str
    options: tuple[CertificationOption, ...]


@dataclass(frozen=True, slots=True)
class CertificationPlanView:
    """The form and, once a certification is chosen, its plan; `why_none` says why there is none.

    `questions` and `held` are empty where the answers of a result are used, taken on `answers_of`.
    """

    breadcrumbs: tuple[Breadcrumb, ...]
    groups: tuple[OptionGroup, ...]
    questions: tuple[QuestionView, ...]
    held: HeldList | None
    answers_of: str
    problems: tuple[FormProblem, ...]
    chosen: str
    entries: tuple[EntryView, ...]
    has_own_offers: bool
    why_none: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The plan for the certification that was asked for, or why there is none."""

    plan: tuple[PlanEntry, ...]
    why_none: str = ""


def present_questions(entries: Mapping[str, Entered]) -> tuple[QuestionView, ...]:
    """The questions about somebody's background, with what they gave."""
    definition = background_definition()
    wording = Wording(definition)
    return tuple(
        present_question(question, wording, NOTHING_STORED, entries.get(question.key))
        for question in definition.questions
    )


def present_certification_plan(
    names: Iterable[CertificationName],
    catalogue: Catalogue,
    chosen: Chosen | None,
    *,
    slug: str,
    today: date,
    questions: tuple[QuestionView, ...] = (),
    held: HeldList | None = None,
    answers_of: str = "",
    problems: tuple[FormProblem, ...] = (),
) -> CertificationPlanView:
    """The form, filled in as it was sent, and the plan for `slug` where one could be made."""
    known = tuple(names)
    entries = present_entries(chosen.plan, catalogue, today) if chosen else ()
    return CertificationPlanView(
        breadcrumbs=(
            Breadcrumb(_("Assessment"), reverse("assessments:index")),
            Breadcrumb(_("Plan for one certification")),
        ),
        groups=_groups(known, slug),
        questions=questions,
        held=held,
        answers_of=answers_of,
        problems=problems,
        chosen=catalogue.known(slug).name if chosen else "",
        entries=entries,
        has_own_offers=any(entry.certification.is_own_offer for entry in entries),
        why_none=chosen.why_none if chosen else "",
    )


def why_no_plan(slug: str, snapshot: Snapshot, held: Iterable[str]) -> str:
    """Why there is no plan for a certification."""
    certified = next((item for item in snapshot.certifications if item.slug == slug), None)
    if certified is None:
        return _("This certification is not in our catalogue.")
    if slug in held:
        return _("You already have it.")
    if certified.status == Status.ANNOUNCED:
        return _(
            "It has been announced, but we found no exam, course or registration. So we can’t plan for it."
        )
    if certified.status == Status.BEING_SUPERSEDED:
        return _("Its issuer is replacing it. See its page for what comes next.")
    return _("We found no current exam, course or registration. So we can’t plan for it.")


def _groups(names: Iterable[CertificationName], chosen: str) -> tuple[OptionGroup, ...]:
    ordered = sorted(names, key=lambda name: (name.issuer.casefold(), name.title.casefold(), name.slug))
    return tuple(
        OptionGroup(
            issuer,
            tuple(CertificationOption(name.slug, _label(name), name.slug == chosen) for name in group),
        )
        for issuer, group in groupby(ordered, key=lambda name: name.issuer)
    )


def _label(name: CertificationName) -> str:
    if not name.abbreviation or name.abbreviation == name.title:
        return name.title
    return f"{name.title} ({name.abbreviation})"
