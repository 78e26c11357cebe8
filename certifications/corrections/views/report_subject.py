"""Readers report a judgement, a missing fact, a dead link or a missing certification, without an account."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from certifications import queries
from certifications.corrections.forms import ReportCertificationForm, ReportErrorForm, ReportSubjectForm
from certifications.corrections.presenters.subjects import about_words, present_choices, subject_breadcrumbs
from certifications.corrections.queries.subjects import ReportableParts, is_reportable, subject_of
from certifications.corrections.services.report_error import UnknownFactError
from certifications.corrections.services.report_error import report_certification as store_certification
from certifications.corrections.services.report_error import report_subject as store_subject
from certifications.models.corrections import ReportSubject
from portal.shared.page_cache import public_response
from portal.shared.write_limits import Lane, TooManyError, Write, as_refusal, count_write


@require_safe
def report_problem(request: HttpRequest, certification: UUID) -> HttpResponseBase:
    """What of a certification can be reported, a link each. Five queries."""
    facts = queries.published_facts(certification)
    view = present_choices(certification, _subject(certification), facts, queries.titles_by_slug())
    return public_response(
        request, render(request, "certifications/corrections/report_choices.html", {"view": view})
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_subject(request: HttpRequest, certification: UUID, about: str, key: str) -> HttpResponse:
    """The form about one judgement, missing fact or link, and what it sends."""
    subject = _subject(certification)
    kind = ReportSubject(about) if about in ReportSubject.values else ReportSubject.FACT
    if not is_reportable(subject, kind, key):
        raise Http404
    context: dict[str, object] = {
        "about": about,
        "label": about_words(kind, key),
        "lines": subject.judgements[key].splitlines() if kind is ReportSubject.JUDGEMENT else (),
        "certification": subject.title,
        "back_url": subject.url,
        "breadcrumbs": subject_breadcrumbs(subject),
    }
    form = ReportSubjectForm(_sent(request), about=kind)
    if request.method != "POST" or not form.is_valid():
        return _show(request, context, form)
    if form.is_trapped:
        return redirect("certifications:report_received")
    try:
        is_suspect = count_write(request, Write.REPORTS) is not Lane.OPEN
    except TooManyError as error:
        return _refuse(request, context, form, error)
    try:
        store_subject(certification, kind, key, **form.given, is_suspect=is_suspect)
    except UnknownFactError as error:
        # Changed or taken offline while the form was open.
        raise Http404 from error
    return redirect("certifications:report_received")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_certification(request: HttpRequest) -> HttpResponse:
    """The form about a certification that the catalogue does not have."""
    context: dict[str, object] = {
        "about": ReportSubject.CERTIFICATION.value,
        "back_url": queries.catalogue_url() or "/",
    }
    form = ReportCertificationForm(_sent(request))
    if request.method != "POST" or not form.is_valid():
        return _show(request, context, form)
    if form.is_trapped:
        return redirect("certifications:report_received")
    try:
        is_suspect = count_write(request, Write.REPORTS) is not Lane.OPEN
    except TooManyError as error:
        return _refuse(request, context, form, error)
    store_certification(form.cleaned_data["name"], **form.given, is_suspect=is_suspect)
    return redirect("certifications:report_received")


@never_cache
@require_safe
def report_received(request: HttpRequest) -> HttpResponse:
    """Say what happens next."""
    context = {"log_url": queries.corrections_url()}
    return render(request, "certifications/corrections/report_received.html", context)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _subject(certification: UUID) -> ReportableParts:
    subject = subject_of(certification)
    if subject is None:
        raise Http404
    return subject


def _show(
    request: HttpRequest, context: dict[str, object], form: ReportErrorForm, *, wait_minutes: int = 0
) -> HttpResponse:
    shown = {**context, "form": form, "wait_minutes": wait_minutes}
    return render(request, "certifications/corrections/report_subject.html", shown)


def _refuse(
    request: HttpRequest, context: dict[str, object], form: ReportErrorForm, error: TooManyError
) -> HttpResponse:
    """The form as it was typed, and when it may be sent again."""
    return as_refusal(error, _show(request, context, form, wait_minutes=error.minutes))
