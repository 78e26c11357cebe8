"""Who calls the API about attempts and what came of them: an account, and who has the token of an attempt."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from assessments.access import Holder, is_token, visitors_of_tokens
from portal.shared.rest.access import ATTEMPT_HEADER
from portal.shared.rest.problem_types import INVALID
from portal.shared.rest.problems import ProblemError

# Where a client without an account puts the token that it was told at the start.
TOKEN_HEADER = ATTEMPT_HEADER
TOKEN = OpenApiParameter(
    TOKEN_HEADER,
    {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"},
    OpenApiParameter.HEADER,
    description="The attempt token that you got when you started without an account.",
)


def holder_of_call(request: Request) -> Holder:
    """Whose rows a call is about: those of its account, and those of the attempt whose token it brings.
    Cookies of browsers are not read.

    Raises:
        ProblemError: what is sent as a token is not of its form.
    """
    token = request.headers.get(TOKEN_HEADER)
    if token is None:
        return Holder(request.user.pk)
    if not is_token(token):
        raise ProblemError(
            INVALID,
            _("This is not a valid attempt token. Send the one you got when you started the attempt."),
        )
    return Holder(request.user.pk, visitors_of_tokens((token,)))
