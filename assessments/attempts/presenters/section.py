"""A section of an attempt as its page shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from assessments.attempts.presenters.held_certifications import HeldEntry, held_words
from assessments.attempts.presenters.held_list import HeldList
from assessments.attempts.presenters.question import Entered, QuestionView, in_rows, present_question
from assessments.attempts.presenters.role_box import present_role_box, role_questions
from assessments.attempts.presenters.section_script import present_script
from assessments.attempts.presenters.sections import ShownSection, held_introduction
from assessments.attempts.queries.answers import SavedAnswer, saved_answer
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import parse_answer
from assessments.domain.definitions.decisive import decisive_questions
from assessments.domain.definitions.definition import Definition
from assessments.models import HELD_KEY
from assessments.wording.texts import Wording
from certifications.domain.statements import CertificationName
from certifications.queries.roles import RoleName
from portal.shared.words import clock_words


@dataclass(frozen=True, slots=True)
class FormProblem:
    """What is wrong with an answer, and the id of the element that it is about."""

    element: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """One screen of questions. `progress` names for each section whether it comes "before", is "here" or
    comes "after". `saved` tells when the last answer of this section was stored, "" when none was.

    `left` says how much there is to answer at most. `is_optional` where the plan alone reads the answers from
    here on, `can_finish` where the path is known without them. `carried` is the day of answers that were
    carried over. `script` is what js/autosave.js is told.
    """

    title: str
    heading: str
    introduction: str
    number: int
    of: int
    progress: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    held: HeldList | None
    problems: tuple[FormProblem, ...]
    notice: str
    saved: str
    then: str
    left: str
    is_optional: bool
    can_finish: bool
    carried: str
    script: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form held that was not all stored: entries by question, certifications held by slug (None where
    the form had none), and the words for conflicts. `looked_for` is what was searched, by question.
    """

    entries: Mapping[str, Entered] = field(default_factory=dict)
    held: Mapping[str, HeldEntry] | None = None
    conflicts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[FormProblem, ...] = ()
    notice: str = ""
    looked_for: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionOutlook:
    """Where a section stands on the way: how much is left, and whether the rest may be skipped."""

    left: str
    is_optional: bool
    can_finish: bool


def present_section(
    section: ShownSection,
    wording: Wording,
    answers: Mapping[str, Mapping[str, Any]],
    *,
    attempt: UUID,
    zone: tzinfo,
    outlook: SectionOutlook,
    held: HeldList | None = None,
    roles: Mapping[str, RoleName] | None = None,
    filled: Filled | None = None,
    then: str = "",
) -> SectionView:
    """A section with its stored answers, or with what a form held. `then` says where it leads back to."""
    given = filled or Filled()
    questions = _questions(section, wording, answers, given, roles or {})
    return SectionView(
        title=wording.title(),
        heading=section.title,
        introduction=_introduction(section, wording),
        number=section.number,
        of=section.of,
        progress=tuple(_place(number, section.number) for number in range(1, section.of + 1)),
        questions=questions,
        held=held,
        problems=given.problems,
        notice=given.notice,
        saved=_last_saved(section, answers, zone),
        then=then,
        left=outlook.left,
        is_optional=outlook.is_optional,
        can_finish=outlook.can_finish,
        carried=next((view.carried for view in questions if view.carried), held.carried if held else ""),
        script=present_script(attempt, section, wording.definition),
    )


def _questions(
    section: ShownSection,
    wording: Wording,
    answers: Mapping[str, Mapping[str, Any]],
    given: Filled,
    roles: Mapping[str, RoleName],
) -> tuple[QuestionView, ...]:
    background = wording.definition.background
    decisive = decisive_questions(wording.definition)
    shown = []
    for question in section.questions:
        view = present_question(
            question,
            wording,
            saved_answer(answers, question.key),
            given.entries.get(question.key),
            conflict=given.conflicts.get(question.key, ""),
            decisive=decisive,
        )
        # While no role family is published, the choices stand for themselves.
        if roles and question.key in role_questions(background):
            typed = given.looked_for.get(question.key, "").strip()
            view = replace(view, roles=present_role_box(background, view.choices, roles, typed=typed))
        shown.append(view)
    return in_rows(shown)


def again_words() -> str:
    """Someone who pressed Start had begun already."""
    return _("You had already started, so you can continue where you left off. All your answers are here.")


def saved_words(saved: SavedAnswer, zone: tzinfo) -> str:
    """“Saved at 14:02 CET”; empty where nothing is stored."""
    return _("Saved at %(time)s") % {"time": clock_words(saved.at, zone)} if saved.at else ""


def stored_words(definition: Definition, key: str, value: object, names: Mapping[str, str]) -> str:
    """A stored answer, or what is stored of certifications held, in words. `names` are theirs, by slug."""
    if key == HELD_KEY:
        return held_words(parse_held(value or []), names)
    if value is None:
        return _("no answer")
    question = next(question for question in definition.questions if question.key == key)
    return Wording(definition).answer(question, parse_answer(question, value))


def held_problems(
    entries: Mapping[str, HeldEntry], names: Iterable[CertificationName]
) -> tuple[FormProblem, ...]:
    """What is wrong with the months of certifications held, each by the certification's name."""
    titles = {name.slug: name.title for name in names}
    return tuple(
        FormProblem(f"{field}-{slug}", titles.get(slug, slug), problem)
        for slug, entry in entries.items()
        for field, problem in (("earned", entry.earned_problem), ("until", entry.problem))
        if problem
    )


def _place(number: int, here: int) -> str:
    if number == here:
        return "here"
    return "before" if number < here else "after"


def _introduction(section: ShownSection, wording: Wording) -> str:
    if section.is_held:
        return held_introduction()
    return wording.of(f"sections/{section.slug}/introduction")


def _last_saved(section: ShownSection, answers: Mapping[str, Mapping[str, Any]], zone: tzinfo) -> str:
    keys = [HELD_KEY] if section.is_held else [question.key for question in section.questions]
    stored = [saved_answer(answers, key) for key in keys]
    given = (saved for saved in stored if saved.at and not saved.carried)
    latest = max(given, key=lambda saved: str(saved.at), default=None)
    return saved_words(latest, zone) if latest else ""
