"""`Idempotency-Key`: what a client repeats under the same key is done once.

As draft-ietf-httpapi-idempotency-key-header has it. Answers are not kept: endpoints that read the header
answer a repeated call from what the first one stored. Kept is only what a key was used for, so that nobody
takes the answer about one thing for that about another.
"""

import re
from http import HTTPStatus

from django.core.cache import caches
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from portal.shared.rest.problem_types import INVALID, KNOWN, ProblemType
from portal.shared.rest.problems import ProblemError
from portal.shared.write_limits import SHARED

HEADER = "Idempotency-Key"
LONGEST = 255
# How long it is remembered what a key was used for.
SECONDS = 24 * 60 * 60
KEY_REUSED = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "idempotency-key-reused",
    gettext_lazy("This Idempotency-Key was used for something else"),
    gettext_lazy(
        "A key stands for one call and its body. Take a new one for each new call, and the same one "
        "only to repeat it."
    ),
)
KNOWN[KEY_REUSED.key] = KEY_REUSED
PARAMETER = OpenApiParameter(
    HEADER,
    {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]+$"},
    OpenApiParameter.HEADER,
    description="Your own name for this call, such as a UUID. Send the same one if you repeat the call.",
)
_VISIBLE = re.compile(r"[!-~]+")


def idempotency_key(request: Request) -> str:
    """The call's key without its quotation marks; empty where it has none.

    Raises:
        ProblemError: it is not 1 to 255 visible ASCII characters.
    """
    given = request.headers.get(HEADER)
    if given is None:
        return ""
    is_quoted = len(given) > 1 and given[0] == given[-1] == '"'
    key = given[1:-1] if is_quoted else given
    if len(key) > LONGEST or not _VISIBLE.fullmatch(key):
        sentence = _("“Idempotency-Key” takes 1 to %(most)s visible ASCII characters.") % {"most": LONGEST}
        raise ProblemError(INVALID, sentence)
    return key


def bind_key(key: str, *, caller: str, use: str) -> None:
    """Remember for a day what a caller uses a key for. One statement, two where it was used before.

    Digests alone are kept, of neither of which anybody can tell whose or what it was.

    Raises:
        ProblemError: the caller has used the key for something else.
    """
    name = "idempotency:" + salted_hmac(__name__, f"{caller}\n{key}", algorithm="sha256").hexdigest()
    used_for = salted_hmac(__name__, use, algorithm="sha256").hexdigest()
    cache = caches[SHARED]
    if not cache.add(name, used_for, SECONDS) and cache.get(name, used_for) != used_for:
        raise ProblemError(KEY_REUSED)
