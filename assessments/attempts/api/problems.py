"""Refusals of the endpoints of attempts that a client has to tell apart."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy

from portal.shared.rest.problem_types import KNOWN, ProblemType

STALE_ANSWER = ProblemType(
    HTTPStatus.CONFLICT,
    "stale-answer",
    gettext_lazy("Another answer was saved in the meantime"),
    gettext_lazy(
        "“current” is the answer that is stored, with its revision. Decide which one is right, and "
        "send it with that revision."
    ),
)
ALREADY_SUBMITTED = ProblemType(
    HTTPStatus.CONFLICT,
    "already-submitted",
    gettext_lazy("The attempt was submitted: its answers are final"),
    gettext_lazy("“outcome” is the address of what came of it. Start another attempt to answer again."),
)
INCOMPLETE = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "incomplete",
    gettext_lazy("Some questions still need an answer"),
    gettext_lazy(
        "“errors” names each question that still needs an answer. The attempt itself lists them as well."
    ),
)
KNOWN.update({one.key: one for one in (STALE_ANSWER, ALREADY_SUBMITTED, INCOMPLETE)})
