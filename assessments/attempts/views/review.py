"""All answers before submitting, and submitting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assessments.attempts.presenters.held_certifications import short_names
from assessments.attempts.presenters.review import present_review
from assessments.attempts.presenters.section import again_words
from assessments.attempts.views.attempt_context import (
    AGAIN,
    AttemptContext,
    context_of,
    for_its_owner,
    to_result,
)
from assessments.attempts.views.submission import submitted
from assessments.domain.answers.sheet import Sheet
from certifications.queries import certification_names

UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_owner
def review(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Show all answers; by POST, submit them. Submitting twice leads to the one outcome."""
    found = context_of(request, attempt)
    if found.attempt.submitted_at:
        return to_result(found.attempt)
    if request.method == "POST":
        return submitted(
            request,
            found,
            show=lambda words: _show(request, found, refusal=words),
            incomplete=lambda: _show(request, context_of(request, attempt), was_refused=True),
        )
    return _show(request, found)


def _show(
    request: HttpRequest, context: AttemptContext, *, was_refused: bool = False, refusal: str = ""
) -> HttpResponse:
    view = present_review(
        context.sections,
        context.wording,
        context.answers,
        _visible(context),
        attempt=context.public_id,
        names=short_names(certification_names()),
        is_enough=context.is_enough,
        was_refused=was_refused,
    )
    status = UNPROCESSABLE if was_refused else 200
    shown = {"view": view, "refusal": refusal, "notice": again_words() if AGAIN in request.GET else ""}
    return render(request, "assessments/attempts/review.html", shown, status=status)


def _visible(context: AttemptContext) -> Sheet:
    """The answers to visible questions alone."""
    visible = {question.key for section in context.sections for question in section.questions}
    return {key: answer for key, answer in context.sheet.items() if key in visible}
