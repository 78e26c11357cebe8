"""Why something is not taken just now, and what to do, for the people who typed it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.attempts.presenters.question import beyond_words
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import NumberQuestion
from portal.shared.write_limits import TooManyError


def answer_problem_words(definition: Definition, key: str, value: object) -> str:
    """Why a value is no answer to a question."""
    question = next((item for item in definition.questions if item.key == key), None)
    if isinstance(question, NumberQuestion) and isinstance(value, int):
        return beyond_words(question, value)
    return _("This is not a valid answer to the question.")


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
