"""“I have decided already”: a plan for one certification. Nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import holder_of, outcome_or_404
from assessments.attempts.forms import (
    ADD,
    FOUND_HELD,
    HELD,
    REMOVE,
    held_document_of,
    read_answer,
    read_held,
    read_held_list,
    what_is_said,
)
from assessments.attempts.presenters.held_certifications import HeldEntry
from assessments.attempts.presenters.held_list import (
    HeldOption,
    held_options,
    present_held_list,
    typed_problem,
)
from assessments.attempts.presenters.question import Entered, element_of
from assessments.attempts.presenters.section import FormProblem, held_problems
from assessments.attempts.presenters.sections import held_title
from assessments.attempts.views.attempt_context import for_its_owner
from assessments.catalogue.queries.kept_snapshot import kept_snapshot
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import AnswerRefusedError
from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.registry import engine_for
from assessments.models import Outcome
from assessments.results.presenters.background import background_definition
from assessments.results.presenters.certification_plan import (
    CertificationPlanView,
    Chosen,
    present_certification_plan,
    present_questions,
    why_no_plan,
)
from assessments.results.presenters.plan import Catalogue
from assessments.results.queries.answers import counted_answers
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from certifications.queries import certification_names
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date
from portal.shared.words import day_words

CERTIFICATION, GO = "certification", "go"


@dataclass(frozen=True, slots=True)
class Asker:
    """What is known of somebody who asks for a plan."""

    definition: Definition
    sheet: Sheet
    held: tuple[Held, ...]


@never_cache
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The form about one's background, and the plan for the certification chosen in it."""
    names = certification_names()
    options = held_options(names)
    said, here = _said(request.GET, options)
    if said != request.GET:
        # A browser sends empty fields too, and this is an address to keep and pass on.
        return redirect(f"{request.path}?{said.urlencode()}{here}")
    definition = background_definition()
    entries = {question.key: read_answer(question, request.GET) for question in definition.questions}
    ticked, unsure = read_held(request.GET), request.GET.get(FOUND_HELD, "")
    problems = (
        *_unchosen(request.GET),
        *_problems(entries, Wording(definition)),
        *held_problems(ticked, names),
        *((FormProblem("held-find", held_title(), typed_problem(unsure, options)),) if unsure else ()),
    )
    sheet = {key: entry.value for key, entry in entries.items() if isinstance(entry.value, str | int)}
    person = Asker(definition, sheet, _held_of(ticked))
    chosen = None if problems else chosen_plan(request.GET.get(CERTIFICATION, ""), person)
    view = present_certification_plan(
        names,
        _catalogue(),
        chosen,
        slug=request.GET.get(CERTIFICATION, ""),
        today=site_date(),
        questions=present_questions(entries),
        held=present_held_list(options, ticked, revision=None, typed=unsure),
        problems=problems,
    )
    return _show(request, view)


@never_cache
@require_safe
@for_its_owner
def result_plan(request: HttpRequest, submission: UUID) -> HttpResponse:
    """The plan for one certification with the answers of a result."""
    row = outcome_or_404(submission, holder_of(request))
    person = asker_of(row)
    view = present_certification_plan(
        certification_names(),
        _catalogue(),
        chosen_plan(request.GET.get(CERTIFICATION, ""), person),
        slug=request.GET.get(CERTIFICATION, ""),
        today=site_date(),
        answers_of=day_words(row.as_of),
        problems=_unchosen(request.GET),
    )
    return _show(request, view)


def _said(data: QueryDict, options: Sequence[HeldOption]) -> tuple[QueryDict, str]:
    """What a form says, with its list as its buttons leave it, and where to go on: the list, or the top."""
    listed = read_held_list(data, options)
    is_listing = bool({ADD, REMOVE} & data.keys()) or data.get(GO) == ADD
    changed = data.copy()
    changed.setlist(HELD, [*listed.entries])
    said = what_is_said(changed, CERTIFICATION)
    for name in (ADD, REMOVE, GO, FOUND_HELD):
        said.pop(name, None)
    if listed.unsure:
        said[FOUND_HELD] = listed.unsure
    if is_listing and not said.get(CERTIFICATION):
        # Whoever is at work on the list has not asked for a plan yet.
        said.pop(CERTIFICATION, None)
    return said, "#held-find" if is_listing else ""


def _show(request: HttpRequest, view: CertificationPlanView) -> HttpResponse:
    return render(request, "assessments/results/certification_plan.html", {"view": view})


def asker_of(row: Outcome) -> Asker:
    """Whoever an outcome is of, by the answers that count."""
    return Asker(definition_of(row.version), counted_answers(row), parse_held(row.submission.held))


def chosen_plan(slug: str, person: Asker) -> Chosen | None:
    """The plan for the certification that was chosen, by today's catalogue; None while none is."""
    if not slug:
        return None
    snapshot = kept_snapshot().snapshot
    entries = engine_for(person.definition).plan_for_certification(
        person.definition, slug, person.sheet, held=person.held, snapshot=snapshot, as_of=site_date()
    )
    if entries:
        return Chosen(entries)
    return Chosen((), why_no_plan(slug, snapshot, [item.slug for item in person.held]))


def _catalogue() -> Catalogue:
    return Catalogue(kept_certifications(), {})


def _held_of(ticked: Mapping[str, HeldEntry]) -> tuple[Held, ...]:
    try:
        return parse_held(held_document_of(ticked))
    except AnswerRefusedError:
        return ()


def _unchosen(data: QueryDict) -> tuple[FormProblem, ...]:
    """Say that nothing was chosen, once the form was sent; an address without it only opens the form."""
    if data.get(CERTIFICATION) != "":
        return ()
    return (FormProblem(CERTIFICATION, _("Certification"), _("Choose one.")),)


def _problems(entries: Mapping[str, Entered], wording: Wording) -> tuple[FormProblem, ...]:
    return tuple(
        FormProblem(element_of(key), wording.question(key), entry.problem)
        for key, entry in entries.items()
        if entry.problem
    )
