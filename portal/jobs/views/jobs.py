"""The report on background work: what waits, runs and has run; and cancelling it."""

from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from portal.jobs.kinds import job_handlers
from portal.jobs.models import Job, JobState
from portal.jobs.presenters import JobRow, job_row
from portal.jobs.services.request_cancel import request_cancel
from portal.users.roles import CANCEL_JOBS, SEE_JOBS, SEE_PEOPLE

PAGE_SIZE = 25


class JobFilters(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=JobState.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Kind"),
        choices=lambda: [(name, kind.title) for name, kind in job_handlers],
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Job
        fields = ("state", "kind")


class JobsView(PermissionCheckedMixin, BaseListingView):
    """Newest first, filtered by the address; a constant number of queries."""

    template_name = "jobs/jobs.html"
    results_template_name = "jobs/jobs_results.html"
    model = Job
    queryset = Job.objects.select_related("requested_by").defer("params", "checkpoint")
    permission_policy = ModelPermissionPolicy(Job)
    permission_required = "view"
    page_title = gettext_lazy("Jobs")
    header_icon = "tasks"
    filterset_class = JobFilters
    paginate_by = PAGE_SIZE
    index_url_name = "jobs:list"
    index_results_url_name = "jobs:results"
    verbose_name_plural = gettext_lazy("jobs")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["rows"] = _rows(self.request, context["object_list"])
        context["may_cancel"] = self.request.user.has_perm(CANCEL_JOBS)
        context["here"] = f"{reverse(self.index_url_name)}?{self.request.GET.urlencode()}"
        return context


@require_safe
@never_cache
def progress(request: HttpRequest) -> JsonResponse:
    """The lines named by `id` in the address, for the page to bring itself up to date."""
    if not request.user.has_perm(SEE_JOBS):
        raise PermissionDenied
    jobs = JobsView.queryset.filter(pk__in=_ids(request.GET.getlist("id")))
    return JsonResponse({"jobs": [_as_json(row) for row in _rows(request, jobs)]})


@require_POST
def cancel(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Ask for a job to stop, then go back to the list."""
    if not request.user.has_perm(CANCEL_JOBS):
        raise PermissionDenied
    if not Job.objects.filter(pk=job_id).exists():
        raise Http404
    if request_cancel(job_id):
        messages.success(request, _("The job will stop. It keeps what it has already stored."))
    else:
        messages.info(request, _("The job had already finished, so there was nothing to cancel."))
    return redirect(get_valid_next_url_from_request(request) or reverse("jobs:list"))


def _rows(request: HttpRequest, jobs: Any) -> list[JobRow]:
    show_people = request.user.has_perm(SEE_PEOPLE)
    return [job_row(job, show_people=show_people) for job in jobs]


def _ids(values: list[str]) -> list[UUID]:
    """The ids among the values, at most a page of them; anything else is passed over."""
    ids = []
    for value in values[:PAGE_SIZE]:
        try:
            ids.append(UUID(value))
        except ValueError:
            continue
    return ids


def _as_json(row: JobRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "title": str(row.title),
        "state": row.state,
        "icon": row.icon,
        "isActive": row.is_active,
        "mayBeCancelled": row.may_be_cancelled,
        "done": row.done,
        "total": row.total,
        "texts": {
            "state": row.state_text,
            "progress": row.progress_text,
            "message": row.message,
            "attempts": row.attempts_text,
            "error": row.error_text,
            "started": row.started_text,
            "duration": row.duration_text,
            "requestedBy": row.requested_by,
        },
    }
