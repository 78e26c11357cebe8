"""One section of an attempt: its questions, and what a form of it holds. Works without JavaScript."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assessments.attempts.forms import (
    ADD,
    FIND,
    FOUND_HELD,
    REMOVE,
    REVISION,
    read_answers,
    read_held,
)
from assessments.attempts.presenters.held_certifications import entries_of
from assessments.attempts.presenters.held_list import HeldList, held_options, present_held_list
from assessments.attempts.presenters.outlook import present_outlook
from assessments.attempts.presenters.role_box import role_questions
from assessments.attempts.presenters.section import Filled, again_words, present_section
from assessments.attempts.presenters.sections import ShownSection
from assessments.attempts.queries.answers import held_from, saved_answer
from assessments.attempts.services.attempt_errors import AlreadySubmittedError
from assessments.attempts.views.attempt_context import (
    AGAIN,
    AttemptContext,
    context_of,
    for_its_owner,
    not_here,
    to_result,
)
from assessments.attempts.views.interrupted_form import keep_form, kept_form, packed_form
from assessments.attempts.views.section_form import file_answers, file_held
from assessments.attempts.views.submission import submitted
from assessments.attempts.views.write_limits import refused
from assessments.domain.definitions.questions import is_scored
from assessments.models import HELD_KEY
from certifications.queries import certification_names
from certifications.queries.roles import role_names
from portal.shared.words import day_words
from portal.shared.write_limits import TooManyError, Write, count_write

# Where a section can lead back to: pages of the attempt.
THEN = frozenset({"review", "carried"})
BACK, LEAVE, FINISH, ADD_TYPED = "back", "leave", "finish", "add"
# The button that looks for a job; its value is the question.
LOOK = "look"


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
        typed = data.get(FOUND_HELD, "")
        return Filled(held=read_held(data), looked_for={HELD_KEY: typed}, notice=notice)
    return Filled(entries=read_answers(here.questions, data), notice=notice)


def _store(request: HttpRequest, context: AttemptContext, here: ShownSection) -> HttpResponse:
    data = request.POST
    try:
        if here.is_held:
            filled = file_held(context, data)
        else:
            # Who goes back or away, or looks for a job, may leave questions unanswered.
            is_leaving = LOOK in data or data.get("go") in {BACK, LEAVE}
            filled = file_answers(context, here, data, is_leaving=is_leaving)
    except AlreadySubmittedError:
        return to_result(context.attempt)
    now = context_of(request, context.public_id)
    if LOOK in data:
        filled = replace(filled, looked_for={data[LOOK]: data.get(f"{FIND}{data[LOOK]}", "")})
    if filled.problems or LOOK in data:
        return _show(request, now, now.section(here.slug) or here, filled)
    if here.is_held and _is_listing(data):
        return redirect(f"{here.url(context.public_id)}{_query(data)}#held-find")
    if data.get("go") == FINISH:
        return _finish(request, now, here)
    return _go_on(request, now, here)


def _is_listing(data: QueryDict) -> bool:
    """Whether somebody is at work on the list of certifications, and not yet done with it."""
    return bool(
        ADD in data or REMOVE in data or data.get("go") == ADD_TYPED or data.get(FOUND_HELD, "").strip()
    ) and data.get("go") not in {BACK, LEAVE}


def _finish(request: HttpRequest, context: AttemptContext, here: ShownSection) -> HttpResponse:
    """Skip the rest: submit what there is."""
    return submitted(
        request,
        context,
        show=lambda words: _show(request, context, here, Filled(notice=words)),
        incomplete=lambda: redirect(context.url("review")),
    )


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
    if request.POST.get("then") in THEN:
        return redirect(context.url(request.POST["then"]))
    # The section itself may have gone, with all its questions hidden.
    number = now.number if now else here.number - 1
    if go == BACK:
        return redirect(context.sections[max(here.number - 2, 0)].url(context.public_id))
    return _forward(context, here, number)


def _forward(context: AttemptContext, here: ShownSection, number: int) -> HttpResponse:
    """To the first section after this number that asks something more, else to the review."""
    # What was carried over, or answered before somebody went back, is not gone through once more.
    following = [section for section in context.sections[number:] if _has_more(context, section)]
    if not following:
        return redirect(context.url("review"))
    # Asked after a part about the work, and only while more of them is to come.
    if any(map(is_scored, here.questions)) and context.is_clear:
        return redirect(context.url("clear"))
    return redirect(following[0].url(context.public_id))


def _has_more(context: AttemptContext, section: ShownSection) -> bool:
    """Whether a section asks something that has no answer yet, or one that was carried over unconfirmed."""
    keys = [HELD_KEY] if section.is_held else [question.key for question in section.questions]
    found = [saved_answer(context.answers, key) for key in keys]
    return any(saved.value is None or saved.carried for saved in found)


def _to_tell(request: HttpRequest, here: ShownSection) -> Filled | None:
    """What was typed before a sign-in, or a word on questions that have just come up."""
    data = kept_form(request)
    if data is not None:
        words = _("This is what you typed before you signed in. It is not saved yet. Check it and continue.")
        return _as_typed(here, data, words)
    if "more" in request.GET:
        return Filled(notice=_("Because of your answers, there is another question below."))
    return Filled(notice=again_words()) if AGAIN in request.GET else None


def _query(asked: QueryDict) -> str:
    return f"?then={asked['then']}" if asked.get("then") in THEN else ""


def _show(
    request: HttpRequest, context: AttemptContext, here: ShownSection, filled: Filled | None
) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    keys = {question.key for question in here.questions}
    has_roles = not keys.isdisjoint(role_questions(context.definition.background))
    view = present_section(
        here,
        context.wording,
        context.answers,
        attempt=context.public_id,
        zone=context.zone,
        outlook=present_outlook(
            context.sections, here, context.wording, context.sheet, is_enough=lambda: context.is_enough
        ),
        held=_held(context, filled) if here.is_held else None,
        roles={role.key: role for role in role_names()} if has_roles else None,
        filled=filled,
        then=asked.get("then", "") if asked.get("then") in THEN else "",
    )
    return render(request, "assessments/attempts/section.html", {"view": view})


def _held(context: AttemptContext, filled: Filled | None) -> HeldList:
    entries = filled.held if filled else None
    stored = saved_answer(context.answers, HELD_KEY)
    return present_held_list(
        held_options(certification_names()),
        entries_of(held_from(context.answers)) if entries is None else entries,
        revision=stored.revision,
        conflict=filled.conflicts.get(HELD_KEY, "") if filled else "",
        typed=filled.looked_for.get(HELD_KEY, "") if filled else "",
        carried=day_words(stored.carried) if stored.carried else "",
    )
