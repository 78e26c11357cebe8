"""What other pages show of a person’s attempts and results: the home page and that of their account."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.access import Holder, outcomes_of, visitors_of
from assessments.attempts.presenters.index import present_attempt
from assessments.attempts.queries.attempts import open_attempts_for
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from portal.shared.components import Link
from portal.shared.words import day_words
from portal.users.models import User
from portal.users.overview import OwnRow, OwnSection
from portal.users.zones import zone_of

# Of a person's results on the page of their account.
RESULTS_SHOWN = 3


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


def arrival(user: User) -> str:
    """Where signing in leads a learner: to their results, if they have any. One query."""
    return reverse("assessments:history") if outcomes_of(Holder(user.pk)).exists() else ""


def results_section(request: HttpRequest) -> OwnSection:
    """The latest results, for the page of an account. One query."""
    zone = zone_of(request.user)
    rows = outcomes_of(Holder(request.user.pk)).order_by("-submitted_at", "-submission_id", "-engine")
    # A submission may have an outcome of each engine; the newest speaks.
    latest = {row.submission_id: row for row in reversed(rows[: RESULTS_SHOWN * 2])}
    shown = sorted(latest.values(), key=lambda row: row.submitted_at, reverse=True)[:RESULTS_SHOWN]
    return OwnSection(
        title=_("Results"),
        rows=tuple(
            OwnRow(
                Wording(definition_of(row.version)).path(row.path),
                reverse("assessments:result", args=[row.submission.public_id]),
                day_words(row.submitted_at.astimezone(zone).date()),
            )
            for row in shown
        ),
        empty=_("You have no results yet."),
        more=Link(_("All results over time"), reverse("assessments:history"))
        if shown
        else Link(_("Find your path"), reverse("assessments:index")),
    )


def attempts_section(request: HttpRequest) -> OwnSection | None:
    """What somebody has begun and not submitted; None for nothing. One query."""
    zone = zone_of(request.user)
    attempts = open_attempts_for(Holder(request.user.pk))
    if not attempts:
        return None
    shown = [present_attempt(one, Wording(definition_of(one.version)), zone) for one in attempts]
    return OwnSection(
        title=_("Not finished yet"),
        rows=tuple(OwnRow(one.title, one.url, one.when) for one in shown),
        empty="",
    )
