"""What the home page offers somebody who has begun an assessment, or has results, instead of a start."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.access import Holder, outcomes_of, visitors_of
from assessments.attempts.presenters.index import present_attempt
from assessments.attempts.queries.attempts import open_attempts_for
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from portal.users.models import User
from portal.users.zones import zone_of


def continue_slot(request: HttpRequest) -> str:
    """The attempt worked on last, else the way to the results; empty without either. Two queries."""
    # A kept page is answered before anybody asks who reads it; then the browser alone says so.
    user = getattr(request, "user", None)
    learner = user if isinstance(user, User) else None
    holder = Holder(learner.pk if learner else None, visitors_of(request))
    attempts = open_attempts_for(holder)
    has_results = outcomes_of(holder).exists()
    if not attempts and not has_results:
        return ""
    open_one = None
    if attempts:
        wording = Wording(definition_of(attempts[0].version))
        open_one = present_attempt(attempts[0], wording, zone_of(learner or AnonymousUser()))
    history = reverse("assessments:history") if has_results else ""
    return render_to_string(
        "assessments/attempts/continue.html", {"attempt": open_one, "history_url": history}
    )


def landing(user: User) -> str:
    """Where signing in leads a learner: to their results, if they have any. One query."""
    return reverse("assessments:history") if outcomes_of(Holder(user.pk)).exists() else ""
