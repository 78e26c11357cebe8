"""Submit an attempt from one of its pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from assessments.attempts.services.attempt_errors import IncompleteError
from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.attempts.views.attempt_context import AttemptContext, to_result
from assessments.attempts.views.write_limits import Show, refused, suspect_for
from portal.shared.write_limits import TooManyError, Write


def submitted(
    request: HttpRequest, context: AttemptContext, *, show: Show, incomplete: Callable[[], HttpResponse]
) -> HttpResponse:
    """Send on to the outcome; `show` shows the page with why it is not taken just now, `incomplete` what is
    missing. Submitting twice leads to the one outcome.
    """
    try:
        submit_attempt(
            context.attempt.pk,
            now=timezone.now(),
            visitors=context.holder.visitors,
            suspect=suspect_for(request, Write.SUBMISSIONS),
        )
    except IncompleteError:
        return incomplete()
    except TooManyError as error:
        return refused(error, show)
    return to_result(context.attempt)
