"""Recording that a source has moved, says something else, is gone, or is closed to machines."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from certifications.freshness.forms import FindingForm
from certifications.freshness.presenters.messages import changed_words, found_words, nothing_ticked_words
from certifications.freshness.presenters.ripple import ripple_lines
from certifications.freshness.presenters.statements import title_of
from certifications.freshness.queries.ripple import ripple_of
from certifications.freshness.queries.statements import StatementName, ground_of, published_statements
from certifications.freshness.services.check_statements import StatementChangedError
from certifications.freshness.services.record_findings import record_findings
from certifications.freshness.views.facts_to_check import FactsToCheckView
from certifications.freshness.views.record import TICKED, names_in
from certifications.models import FactVerification, SourceOutcome
from portal.users.views import authenticated_user


class RecordFindingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """One form for one fact, or for all that are ticked. A POST without an outcome asks for the form."""

    template_name = "certifications/freshness/finding.html"
    permission_policy = ModelPermissionPolicy(FactVerification)
    permission_required = "add"
    page_title = gettext_lazy("Something else found")
    header_icon = "circle-check"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.here = get_valid_next_url_from_request(request) or reverse("certifications_admin:facts_to_check")

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return self._show(FindingForm(), names_in(request.GET.getlist("statement")))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.POST.get("find", TICKED)
        names = names_in(request.POST.getlist("statement") if chosen == TICKED else [chosen])
        if "record" not in request.POST:
            return self._show(FindingForm(), names)
        form = FindingForm(request.POST)
        return self._record(form, names) if form.is_valid() else self._show(form, names)

    def _record(self, form: FindingForm, names: list[StatementName]) -> HttpResponse:
        outcome = SourceOutcome(form.cleaned_data["outcome"])
        try:
            record_findings(
                names,
                outcome,
                by=authenticated_user(self.request),
                detail=form.cleaned_data["detail"].strip(),
                note=form.cleaned_data["note"].strip(),
            )
        except StatementChangedError as error:
            messages.warning(self.request, changed_words(len(error.names)))
        else:
            stated = published_statements()
            titles = [title_of(stated[name]) for name in names if name in stated]
            messages.success(self.request, found_words(titles, str(outcome.label)))
        return redirect(self.here)

    def _show(self, form: FindingForm, names: list[StatementName]) -> HttpResponseBase:
        stated = published_statements()
        found = [(name, stated[name]) for name in names if name in stated]
        if not found:
            messages.warning(self.request, changed_words(len(names)) if names else nothing_ticked_words())
            return redirect(self.here)
        context = self.get_context_data(
            form=form,
            facts=[(str(name), title_of(one)) for name, one in found],
            sources=sorted({ground_of(one).source_url for _name, one in found} - {""}),
            ripple=ripple_lines(ripple_of([one for _name, one in found], authenticated_user(self.request))),
            here=self.here,
        )
        response: HttpResponseBase = self.render_to_response(context)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.here, "label": FactsToCheckView.page_title},
            {"url": "", "label": self.page_title},
        ]
