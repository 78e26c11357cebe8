"""The report on outcomes in the admin, and its files."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from assessments.models import ExportRecord, Outcome
from assessments.reports.forms import OutcomeFilters, selection_of
from assessments.reports.presenters.export_log import export_lines
from assessments.reports.presenters.outcomes import Paths, cells, report_view
from assessments.reports.presenters.report_file import file_response, too_many_words
from assessments.reports.queries.base import Column, chosen_columns, named, rows
from assessments.reports.queries.figures import figures_of
from assessments.reports.queries.outcomes import OUTCOMES
from assessments.reports.services.export_report import EXPORT, EXPORT_PERSONAL, FORMATS, export_report
from assessments.versions.queries.versions import definition_of, newest_versions
from assessments.wording.texts import Wording
from portal.shared.tabular.xlsx import TooManyRowsError
from portal.users.views import authenticated_user
from portal.users.zones import zone_of

SEE_OUTCOMES = "assessments.view_outcome"
SEE_EXPORTS = "assessments.view_exportrecord"
PERSONAL = "personal"
PAGE_SIZE = 50


class OutcomesReportView(PermissionCheckedMixin, BaseListingView):
    """Oldest first, filtered by the address; a constant number of queries."""

    template_name = "assessments/reports/outcomes.html"
    results_template_name = "assessments/reports/outcomes_results.html"
    model = Outcome
    permission_policy = ModelPermissionPolicy(Outcome)
    permission_required = "view"
    page_title = gettext_lazy("Outcomes")
    header_icon = "form"
    filterset_class = OutcomeFilters
    paginate_by = PAGE_SIZE
    index_url_name = "assessments_reports:outcomes"
    index_results_url_name = "assessments_reports:outcomes_results"
    verbose_name_plural = gettext_lazy("outcomes")

    def get_base_queryset(self) -> QuerySet[Outcome]:
        """The report's rows, in its order."""
        return OUTCOMES.base()

    def order_queryset(self, queryset: QuerySet[Outcome]) -> QuerySet[Outcome]:
        """As the report orders: page and files agree."""
        return queryset

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        columns = chosen_columns(OUTCOMES, with_personal_data=False)
        context["columns"] = columns
        context["rows"] = _page_rows(context["object_list"], columns)
        left_out = self.filter_queryset(OUTCOMES.left_out()).count()
        context["report"] = report_view(figures_of(self.get_queryset()), _paths(), left_out)
        context["exports"] = _export_links(self.request)
        context["refused"] = _refused(self.filters)
        return context

    def filter_queryset(self, queryset: QuerySet[Outcome]) -> QuerySet[Outcome]:
        """The filtered rows; none where a filter cannot be read, rather than all."""
        if self.filters and not self.filters.is_valid():
            return queryset.none()
        found: QuerySet[Outcome] = super().filter_queryset(queryset)
        return found


class ExportLogView(PermissionCheckedMixin, BaseListingView):
    """Who exported what, the newest first; a constant number of queries."""

    template_name = "assessments/reports/exports.html"
    results_template_name = "assessments/reports/exports_results.html"
    model = ExportRecord
    queryset = ExportRecord.objects.select_related("exported_by")
    permission_policy = ModelPermissionPolicy(ExportRecord)
    permission_required = "view"
    page_title = gettext_lazy("Exports")
    header_icon = "download"
    default_ordering = "-exported_at"
    paginate_by = PAGE_SIZE
    index_url_name = "assessments_reports:exports"
    index_results_url_name = "assessments_reports:exports_results"
    verbose_name_plural = gettext_lazy("exports")

    def order_queryset(self, queryset: QuerySet[ExportRecord]) -> QuerySet[ExportRecord]:
        """The newest first, in a total order."""
        return queryset.order_by("-exported_at", "-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["lines"] = export_lines(context["object_list"], zone_of(self.request.user))
        return context


def _paths() -> Paths:
    """Names and marks of paths, as the newest version of each assessment has them."""
    return Paths(Wording(definition_of(version)) for version in newest_versions())


def _page_rows(shown: Any, columns: tuple[Column, ...]) -> list[Any]:
    """The rows of the page at hand, in one query, by the expressions that files have too."""
    ids = [outcome.pk for outcome in shown]
    found = rows(OUTCOMES.base().filter(pk__in=ids), columns, guard=False)
    return [cells(columns, named(columns, row)) for row in found]


def _export_links(request: HttpRequest) -> list[tuple[str, str]]:
    """Labels and addresses of the files of this view, as far as somebody may have them."""
    if not request.user.has_perm(EXPORT):
        return []
    here = request.GET.urlencode()
    links = []
    for file_format in FORMATS:
        address = reverse(f"assessments_reports:outcomes_{file_format}")
        links.append((_("Export as %(format)s") % {"format": file_format.upper()}, f"{address}?{here}"))
        if request.user.has_perm(EXPORT_PERSONAL):
            label = _("Export as %(format)s with email addresses") % {"format": file_format.upper()}
            links.append((label, f"{address}?{PERSONAL}=1&{here}"))
    return links


@require_GET
@never_cache
def outcomes_file(request: HttpRequest, file_format: str) -> HttpResponseBase:
    """The filtered outcomes as a file; who exported what is kept.

    A filter that cannot be read leads back to the list, which says so: nothing unfiltered is exported.
    """
    personal = request.GET.get(PERSONAL) == "1"
    if not request.user.has_perm(EXPORT):
        raise PermissionDenied
    parameters = request.GET.copy()
    parameters.pop(PERSONAL, None)
    filters = OutcomeFilters(parameters, queryset=OUTCOMES.base(), request=request)
    if not filters.is_valid():
        return _back(request, [])
    try:
        made = export_report(
            OUTCOMES,
            selection_of(filters),
            file_format=file_format,
            with_personal_data=personal,
            by=authenticated_user(request),
        )
    except TooManyRowsError:
        return _back(request, [too_many_words()])
    return file_response(made)


def _refused(filters: OutcomeFilters) -> list[str]:
    """What stands against each filter that cannot be read, with its name."""
    return [
        f"{filters.form[name].label}: {error}"
        for name, errors in filters.form.errors.items()
        for error in errors
    ]


def _back(request: HttpRequest, sentences: list[str]) -> HttpResponse:
    for sentence in sentences:
        messages.error(request, sentence)
    return redirect(f"{reverse('assessments_reports:outcomes')}?{request.GET.urlencode()}")
