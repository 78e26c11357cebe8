"""Why something is not taken just now, and what to do, for the people who typed it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.attempts.presenters.question import MONTHS, beyond_words, bounds_words
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    AgreementScale,
    MultipleChoice,
    NumberQuestion,
    SingleChoice,
    choice_keys,
)
from assessments.domain.documents.values import NOT_SURE
from assessments.models import HELD_KEY
from portal.shared.words import number_words
from portal.shared.write_limits import TooManyError


def answer_problem_words(definition: Definition, key: str, value: object) -> str:
    """Why a value is no answer to a question, and what would be one.

    Pages offer nothing else: but for numbers, only programs are told this.
    """
    if key == HELD_KEY:
        return _(
            "Send a list of certifications, each an object with its slug, such as [{“slug”: “capm”}]; "
            "an empty list for none."
        )
    question = next((item for item in definition.questions if item.key == key), None)
    match question:
        case NumberQuestion():
            if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
                return beyond_words(question, value)
            return _whole_number(question)
        case MultipleChoice():
            keys = ", ".join(choice_keys(question))
            return _("Send a list of some of these, each at most once: %(keys)s.") % {"keys": keys}
        case SingleChoice() | AgreementScale():
            keys = ", ".join([*choice_keys(question), NOT_SURE])
            return _("Send one of these: %(keys)s.") % {"keys": keys}
        case None:
            return _("There is no such question.")


def _whole_number(question: NumberQuestion) -> str:
    if question.unit != MONTHS:
        return bounds_words(question)
    bounds = {"least": number_words(question.least), "most": number_words(question.most)}
    return _("Enter months as a whole number from %(least)s to %(most)s.") % bounds


def refusal_words(error: TooManyError, *, is_typed: bool) -> str:
    """What happened, what was kept where something was typed, what to do."""
    kept = (_("Everything you typed is still here."),) if is_typed else ()
    return " ".join((_what_happened(error), *kept, _what_to_do(error)))


def _what_happened(error: TooManyError) -> str:
    if error.by == "site":
        return _("The site is very busy. Right now, only people who are signed in can use it.")
    if error.by == "account":
        return _("Your account has sent too many requests in a short time.")
    return _("We received too many requests from your network in a short time.")


def _what_to_do(error: TooManyError) -> str:
    minutes = error.minutes
    words = {"minutes": minutes}
    if error.by == "site":
        return (
            ngettext(
                "Sign in to continue now, or try again in %(minutes)d minute.",
                "Sign in to continue now, or try again in %(minutes)d minutes.",
                minutes,
            )
            % words
        )
    return (
        ngettext(
            "Please try again in %(minutes)d minute.", "Please try again in %(minutes)d minutes.", minutes
        )
        % words
    )
