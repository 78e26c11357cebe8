"""What js/autosave.js is told of a section: addresses, and its words in the reader's language."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.attempts.presenters.question import months_problem
from assessments.attempts.presenters.sections import ShownSection
from assessments.domain.definitions.definition import Definition

# Stands in the address of answers for the question's key.
QUESTION_SLOT = "QUESTION"


def conflict_words(theirs: str, mine: str) -> str:
    """Two tabs or devices gave different answers to a question."""
    return _(
        "You answered “%(theirs)s” in another tab or device, and “%(mine)s” here. Which answer "
        "should we keep?"
    ) % {"theirs": theirs, "mine": mine}


def present_script(attempt: UUID, section: ShownSection, definition: Definition) -> Mapping[str, Any]:
    """The settings of the script for one section."""
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
            "waiting": _("No connection. We’ll keep your answers in this browser and send them later."),
            "busy": _("We can’t save just now. We’ll keep your answers in this browser and send them later."),
            "stillWaiting": _(
                "Still no connection. Stay on this page: your answers are safe in this browser."
            ),
            "refused": _("Not saved. Please check your answer."),
            "months": months_problem(),
            "number": _("Enter a whole number."),
            "gone": _("Not saved: you are signed out. Your answers are safe in this browser."),
            "signIn": _("Sign in and send them"),
            "more": _("Because of your answer, there is another question below."),
            "fewer": _("One question is no longer needed."),
            "nothing": _("no answer"),
            "conflict": conflict_words("{theirs}", "{mine}"),
            "take": _("Use “{answer}”"),
            "keep": _("Keep “{answer}”"),
        },
    }
