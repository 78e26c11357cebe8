"""Begin an attempt by the API, or go on with the one that is open."""

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone
from rest_framework.request import Request

from assessments.access import Holder, digest_of_token, new_token
from assessments.attempts.api.answers import count
from assessments.attempts.api.holder import holder_of_call
from assessments.attempts.queries.attempts import open_attempt_for
from assessments.attempts.services.start_attempt import start_only_attempt
from assessments.models import AssessmentVersion, Attempt
from assessments.versions.queries.assessments import open_assessments
from portal.shared.write_limits import Write


@dataclass(frozen=True, slots=True)
class Begun:
    """An attempt to go on with. `token` is what was made for it, None for an account and for one that had
    begun before.
    """

    attempt: Attempt
    is_new: bool
    token: str | None


def begin(request: Request, slug: str) -> Begun:
    """A new attempt of the assessment at this address; or the open one of the account, or of the token that
    was brought. Six statements at most, and those that count it.

    Raises:
        Http404: no such assessment can be taken.
        ProblemError: too many begin.
    """
    version = _open_version(slug)
    caller = holder_of_call(request)
    # Somebody with an account claims what they answered without one; it is not mixed in here.
    holder = Holder(caller.learner) if caller.learner else caller
    begun = open_attempt_for(holder, version)
    if begun is not None:
        return Begun(begun, is_new=False, token=None)
    suspect = count(request, Write.STARTS)
    token = None if holder.learner else new_token()
    attempt = start_only_attempt(
        version,
        holder=holder,
        visitor=digest_of_token(token) if token else "",
        now=timezone.now(),
        suspect=suspect,
    )
    return Begun(attempt, is_new=True, token=token)


def _open_version(slug: str) -> AssessmentVersion:
    assessment = open_assessments().filter(slug=slug).first()
    if assessment is None or assessment.current_version is None:
        raise Http404
    return assessment.current_version
