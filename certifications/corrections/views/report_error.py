"""Readers report an error in a fact, without an account."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from certifications import queries
from certifications.corrections.forms import ReportErrorForm
from certifications.corrections.presenters.error_report import ErrorReportView, present_error_report
from certifications.corrections.services.report_error import TooManyReportsError, UnknownFactError
from certifications.corrections.services.report_error import report_error as store_report

TOO_MANY_REQUESTS = 429


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
                address=get_adapter(request).get_client_ip(request),
            )
        except UnknownFactError as error:
            raise Http404 from error
        except TooManyReportsError:
            return _show(request, view, form, too_many=True)
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
    request: HttpRequest, view: ErrorReportView, form: ReportErrorForm, *, too_many: bool = False
) -> HttpResponse:
    return render(
        request,
        "certifications/corrections/report_error.html",
        {"view": view, "form": form, "too_many": too_many},
        status=TOO_MANY_REQUESTS if too_many else 200,
    )
