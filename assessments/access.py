"""A person's rows: the row or 404, and who a browser without an account is.

Nothing of an attempt, a submission or an outcome is fetched by a view in another way.
"""

import hashlib
import secrets
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest

from assessments.models import Attempt, Outcome
from assessments.queries.attempts import held_by
from assessments.queries.outcomes import outcomes_of
from assessments.queries.versions import kept_version
from portal.users.models import User

# The browser's cookie for runs without an account: a token of 256 bits, of which only the digest is stored.
VISITOR_COOKIE = "portal_run"
VISITOR_COOKIE_SECONDS = 30 * 24 * 60 * 60
# The whole site: signing in, under another address, is what claims the runs. Kept pages look at the session's
# cookie alone, so this one keeps nobody from them.
VISITOR_COOKIE_PATH = "/"


def new_visitor_token() -> str:
    """A token for the cookie of a browser that has none."""
    return secrets.token_urlsafe(32)


def visitor_of_token(token: str) -> str:
    """What is stored of a token, 64 hexadecimal digits; empty for no token."""
    return hashlib.sha256(token.encode()).hexdigest() if token else ""


def visitor_of(request: HttpRequest) -> str:
    """The browser's visitor, "" where it carries no cookie for runs."""
    return visitor_of_token(request.COOKIES.get(VISITOR_COOKIE, ""))


def attempt_or_404(public_id: UUID, *, user: User | AnonymousUser, visitor: str) -> Attempt:
    """The run, when it is this learner's or this browser's; with its version. One query.

    Raises:
        Http404: there is no such run, or it is somebody else's.
    """
    try:
        # Asked before every answer that is saved, so without a join: versions are kept.
        attempt = Attempt.objects.filter(held_by(user, visitor)).get(public_id=public_id)
    except Attempt.DoesNotExist as error:
        raise Http404 from error
    attempt.version = kept_version(attempt.version_id)
    return attempt


def outcome_or_404(submission_public_id: UUID, *, user: User | AnonymousUser, visitor: str) -> Outcome:
    """The outcome of a submission by its newest engine, when the run is this learner's or this browser's;
    with submission, attempt, version and assessment. One query.

    Raises:
        Http404: there is no such submission, or it is somebody else's.
    """
    outcome = (
        outcomes_of(user, visitor)
        .filter(submission__public_id=submission_public_id)
        .order_by("-engine")
        .first()
    )
    if outcome is None:
        raise Http404
    return outcome
