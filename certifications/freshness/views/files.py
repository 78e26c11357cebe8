"""The work list as a CSV, and checks from one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from certifications import queries
from certifications.domain.checklist import Order, ordered
from certifications.freshness.files import checks_file, rows_in
from certifications.freshness.forms import ChecksFileForm, StatementFilters
from certifications.freshness.queries.to_check import to_check
from certifications.freshness.services.import_checks import (
    CHECKED,
    RowRefusal,
    RowsRefusedError,
    import_checks,
)
from certifications.freshness.views.facts_to_check import VERIFY_FACTS, FactsToCheckView
from certifications.models import FactVerification, SourceOutcome
from certifications.queries.progressions import published_progressions
from portal.shared.clock import site_date
from portal.shared.tabular.delimited import UnreadableFileError
from portal.users.views import authenticated_user

# What the file may say of a source, and what it means.
OUTCOMES = (
    (CHECKED, gettext_lazy("The source still says so")),
    (SourceOutcome.MOVED.value, gettext_lazy("The source has moved; “detail” has the new address")),
    (
        SourceOutcome.OTHERWISE.value,
        gettext_lazy("The source says something else: “detail” says what"),
    ),
    (SourceOutcome.GONE.value, gettext_lazy("The source is gone")),
    (SourceOutcome.UNREADABLE.value, gettext_lazy("Machines cannot read the source")),
)


@require_safe
def checks_csv(request: HttpRequest) -> StreamingHttpResponse:
    """What the list shows by this address, all pages of it."""
    if not request.user.has_perm(VERIFY_FACTS):
        raise PermissionDenied
    found = to_check(queries.published_facts(), published_progressions(), site_date())
    filters = StatementFilters(request.GET, request=request, found=found)
    wanted = filters.wanted(request.GET.get("q", ""))
    by_listed = {one.listed: one for one in found if wanted.takes(one.listed)}
    asked = request.GET.get("ordering", "")
    order = Order(asked) if asked in list(Order) else Order.AGE
    rows = [by_listed[each] for each in ordered(by_listed, order)]
    return StreamingHttpResponse(
        checks_file(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="facts-to-check-{site_date()}.csv"'},
    )


class UploadChecksView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Checks from a file: all of its rows are recorded, or none, and then each wrong one is named."""

    template_name = "certifications/freshness/upload_checks.html"
    permission_policy = ModelPermissionPolicy(FactVerification)
    permission_required = "add"
    page_title = gettext_lazy("Upload checks")
    header_icon = "upload"

    def get(self, _request: HttpRequest) -> HttpResponseBase:
        return self._show(ChecksFileForm())

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = ChecksFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form)
        try:
            count = import_checks(rows_in(form.cleaned_data["file"].read()), by=authenticated_user(request))
        except UnreadableFileError as error:
            form.add_error("file", _unreadable(str(error)))
            return self._show(form)
        except RowsRefusedError as error:
            return self._show(form, error.refusals)
        if not count:
            form.add_error("file", _("No row has an outcome. Fill in the column “outcome”."))
            return self._show(form)
        said = ngettext("Recorded for %(count)d fact.", "Recorded for %(count)d facts.", count)
        messages.success(request, said % {"count": count})
        return redirect("certifications_admin:facts_to_check")

    def _show(self, form: ChecksFileForm, refusals: tuple[RowRefusal, ...] = ()) -> HttpResponseBase:
        context = self.get_context_data(form=form, refusals=refusals, outcomes=OUTCOMES)
        response: HttpResponseBase = self.render_to_response(context)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("certifications_admin:facts_to_check"), "label": FactsToCheckView.page_title},
            {"url": "", "label": self.page_title},
        ]


def _unreadable(missing: str) -> str:
    if missing:
        return _("The file has no column “%(columns)s”. Upload the list that you downloaded.") % {
            "columns": missing
        }
    return _("This is not a CSV in UTF-8. Save the list as CSV UTF-8 and upload it again.")
