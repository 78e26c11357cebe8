"""Store what a form of a section holds, answer by answer."""

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.attempts.forms import held_document_of, read_answers, read_held_list, read_revision
from assessments.attempts.presenters.held_certifications import short_names
from assessments.attempts.presenters.held_list import held_options, typed_problem
from assessments.attempts.presenters.question import Entered, element_of
from assessments.attempts.presenters.section import (
    Filled,
    FormProblem,
    held_problems,
    stored_words,
)
from assessments.attempts.presenters.section_script import conflict_words
from assessments.attempts.presenters.sections import ShownSection, held_title
from assessments.attempts.queries.answers import SavedAnswer, saved_answer
from assessments.attempts.services.attempt_errors import StaleAnswerError
from assessments.attempts.services.save_answer import save_answer
from assessments.attempts.views.attempt_context import AttemptContext
from assessments.domain.answers.parser import AnswerRefusedError
from assessments.domain.definitions.questions import Question, is_scored
from assessments.models import HELD_KEY
from certifications.queries import certification_names


def file_answers(
    context: AttemptContext, section: ShownSection, data: QueryDict, *, is_leaving: bool
) -> Filled:
    """Store every answer of a form that differs from what its person saw; one UPDATE each.

    What is wrong, and what another tab changed meanwhile, comes back to be shown. Unanswered questions that
    need an answer are wrong unless the person is leaving the section.

    Raises:
        AlreadySubmittedError: the attempt was submitted meanwhile.
    """
    entries = read_answers(section.questions, data)
    conflicts: dict[str, str] = {}
    problems: list[FormProblem] = []
    for question in section.questions:
        entered = entries.get(question.key)
        if entered is None:
            continue
        if not entered.problem and not is_leaving and entered.value is None and is_scored(question):
            entered = entries[question.key] = Entered(None, "", _missing_words())
        if entered.problem:
            problems.append(_problem(context, question, entered.problem))
            continue
        current = _store(context, question.key, entered.value, read_revision(data, question.key))
        if current is not None:
            conflicts[question.key] = _conflict(context, question.key, current.value, entered.value)
            problems.append(
                _problem(context, question, _("has a different answer in another tab or device."))
            )
    return Filled(entries=entries, conflicts=conflicts, problems=tuple(problems))


def file_held(context: AttemptContext, data: QueryDict) -> Filled:
    """Store the certifications that a form says somebody holds, with the one that they typed or chose and
    without the one that they took away; one UPDATE.

    Raises:
        AlreadySubmittedError: the attempt was submitted meanwhile.
    """
    names = certification_names()
    options = held_options(names)
    sent = read_held_list(data, options)
    entries = sent.entries
    problems = list(held_problems(entries, names))
    if sent.unsure:
        problems.append(FormProblem("held-find", held_title(), typed_problem(sent.unsure, options)))
    unsure = {HELD_KEY: sent.unsure} if sent.unsure else {}
    if any(entry.problem or entry.earned_problem for entry in entries.values()):
        return Filled(held=entries, problems=tuple(problems), looked_for=unsure)
    document = held_document_of(entries)
    try:
        current = _store(context, HELD_KEY, document, read_revision(data, HELD_KEY))
    except AnswerRefusedError:
        return Filled(problems=(FormProblem("held", held_title(), _("Choose from the list.")),))
    if current is None:
        return Filled(held=entries if problems else None, problems=tuple(problems), looked_for=unsure)
    return Filled(
        held=entries,
        conflicts={HELD_KEY: _conflict(context, HELD_KEY, current.value, document)},
        problems=(FormProblem("held", held_title(), _("You changed this list in another tab or device.")),),
    )


def _store(context: AttemptContext, key: str, value: object, seen: int) -> SavedAnswer | None:
    """Store an answer over the revision that was seen; what stands there instead when that is another one."""
    stored = saved_answer(context.answers, key)
    # What was carried over is stored once more: it is their answer now.
    if _same(stored.value, value) and not stored.carried:
        return None
    try:
        save_answer(
            context.attempt.pk,
            key,
            value,
            holder=context.holder,
            definition=context.definition,
            expected_revision=seen,
            now=timezone.now(),
        )
    except StaleAnswerError as stale:
        return stale.current
    return None


def _same(stored: object, given: object) -> bool:
    if isinstance(stored, list) and isinstance(given, list) and all(isinstance(item, str) for item in given):
        return sorted(stored) == sorted(given)
    return stored == given


def _problem(context: AttemptContext, question: Question, sentence: str) -> FormProblem:
    return FormProblem(element_of(question.key), context.wording.question(question.key), sentence)


def _missing_words() -> str:
    return _("Choose an answer. If none fits, choose “not sure”.")


def _conflict(context: AttemptContext, key: str, theirs: object, mine: object) -> str:
    names = short_names(certification_names()) if key == HELD_KEY else {}
    return conflict_words(*(stored_words(context.definition, key, value, names) for value in (theirs, mine)))
