"""A person's rows: the row or 404, and who a browser without an account is.

Nothing of an attempt, a submission or an outcome is fetched by a view in another way.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from assessments.models import Attempt, Outcome, PayerLink
from assessments.versions.queries.versions import kept_version
from portal.shared.cookies import set_cookie_later

# The browser's cookie for attempts without an account: a token of 256 bits for each, of which only the digest
# is stored. Every attempt gets a token made for it, never one that a browser brought: who knows or planted
# an older one learns nothing of the attempts after it (docs/decisions/0051-a-token-for-each-attempt.md).
VISITOR_COOKIE: str = settings.VISITOR_COOKIE_NAME
# How long a browser finds what was answered without an account, and how long what ties the two is kept.
VISITOR_DAYS = 30
VISITOR_COOKIE_SECONDS = VISITOR_DAYS * 24 * 60 * 60
# The whole site: signing in and out, under other addresses, changes it. Kept pages look at the session's
# cookie alone, so this one keeps nobody from them.
VISITOR_COOKIE_PATH = "/"
# The newest: with more the cookie would grow beyond what browsers and servers take.
MOST_TOKENS = 20
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_BETWEEN = "."


def new_token() -> str:
    """256 random bits, as they stand in a cookie or an address."""
    return secrets.token_urlsafe(32)


def digest_of_token(token: str) -> str:
    """What is stored of a token, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_token(text: str) -> bool:
    """Whether it has the form of a token."""
    return _TOKEN.fullmatch(text) is not None


def tokens_of(request: HttpRequest) -> tuple[str, ...]:
    """The tokens that a browser carries, the newest first; what is not of their form is passed over."""
    brought = request.COOKIES.get(VISITOR_COOKIE, "").split(_BETWEEN)
    return tuple(token for token in brought[:MOST_TOKENS] if is_token(token))


def keep_tokens(request: HttpRequest, tokens: Iterable[str]) -> None:
    """Let the browser carry these tokens from the response to this request on, the newest first."""
    set_cookie_later(
        request,
        VISITOR_COOKIE,
        _BETWEEN.join([*tokens][:MOST_TOKENS]),
        max_age=VISITOR_COOKIE_SECONDS,
        path=VISITOR_COOKIE_PATH,
    )


def visitors_of_tokens(tokens: Iterable[str]) -> tuple[str, ...]:
    """What is stored of each token."""
    return tuple(digest_of_token(token) for token in tokens)


def visitors_of(request: HttpRequest) -> tuple[str, ...]:
    """The browser's visitors, one for each token; none where it carries no cookie for attempts."""
    return visitors_of_tokens(tokens_of(request))


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose attempts they are: a learner's by the key of their account, a browser's by its visitors."""

    learner: int | None
    visitors: tuple[str, ...] = ()

    def condition(self, *, prefix: str = "") -> Q:
        """The condition that an attempt is this holder's; `prefix` leads to the attempt.

        An attempt without a learner and without a browser is nobody's.
        """
        mine = Q(pk__in=())
        if any(self.visitors):
            mine |= Q(**{f"{prefix}visitor__in": [visitor for visitor in self.visitors if visitor]})
        if self.learner is not None:
            mine |= Q(**{f"{prefix}learner": self.learner})
        return mine

    @property
    def parameters(self) -> dict[str, Any]:
        """What `HOLDERS` takes."""
        return {"learner": self.learner, "visitors": [*self.visitors]}


# As `Holder.condition` on a row of the attempts' table, for statements of our own.
HOLDERS = "(learner_id = %(learner)s OR (visitor = ANY(%(visitors)s) AND visitor <> ''))"


def holder_of(request: HttpRequest) -> Holder:
    """Who asks."""
    return Holder(request.user.pk, visitors_of(request))


def attempts_of(holder: Holder) -> QuerySet[Attempt]:
    """The attempts that a holder may see, with version and assessment.

    The version's definition is left out: it is long, and versions.queries.versions.definition_of keeps it.
    """
    return (
        Attempt.objects.filter(holder.condition())
        .select_related("version__assessment")
        .defer("version__definition", "version__assessment__definition")
    )


def outcomes_of(holder: Holder) -> QuerySet[Outcome]:
    """The outcomes that a holder may see, by every engine, with submission, attempt, version
    and assessment; definitions are left out (versions.queries.versions.definition_of).
    """
    return (
        Outcome.objects.filter(holder.condition(prefix="submission__attempt__"))
        .select_related("submission__attempt", "version__assessment")
        .defer("version__definition", "version__assessment__definition")
    )


def attempt_or_404(public_id: UUID, holder: Holder) -> Attempt:
    """The attempt, when it is this holder's; with its version. One query.

    Raises:
        Http404: there is no such attempt, or it is somebody else's.
    """
    try:
        # Asked before every answer that is saved, so without a join: versions are kept.
        attempt = Attempt.objects.filter(holder.condition()).get(public_id=public_id)
    except Attempt.DoesNotExist as error:
        raise Http404 from error
    attempt.version = kept_version(attempt.version_id)
    return attempt


def outcome_or_404(submission_public_id: UUID, holder: Holder) -> Outcome:
    """The outcome of a submission by its newest engine, when the attempt is this holder's;
    with submission, attempt, version and assessment. One query.

    Raises:
        Http404: there is no such submission, or it is somebody else's.
    """
    outcome = (
        outcomes_of(holder).filter(submission__public_id=submission_public_id).order_by("-engine").first()
    )
    if outcome is None:
        raise Http404
    return outcome


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """What a payer link shows, and the link."""

    outcome: Outcome
    link: PayerLink


def shown_outcome_or_404(token: str, now: datetime) -> ShownOutcome:
    """The outcome that a payer link shows, by its newest engine, to whoever brings the link's token; with
    submission, attempt, version and assessment. Two queries.

    Raises:
        Http404: no link has this token, or it has ended.
    """
    link = PayerLink.objects.filter(digest=digest_of_token(token), ends_at__gt=now).first()
    outcome = link and (
        Outcome.objects.filter(submission=link.submission_id)
        .select_related("submission__attempt", "version__assessment")
        .defer("version__definition", "version__assessment__definition")
        .order_by("-engine")
        .first()
    )
    if not link or not outcome:
        raise Http404
    return ShownOutcome(outcome, link)
