"""Readers' reports of errors in the admin: the list, and answering one."""

from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from certifications import queries
from certifications.corrections.forms import CorrectReportForm, DeclineReportForm, mark_of
from certifications.corrections.presenters.reports import log_entries, report_row
from certifications.corrections.queries import corrected_facts, published_now
from certifications.corrections.services.close_report import (
    ChangedMeanwhileError,
    NothingCorrectedError,
    ReportClosedError,
    correct_report,
    decline_report,
    is_logged,
    settle_report,
)
from certifications.corrections.services.set_aside import KEPT_DAYS, set_aside
from certifications.models import FactReport
from certifications.models.corrections import ReportState, ReportSubject
from portal.users.views import authenticated_user

CLOSE_REPORTS = "certifications.change_factreport"
PAGE_SIZE = 25
NOTHING_CORRECTED = gettext_lazy(
    "Readers still see what the report is about. Correct the fact on its page and have it published first; "
    "if the fact is right, close the report as declined."
)


class ReportFilters(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=ReportState.choices, widget=forms.CheckboxSelectMultiple
    )

    about = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("About"), choices=ReportSubject.choices, widget=forms.CheckboxSelectMultiple
    )

    suspect = django_filters.BooleanFilter(
        label=gettext_lazy("Set aside as suspect"),
        field_name="is_suspect",
        widget=forms.CheckboxInput,
        initial=False,
    )

    class Meta:
        model = FactReport
        fields = ("state", "about", "suspect")


class ReportsView(PermissionCheckedMixin, BaseListingView):
    """Newest first, filtered by the address; a constant number of queries."""

    template_name = "certifications/corrections/reports.html"
    results_template_name = "certifications/corrections/reports_results.html"
    model = FactReport
    queryset = FactReport.objects.all()
    permission_policy = ModelPermissionPolicy(FactReport)
    permission_required = "view"
    page_title = gettext_lazy("Errors reported by readers")
    header_icon = "warning"
    filterset_class = ReportFilters
    paginate_by = PAGE_SIZE
    index_url_name = "certifications_admin:reports"
    index_results_url_name = "certifications_admin:reports_results"
    verbose_name_plural = gettext_lazy("reports")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        reports = list(context["object_list"])
        page_ids = queries.page_ids_of(report.certification for report in reports if report.certification)
        if "suspect" not in self.request.GET:
            open_reports = FactReport.objects.filter(state=ReportState.OPEN)
            context["suspects"] = open_reports.filter(is_suspect=True).count()
        context["rows"] = [report_row(report, page_ids) for report in reports]
        return context


class AnswerReportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """One report with the fact as it stands now, and the two ways to close it."""

    template_name = "certifications/corrections/report.html"
    permission_policy = ModelPermissionPolicy(FactReport)
    permission_required = "view"
    page_title = gettext_lazy("Report of an error")
    header_icon = "warning"

    def setup(self, request: HttpRequest, public_id: UUID, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.report = get_object_or_404(FactReport, public_id=public_id)
        self.corrected = corrected_facts(self.report)

    def get(self, _request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        return self._show(_decline_form())

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(CLOSE_REPORTS):
            raise PermissionDenied
        if "set-aside" in request.POST or "take-up" in request.POST:
            return self._set_aside(request, is_suspect="set-aside" in request.POST)
        if "decline" in request.POST:
            return self._decline(request)
        if "settle" in request.POST:
            return self._settle(request)
        return self._correct(request)

    def _correct(self, request: HttpRequest) -> HttpResponseBase:
        form = CorrectReportForm(request.POST, prefix="corrected")
        if not form.is_valid() or form.cleaned_data["read"] != mark_of(self.corrected):
            return self._changed_meanwhile(request)
        try:
            correct_report(self.report.public_id, self.corrected, by=authenticated_user(request))
        except ReportClosedError:
            return self._closed_before(request)
        except (NothingCorrectedError, ChangedMeanwhileError):
            return self._changed_meanwhile(request)
        messages.success(request, _("The correction is in the public log, and the report is closed."))
        return redirect("certifications_admin:reports")

    def _settle(self, request: HttpRequest) -> HttpResponseBase:
        try:
            settle_report(self.report.public_id, by=authenticated_user(request))
        except ReportClosedError:
            return self._closed_before(request)
        except NothingCorrectedError:
            return self._changed_meanwhile(request)
        messages.success(request, _("The report is closed."))
        return redirect("certifications_admin:reports")

    def _decline(self, request: HttpRequest) -> HttpResponseBase:
        form = DeclineReportForm(request.POST, prefix="declined")
        if not form.is_valid():
            return self._show(form)
        try:
            decline_report(self.report.public_id, form.cleaned_data["answer"], by=authenticated_user(request))
        except ReportClosedError:
            return self._closed_before(request)
        messages.success(request, _("The report is closed; the fact stays as it is."))
        return redirect("certifications_admin:reports")

    def _set_aside(self, request: HttpRequest, *, is_suspect: bool) -> HttpResponseBase:
        set_aside(self.report.public_id, is_suspect=is_suspect, by=authenticated_user(request))
        said = _("The report is set aside.") if is_suspect else _("The report is on the list.")
        messages.success(request, said)
        return redirect("certifications_admin:report", self.report.public_id)

    def _closed_before(self, request: HttpRequest) -> HttpResponse:
        messages.warning(request, _("Someone else has closed this report; nothing was changed."))
        return redirect("certifications_admin:report", self.report.public_id)

    def _changed_meanwhile(self, request: HttpRequest) -> HttpResponse:
        if self.corrected:
            messages.warning(request, _("The page has changed since you read it. Read the entries again."))
        else:
            messages.error(request, NOTHING_CORRECTED)
        return redirect("certifications_admin:report", self.report.public_id)

    def _show(self, decline_form: DeclineReportForm) -> HttpResponseBase:
        page_ids = queries.page_ids_of([self.report.certification] if self.report.certification else ())
        context = self.get_context_data(
            row=report_row(self.report, page_ids),
            published=published_now(self.report),
            is_logged=is_logged(self.report),
            is_suspect=self.report.is_suspect,
            kept_days=KEPT_DAYS,
            is_open=self.report.state == ReportState.OPEN,
            entries=log_entries(self.corrected),
            correct_form=CorrectReportForm(initial={"read": mark_of(self.corrected)}, prefix="corrected"),
            decline_form=decline_form,
        )
        response: HttpResponseBase = self.render_to_response(context)
        return response

    def _name(self) -> str:
        row = report_row(self.report, {})
        return f"{row.certification}: {row.label}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("certifications_admin:reports"), "label": ReportsView.page_title},
            {"url": "", "label": self.page_title, "sublabel": self._name()},
        ]


def _decline_form() -> DeclineReportForm:
    return DeclineReportForm(prefix="declined")
