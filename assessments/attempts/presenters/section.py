"""A section of an attempt as its page shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.attempts.presenters.held_certifications import HeldEntry, HeldView, held_words
from assessments.attempts.presenters.question import Entered, QuestionView, present_question
from assessments.attempts.presenters.sections import ShownSection
from assessments.attempts.queries.answers import SavedAnswer, saved_answer
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import parse_answer
from assessments.domain.definitions.definition import Definition
from assessments.models import HELD_KEY
from assessments.wording.texts import Wording
from certifications.domain.statements import CertificationName
from portal.shared.words import clock_words

# Stands in the address of answers for the question's key.
QUESTION_SLOT = "QUESTION"


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

    `script` is what js/autosave.js is told: addresses and its words in the reader's language.
    """

    title: str
    heading: str
    introduction: str
    number: int
    of: int
    progress: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    held: HeldView | None
    problems: tuple[FormProblem, ...]
    notice: str
    saved: str
    back_to_review: bool
    script: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form held that was not all stored: entries by question, certifications held by slug (None where
    the form had none), and the words for conflicts.
    """

    entries: Mapping[str, Entered] = field(default_factory=dict)
    held: Mapping[str, HeldEntry] | None = None
    conflicts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[FormProblem, ...] = ()
    notice: str = ""


def present_section(
    section: ShownSection,
    wording: Wording,
    answers: Mapping[str, Mapping[str, Any]],
    *,
    attempt: UUID,
    zone: tzinfo,
    held: HeldView | None = None,
    filled: Filled | None = None,
    back_to_review: bool = False,
) -> SectionView:
    """A section with its stored answers, or with what a form held."""
    given = filled or Filled()
    return SectionView(
        title=wording.title(),
        heading=section.title,
        introduction=_introduction(section, wording),
        number=section.number,
        of=section.of,
        progress=tuple(_place(number, section.number) for number in range(1, section.of + 1)),
        questions=tuple(
            present_question(
                question,
                wording,
                saved_answer(answers, question.key),
                given.entries.get(question.key),
                conflict=given.conflicts.get(question.key, ""),
            )
            for question in section.questions
        ),
        held=held,
        problems=given.problems,
        notice=given.notice,
        saved=_last_saved(section, answers, zone),
        back_to_review=back_to_review,
        script=_script(attempt, section, wording.definition),
    )


def saved_words(saved: SavedAnswer, zone: tzinfo) -> str:
    """“Saved at 14:02 CET”; empty where nothing is stored."""
    return _("Saved at %(time)s") % {"time": clock_words(saved.at, zone)} if saved.at else ""


def conflict_words(theirs: str, mine: str) -> str:
    """Two tabs or devices gave different answers to a question."""
    return _(
        "Another tab or device has saved “%(theirs)s”. Here you chose “%(mine)s”. "
        "Which answer should we keep?"
    ) % {"theirs": theirs, "mine": mine}


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
        FormProblem(f"until-{slug}", titles.get(slug, slug), entry.problem)
        for slug, entry in entries.items()
        if entry.problem
    )


def _place(number: int, here: int) -> str:
    if number == here:
        return "here"
    return "before" if number < here else "after"


def _introduction(section: ShownSection, wording: Wording) -> str:
    if section.is_held:
        return _(
            "Tick what you hold already, expired or not, so that the plan never offers it again. If you hold "
            "none of these, just go on."
        )
    return wording.of(f"sections/{section.slug}/introduction")


def _last_saved(section: ShownSection, answers: Mapping[str, Mapping[str, Any]], zone: tzinfo) -> str:
    keys = [HELD_KEY] if section.is_held else [question.key for question in section.questions]
    stored = [saved_answer(answers, key) for key in keys]
    latest = max((saved for saved in stored if saved.at), key=lambda saved: str(saved.at), default=None)
    return saved_words(latest, zone) if latest else ""


def _script(attempt: UUID, section: ShownSection, definition: Definition) -> dict[str, Any]:
    here = section.url(attempt)
    return {
        "attempt": str(attempt),
        "answers": reverse("assessments:answer", args=[attempt, QUESTION_SLOT]),
        "slot": QUESTION_SLOT,
        "page": here,
        "conditional": [
            question.key
            for question in definition.questions
            if question.section == section.slug and question.visible_if
        ],
        "signIn": f"{reverse('account_login')}?next={here}",
        "words": {
            "saving": _("Saving …"),
            "waiting": _(
                "Not sent yet: no connection. Your answers are kept in this browser and sent later."
            ),
            "busy": _(
                "Not sent yet: the site cannot save it just now. Your answers are kept in this browser and "
                "sent later."
            ),
            "stillWaiting": _(
                "There is still no connection. Stay here: your answers are kept in this browser."
            ),
            "refused": _("Not saved: please look at the answer again."),
            "gone": _("Not saved: you are signed out. Your answers are kept in this browser."),
            "signIn": _("Sign in and send them"),
            "more": _("Your answer brought up another question below."),
            "fewer": _("A question is not needed any more."),
            "nothing": _("no answer"),
            "conflict": conflict_words("{theirs}", "{mine}"),
            "take": _("Take “{answer}”"),
            "keep": _("Keep “{answer}”"),
        },
    }
