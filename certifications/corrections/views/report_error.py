"""Readers report an error in a fact, without an account."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from certifications import queries
from certifications.corrections.forms import ReportErrorForm
from certifications.corrections.presenters.error_report import ErrorReportView, present_error_report
from certifications.corrections.services.report_error import UnknownFactError
from certifications.corrections.services.report_error import report_error as store_report
from portal.shared.write_limits import Lane, TooManyError, Write, as_refusal, count_write


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest, certification: UUID, key: str) -> HttpResponse:
    """The form, and what it sends."""
    view = _view(certification, key)
    if request.method != "POST":
        return _show(request, view, ReportErrorForm())
    form = ReportErrorForm(request.POST)
    if not form.is_valid():
        return _show(request, view, form)
    if not form.is_trapped:
        try:
            store_report(
                certification,
                key,
                message=form.cleaned_data["message"],
                source_url=form.cleaned_data["source_url"],
                is_suspect=count_write(request, Write.REPORTS) is not Lane.OPEN,
            )
        except UnknownFactError as error:
            raise Http404 from error
        except TooManyError as error:
            return _refuse(request, view, form, error)
    return redirect("certifications:report_thanks", certification, key)


@never_cache
@require_safe
def report_thanks(request: HttpRequest, certification: UUID, key: str) -> HttpResponse:
    """Say what happens next."""
    return render(
        request, "certifications/corrections/report_thanks.html", {"view": _view(certification, key)}
    )


def _view(certification: UUID, key: str) -> ErrorReportView:
    shown = queries.published_facts(certification, key)
    if not shown:
        raise Http404
    return present_error_report(shown)


def _show(
    request: HttpRequest, view: ErrorReportView, form: ReportErrorForm, *, wait_minutes: int = 0
) -> HttpResponse:
    context = {"view": view, "form": form, "wait_minutes": wait_minutes}
    return render(request, "certifications/corrections/report_error.html", context)


def _refuse(
    request: HttpRequest, view: ErrorReportView, form: ReportErrorForm, error: TooManyError
) -> HttpResponse:
    """The form as it was typed, and when it may be sent again."""
    return as_refusal(error, _show(request, view, form, wait_minutes=error.minutes))
