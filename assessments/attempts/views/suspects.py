"""Attempts in the admin: which are suspect, and marking them. No answer and no name is shown."""

from typing import Any
from uuid import UUID

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.permission_policies import ModelPermissionPolicy

from assessments.access import VISITOR_DAYS
from assessments.attempts.presenters.suspects import attempt_line, told
from assessments.attempts.services.mark_suspect import clear_suspect, mark_suspect
from assessments.models import Attempt, SuspectMark
from portal.users.views import authenticated_user

MARK = "assessments.mark_suspectmark"
PAGE_SIZE = 100
LONGEST_NOTE = SuspectMark._meta.get_field("note").max_length
SUSPECT, HONEST = "suspect", "none"
SUBMITTED, OPEN = "submitted", "open"


class AttemptFilters(WagtailFilterSet):
    mark = django_filters.ChoiceFilter(
        label=gettext_lazy("Mark"),
        choices=[(SUSPECT, gettext_lazy("Suspect")), (HONEST, gettext_lazy("Not marked"))],
        method="of_mark",
        empty_label=gettext_lazy("All"),
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[(SUBMITTED, gettext_lazy("Submitted")), (OPEN, gettext_lazy("Not submitted"))],
        method="of_state",
        empty_label=gettext_lazy("All"),
    )
    started_from = django_filters.DateFilter(
        label=gettext_lazy("Started on or after"),
        field_name="started_at__date",
        lookup_expr="gte",
        widget=AdminDateInput,
    )
    started_to = django_filters.DateFilter(
        label=gettext_lazy("Started on or before"),
        field_name="started_at__date",
        lookup_expr="lte",
        widget=AdminDateInput,
    )
    submission = django_filters.UUIDFilter(
        label=gettext_lazy("Submission (the ID from the outcomes report)"),
        field_name="submission__public_id",
    )

    class Meta:
        model = Attempt
        fields = ("mark", "state", "started_from", "started_to", "submission")

    def of_mark(self, found: QuerySet[Attempt], _name: str, mark: str) -> QuerySet[Attempt]:
        """Suspect ones, or the others."""
        return found.filter(suspect__isnull=mark == HONEST)

    def of_state(self, found: QuerySet[Attempt], _name: str, state: str) -> QuerySet[Attempt]:
        """Submitted ones, or the others."""
        return found.filter(submitted_at__isnull=state == OPEN)


class AttemptsView(PermissionCheckedMixin, BaseListingView):
    """Newest first, filtered by the address; a constant number of queries."""

    template_name = "assessments/attempts/suspects.html"
    results_template_name = "assessments/attempts/suspects_results.html"
    model = Attempt
    queryset = Attempt.objects.select_related("version__assessment", "suspect__marked_by").defer(
        "answers", "version__definition", "version__assessment__definition"
    )
    permission_policy = ModelPermissionPolicy(SuspectMark)
    permission_required = "mark"
    page_title = gettext_lazy("Suspect attempts")
    header_icon = "warning"
    filterset_class = AttemptFilters
    paginate_by = PAGE_SIZE
    index_url_name = "assessments_suspects:attempts"
    index_results_url_name = "assessments_suspects:attempts_results"
    verbose_name_plural = gettext_lazy("attempts")

    def order_queryset(self, queryset: QuerySet[Attempt]) -> QuerySet[Attempt]:
        """The newest first, in a total order."""
        return queryset.order_by("-started_at", "-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["lines"] = [attempt_line(attempt) for attempt in context["object_list"]]
        context["visitor_days"] = VISITOR_DAYS
        context["longest_note"] = LONGEST_NOTE
        context["here"] = self.request.GET.urlencode()
        return context


@require_POST
def change_marks(request: HttpRequest) -> HttpResponse:
    """Mark the attempts that were chosen, or take their marks away; back to the list as it was filtered.

    `all` in place of a choice means all attempts of the page that was shown.
    """
    if not request.user.has_perm(MARK):
        raise PermissionDenied
    action, _, whole_page = request.POST.get("do", "").partition(" ")
    service = {"mark": mark_suspect, "clear": clear_suspect}.get(action)
    if service is None:
        raise Http404
    chosen = _ids(request.POST.getlist("shown" if whole_page else "attempt"))
    note = request.POST.get("note", "").strip()[:LONGEST_NOTE]
    count = service(chosen, note=note, by=authenticated_user(request))
    tell = messages.success if count else messages.warning
    tell(request, told(action, count, are_chosen=bool(chosen)))
    return redirect(f"{reverse('assessments_suspects:attempts')}?{request.POST.get('here', '')}")


def _ids(given: list[str]) -> list[UUID]:
    """The ids that a form names, at most those of a page.

    Raises:
        Http404: it names something else.
    """
    try:
        return [UUID(text) for text in given[:PAGE_SIZE]]
    except ValueError as error:
        raise Http404 from error
