"""One part of a run: its questions, and what a form of it holds. Works without JavaScript."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assessments.attempts.forms import REVISION, read_answers
from assessments.attempts.presenters.held_certifications import HeldView, entries_of, present_held
from assessments.attempts.presenters.section import Filled, present_part
from assessments.attempts.presenters.sections import Part
from assessments.attempts.queries.answers import held_from, saved_answer
from assessments.attempts.services.attempt_errors import AlreadySubmittedError
from assessments.attempts.views.attempt_context import Run, for_its_owner, run_of, to_result
from assessments.attempts.views.interrupted_form import keep_form, kept_form
from assessments.attempts.views.section_form import file_answers, file_held
from assessments.models import HELD_KEY
from certifications.queries import certification_names

REVIEW = "review"
BACK, LEAVE = "back", "leave"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_owner
def part(request: HttpRequest, run: UUID, section: str) -> HttpResponse:
    """Show a part; by POST, store what its form holds and go on."""
    try:
        found = run_of(request, run)
    except Http404:
        keep_form(request)
        raise
    if found.attempt.submitted_at:
        return to_result(found.attempt)
    here = found.part(section)
    if here is None:
        # Another answer hid all its questions, or there never was such a part.
        return redirect("assessments:run", run)
    if request.method == "POST":
        return _store(request, found, here)
    return _show(request, found, here, _to_tell(request, here))


def _store(request: HttpRequest, run: Run, here: Part) -> HttpResponse:
    go = request.POST.get("go")
    try:
        if here.is_held:
            filled = file_held(run, request.POST)
        else:
            # Who goes back or away may leave questions unanswered.
            filled = file_answers(run, here, request.POST, is_leaving=go in {BACK, LEAVE})
    except AlreadySubmittedError:
        return to_result(run.attempt)
    now = run_of(request, run.public_id)
    if filled.problems:
        return _show(request, now, here, filled)
    return _go_on(request, now, here)


def _go_on(request: HttpRequest, run: Run, here: Part) -> HttpResponse:
    """To the next part; but first to questions of this one that its answers brought up."""
    go = request.POST.get("go")
    if go == LEAVE:
        return redirect("assessments:index")
    now = run.part(here.slug)
    fresh = (
        [question.key for question in now.questions if f"{REVISION}{question.key}" not in request.POST]
        if now
        else []
    )
    if now and fresh and go != BACK:
        return redirect(f"{now.url(run.public_id)}?more=1#q-{fresh[0]}")
    if request.POST.get("then") == REVIEW:
        return redirect(run.url("review"))
    # The part itself may have gone, with all its questions hidden.
    number = now.number if now else here.number - 1
    if go == BACK:
        return redirect(run.parts[max(here.number - 2, 0)].url(run.public_id))
    following = run.parts[number:]
    return redirect(following[0].url(run.public_id) if following else run.url("review"))


def _to_tell(request: HttpRequest, here: Part) -> Filled | None:
    """What was typed before a sign-in, or a word on questions that have just come up."""
    data = kept_form(request)
    if data is not None and not here.is_held:
        words = _(
            "This is what you typed before you signed in. It is not saved yet: look at it and continue."
        )
        return Filled(entries=read_answers(here.questions, data), notice=words)
    if "more" in request.GET:
        return Filled(notice=_("Your answers brought up another question below."))
    return None


def _show(request: HttpRequest, run: Run, here: Part, filled: Filled | None) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    view = present_part(
        here,
        run.wording,
        run.answers,
        run=run.public_id,
        zone=run.zone,
        held=_held(run, filled) if here.is_held else None,
        filled=filled,
        back_to_review=asked.get("then") == REVIEW,
    )
    return render(request, "assessments/attempts/section.html", {"view": view})


def _held(run: Run, filled: Filled | None) -> HeldView:
    entries = filled.held if filled else None
    return present_held(
        certification_names(),
        entries_of(held_from(run.answers)) if entries is None else entries,
        revision=saved_answer(run.answers, HELD_KEY).revision,
        conflict=filled.conflicts.get(HELD_KEY, "") if filled else "",
    )
