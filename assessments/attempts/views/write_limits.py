"""Count what attempts write, and say so where it is too much."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from assessments.attempts.presenters.refusals import refusal_words
from assessments.models import SuspectReason
from portal.shared.write_limits import Lane, TooManyError, Write, as_refusal, count_write

# Shows a page with a notice.
Show = Callable[[str], HttpResponse]
_REASONS = {Lane.ADDRESS: SuspectReason.ADDRESS, Lane.SITE: SuspectReason.SITE}


def suspect_for(request: HttpRequest, write: Write) -> SuspectReason | None:
    """Count it; why it is suspect, None where it is not.

    Raises:
        TooManyError: it is to be refused.
    """
    return _REASONS.get(count_write(request, write))


def refused(error: TooManyError, show: Show, *, is_typed: bool = False) -> HttpResponse:
    """The page that was sent, with all that was typed and the words for what to do. 429."""
    return as_refusal(error, show(refusal_words(error, is_typed=is_typed)))
