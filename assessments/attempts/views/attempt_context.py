"""An attempt as the views of taking it need it: the row, its definition, its answers, its sections."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from assessments.access import Holder, attempt_or_404, holder_of
from assessments.attempts.presenters.sections import ShownSection, sections_of
from assessments.attempts.queries.answers import sheet_from, visible_in
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import is_scored
from assessments.domain.engines.registry import engine_for
from assessments.models import Attempt, Submission
from assessments.versions.queries.versions import definition_of, prepared_of
from assessments.wording.texts import Wording
from portal.users.zones import zone_of

# In an address: somebody pressed Start and goes on with what they had begun.
AGAIN = "again"

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


@dataclass(frozen=True, slots=True)
class AttemptContext:
    """A person's attempt and what follows from its answers; `sheet` holds hidden questions too."""

    attempt: Attempt
    holder: Holder
    definition: Definition
    wording: Wording
    sheet: Sheet
    sections: tuple[ShownSection, ...]
    zone: tzinfo

    @property
    def public_id(self) -> UUID:
        """The id in the attempt's addresses."""
        return self.attempt.public_id

    @property
    def answers(self) -> Mapping[str, Mapping[str, Any]]:
        """The stored answers."""
        stored: Mapping[str, Mapping[str, Any]] = self.attempt.answers
        return stored

    @property
    def is_enough(self) -> bool:
        """Whether the answers so far are all that the path needs: docs/algorithms/early-finish.md."""
        engine = engine_for(self.definition)
        return engine.suffices(prepared_of(self.attempt.version, engine.version), self.sheet)

    @property
    def is_clear(self) -> bool:
        """Whether the path is known though questions are open that earn points. Milliseconds."""
        is_open = any(
            is_scored(question) and question.key not in self.sheet
            for section in self.sections
            for question in section.questions
        )
        return is_open and self.is_enough

    def section(self, slug: str) -> ShownSection | None:
        """The section of this name, None where no question of it is visible."""
        return next((section for section in self.sections if section.slug == slug), None)

    def url(self, name: str) -> str:
        """The attempt's address of this name."""
        return reverse(f"assessments:{name}", args=[self.public_id])


def context_of(request: HttpRequest, public_id: UUID) -> AttemptContext:
    """The attempt, when it is this person's. One query.

    Raises:
        Http404: there is no such attempt, or it is somebody else's.
    """
    return context_for(public_id, holder_of(request), zone_of(request.user))


def context_for(public_id: UUID, holder: Holder, zone: tzinfo) -> AttemptContext:
    """The attempt, when it is this holder's. One query.

    Raises:
        Http404: there is no such attempt, or it is somebody else's.
    """
    attempt = attempt_or_404(public_id, holder)
    definition = definition_of(attempt.version)
    sheet = sheet_from(definition, attempt.answers)
    wording = Wording(definition)
    return AttemptContext(
        attempt=attempt,
        holder=holder,
        definition=definition,
        wording=wording,
        sheet=sheet,
        sections=sections_of(definition, visible_in(attempt.version, sheet), wording),
        zone=zone,
    )


def to_result(attempt: Attempt) -> HttpResponse:
    """Send on to the outcome of an attempt that was submitted. One query."""
    submission = Submission.objects.only("public_id").get(attempt_id=attempt.pk)
    return redirect("assessments:result", submission.public_id)


def for_its_owner(view: View[P]) -> View[P]:
    """Tell why an attempt or result is not there, and how to go on, in the same words signed in or out.

    The answer is 404 whether it exists or not, so that nothing can be learned from it.
    """

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return not_here(request)

    guarded.__doc__ = view.__doc__
    return guarded


def not_here(request: HttpRequest, *, is_kept: bool = False) -> HttpResponse:
    """404 with the way to sign in and back to the same address: forms are sent to their own.

    `is_kept` says that the browser keeps what was typed.
    """
    context = {
        "next": request.path,
        "is_sent": request.method == "POST",
        "is_kept": is_kept,
        "is_signed_in": request.user.is_authenticated,
    }
    return render(request, "assessments/attempts/not_here.html", context, status=404)
