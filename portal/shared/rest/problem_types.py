"""The kinds of refusals of the API: a status, a permanent key, a title, and what to do about each."""

from dataclasses import dataclass
from http import HTTPStatus

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of refusal: its status, its permanent key, its title, and what to do about it."""

    status: HTTPStatus
    key: str
    title: str | Promise
    remedy: str | Promise


INVALID = ProblemType(
    HTTPStatus.BAD_REQUEST,
    "invalid",
    gettext_lazy("The request has errors"),
    gettext_lazy(
        "“errors” names each place, as a JSON Pointer into the body or “?” and the name of a "
        "parameter, and says what to change there."
    ),
)
MALFORMED = ProblemType(
    HTTPStatus.BAD_REQUEST,
    "malformed",
    gettext_lazy("The body can’t be read as JSON"),
    gettext_lazy(
        "Send one JSON document in UTF-8: no name twice in an object, no NaN, no null characters, at "
        "most 40 levels deep."
    ),
)
NOT_SIGNED_IN = ProblemType(
    HTTPStatus.UNAUTHORIZED,
    "not-signed-in",
    gettext_lazy("This needs a valid access token"),
    gettext_lazy(
        "Send “Authorization: Bearer” and an access token from your account, or the header that this "
        "address names in the description."
    ),
)
FORBIDDEN = ProblemType(
    HTTPStatus.FORBIDDEN,
    "forbidden",
    gettext_lazy("You may not do this"),
    gettext_lazy("Your account does not have the role for this. Ask an administrator of the site."),
)
SCOPE_MISSING = ProblemType(
    HTTPStatus.FORBIDDEN,
    "scope-missing",
    gettext_lazy("This access token lacks the scope"),
    gettext_lazy(
        "“scope” names what the token lacks. Make a token that has it; the scopes of a token cannot "
        "be changed."
    ),
)
NOT_FOUND = ProblemType(
    HTTPStatus.NOT_FOUND,
    "not-found",
    gettext_lazy("Not found, or not yours"),
    gettext_lazy("Check the address. Things that belong to somebody else are answered in the same way."),
)
METHOD = ProblemType(
    HTTPStatus.METHOD_NOT_ALLOWED,
    "method-not-allowed",
    gettext_lazy("Method not allowed here"),
    gettext_lazy("The header “Allow” lists the methods that this address has."),
)
NOT_ACCEPTABLE = ProblemType(
    HTTPStatus.NOT_ACCEPTABLE,
    "not-acceptable",
    gettext_lazy("This format is not available"),
    gettext_lazy("Ask for application/json, or leave “Accept” out."),
)
CONFLICT = ProblemType(
    HTTPStatus.CONFLICT,
    "conflict",
    gettext_lazy("Not possible in the current state"),
    gettext_lazy("“detail” says what prevents it. Read the thing again before you go on."),
)
CHANGED = ProblemType(
    HTTPStatus.PRECONDITION_FAILED,
    "changed",
    gettext_lazy("It has changed since you read it"),
    gettext_lazy(
        "Somebody else saved in the meantime. Read it again, bring your change together with theirs, "
        "and send the new ETag in “If-Match”."
    ),
)
TOO_LARGE = ProblemType(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too-large",
    gettext_lazy("The request is too large"),
    gettext_lazy("Send less at a time; the description says how much an address takes."),
)
MEDIA = ProblemType(
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "media-type",
    gettext_lazy("Send this as application/json"),
    gettext_lazy("Set “Content-Type: application/json”."),
)
REFUSED = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "refused",
    gettext_lazy("The content cannot be accepted"),
    gettext_lazy(
        "It could be read, but its content is wrong. “detail” and “errors” say where and why; sending "
        "it again will not help."
    ),
)
UNREAD = ProblemType(
    HTTPStatus.PRECONDITION_REQUIRED,
    "read-first",
    gettext_lazy("Send “If-Match” first"),
    gettext_lazy(
        "Read it first, and send the ETag of that answer in “If-Match”, so that you do not overwrite "
        "what you have not seen."
    ),
)
TOO_MANY = ProblemType(
    HTTPStatus.TOO_MANY_REQUESTS,
    "too-many",
    gettext_lazy("Too many requests"),
    gettext_lazy(
        "Wait for as many seconds as “Retry-After” says. “RateLimit” on other answers tells you in time."
    ),
)
FAILED = ProblemType(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "failed",
    gettext_lazy("Something went wrong here"),
    gettext_lazy("This is our fault. Try again; if it goes on, send us the “X-Request-ID” of the answer."),
)
AWAY = ProblemType(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "away",
    gettext_lazy("The service is unavailable for a moment"),
    gettext_lazy("Try again in a few seconds, with growing pauses."),
)

# What rooms add to these stands beside their endpoints; all are found here by their key.
KNOWN = {
    one.key: one
    for one in (
        *(INVALID, MALFORMED, NOT_SIGNED_IN, FORBIDDEN, SCOPE_MISSING, NOT_FOUND, METHOD, NOT_ACCEPTABLE),
        *(CONFLICT, CHANGED, TOO_LARGE, MEDIA, REFUSED, UNREAD, TOO_MANY, FAILED, AWAY),
    )
}
BY_STATUS: dict[int, ProblemType] = {
    HTTPStatus.BAD_REQUEST: INVALID,
    **{one.status: one for one in KNOWN.values() if one not in {INVALID, MALFORMED, SCOPE_MISSING}},
}
