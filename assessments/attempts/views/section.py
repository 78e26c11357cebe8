"""One section of an attempt: its questions, and what a form of it holds. Works without JavaScript."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assessments.attempts.forms import REVISION, read_answers, read_held
from assessments.attempts.presenters.held_certifications import HeldView, entries_of, present_held
from assessments.attempts.presenters.section import Filled, present_section
from assessments.attempts.presenters.sections import ShownSection
from assessments.attempts.queries.answers import held_from, saved_answer
from assessments.attempts.services.attempt_errors import AlreadySubmittedError
from assessments.attempts.views.attempt_context import (
    AttemptContext,
    context_of,
    for_its_owner,
    not_here,
    to_result,
)
from assessments.attempts.views.interrupted_form import keep_form, kept_form, packed_form
from assessments.attempts.views.section_form import file_answers, file_held
from assessments.attempts.views.write_limits import refused
from assessments.models import HELD_KEY
from certifications.queries import certification_names
from portal.shared.write_limits import TooManyError, Write, count_write

REVIEW = "review"
BACK, LEAVE = "back", "leave"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_owner
def section(request: HttpRequest, attempt: UUID, section: str) -> HttpResponse:
    """Show a section; by POST, store what its form holds and go on."""
    try:
        found = context_of(request, attempt)
    except Http404:
        kept = packed_form(request)
        if not kept:
            raise
        response = not_here(request, is_kept=True)
        keep_form(response, kept)
        return response
    if found.attempt.submitted_at:
        return to_result(found.attempt)
    here = found.section(section)
    if here is None:
        # Another answer hid all its questions, or there never was such a section.
        return redirect("assessments:attempt", attempt)
    if request.method == "POST":
        try:
            count_write(request, Write.SAVES)
        except TooManyError as error:
            return _refuse(request, found, here, error)
        return _store(request, found, here)
    return _show(request, found, here, _to_tell(request, here))


def _refuse(
    request: HttpRequest, context: AttemptContext, here: ShownSection, error: TooManyError
) -> HttpResponse:
    def show(words: str) -> HttpResponse:
        return _show(request, context, here, _as_typed(here, request.POST, words))

    return refused(error, show, is_typed=True)


def _as_typed(here: ShownSection, data: QueryDict, notice: str) -> Filled:
    if here.is_held:
        return Filled(held=read_held(data), notice=notice)
    return Filled(entries=read_answers(here.questions, data), notice=notice)


def _store(request: HttpRequest, context: AttemptContext, here: ShownSection) -> HttpResponse:
    go = request.POST.get("go")
    try:
        if here.is_held:
            filled = file_held(context, request.POST)
        else:
            # Who goes back or away may leave questions unanswered.
            filled = file_answers(context, here, request.POST, is_leaving=go in {BACK, LEAVE})
    except AlreadySubmittedError:
        return to_result(context.attempt)
    now = context_of(request, context.public_id)
    if filled.problems:
        return _show(request, now, here, filled)
    return _go_on(request, now, here)


def _go_on(request: HttpRequest, context: AttemptContext, here: ShownSection) -> HttpResponse:
    """To the next section; but first to questions of this one that its answers brought up."""
    go = request.POST.get("go")
    if go == LEAVE:
        return redirect("assessments:index")
    now = context.section(here.slug)
    fresh = (
        [question.key for question in now.questions if f"{REVISION}{question.key}" not in request.POST]
        if now
        else []
    )
    if now and fresh and go != BACK:
        return redirect(f"{now.url(context.public_id)}?more=1#q-{fresh[0]}")
    if request.POST.get("then") == REVIEW:
        return redirect(context.url("review"))
    # The section itself may have gone, with all its questions hidden.
    number = now.number if now else here.number - 1
    if go == BACK:
        return redirect(context.sections[max(here.number - 2, 0)].url(context.public_id))
    following = context.sections[number:]
    return redirect(following[0].url(context.public_id) if following else context.url("review"))


def _to_tell(request: HttpRequest, here: ShownSection) -> Filled | None:
    """What was typed before a sign-in, or a word on questions that have just come up."""
    data = kept_form(request)
    if data is not None:
        words = _(
            "This is what you typed before you signed in. It is not saved yet: look at it and continue."
        )
        return _as_typed(here, data, words)
    if "more" in request.GET:
        return Filled(notice=_("Your answers brought up another question below."))
    return None


def _show(
    request: HttpRequest, context: AttemptContext, here: ShownSection, filled: Filled | None
) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    view = present_section(
        here,
        context.wording,
        context.answers,
        attempt=context.public_id,
        zone=context.zone,
        held=_held(context, filled) if here.is_held else None,
        filled=filled,
        back_to_review=asked.get("then") == REVIEW,
    )
    return render(request, "assessments/attempts/section.html", {"view": view})


def _held(context: AttemptContext, filled: Filled | None) -> HeldView:
    entries = filled.held if filled else None
    return present_held(
        certification_names(),
        entries_of(held_from(context.answers)) if entries is None else entries,
        revision=saved_answer(context.answers, HELD_KEY).revision,
        conflict=filled.conflicts.get(HELD_KEY, "") if filled else "",
    )
