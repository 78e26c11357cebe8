"""Refusals of the endpoints of attempts that a client has to tell apart."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy

from portal.shared.rest.problems import KNOWN, ProblemType

STALE_ANSWER = ProblemType(
    HTTPStatus.CONFLICT, "stale-answer", gettext_lazy("Another answer was saved meanwhile")
)
ALREADY_SUBMITTED = ProblemType(
    HTTPStatus.CONFLICT, "already-submitted", gettext_lazy("The attempt was submitted: its answers are final")
)
INCOMPLETE = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY, "incomplete", gettext_lazy("Some questions still need an answer")
)
KNOWN.update({one.key: one for one in (STALE_ANSWER, ALREADY_SUBMITTED, INCOMPLETE)})
