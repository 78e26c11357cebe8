"""Wagtail's report on pages that were published long ago, for all who look after pages."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.aging_pages import AgingPagesReportFilterSet
from wagtail.admin.views.reports.aging_pages import AgingPagesView as WagtailAgingPagesView
from wagtail.admin.views.reports.base import PageReportView
from wagtail.models import PageLogEntry
from wagtail.permissions import page_permission_policy

from portal.editorial.care.lists import OwnerFilter
from portal.editorial.care.presenters import is_overdue
from portal.editorial.care.queries import care_key, care_of
from portal.shared.clock import site_date
from portal.users.models import User


class AgingPagesFilterSet(AgingPagesReportFilterSet):
    """Wagtail's filters, and who looks after a page."""

    looked_after_by = OwnerFilter()


class AgingPagesView(WagtailAgingPagesView):
    """Pages that the reader may edit; Wagtail lists those they may publish, which nobody may."""

    results_template_name = "editorial/aging_pages_results.html"
    filterset_class = AgingPagesFilterSet

    def get_queryset(self) -> Any:
        """As Wagtail has it, but for the permission."""
        publications = PageLogEntry.objects.filter(page=OuterRef("pk"), action="wagtail.publish")
        self.queryset = (
            page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
            .exclude(last_published_at__isnull=True)
            .prefetch_workflow_states()
            .select_related("content_type")
            .annotate_approved_schedule()
            .order_by("last_published_at")
            .annotate(last_published_by=Subquery(publications.values("user")[:1]))
        )
        return PageReportView.get_queryset(self)

    def decorate_paginated_queryset(self, queryset: Any) -> Any:
        """Each page with its care, and its last publisher by name. Two queries more."""
        pages = super().decorate_paginated_queryset(queryset)
        found, today = care_of(pages), site_date()
        people = User.objects.in_bulk({page.last_published_by for page in pages if page.last_published_by})
        for page in pages:
            if publisher := people.get(page.last_published_by):
                page.last_published_by_user = str(publisher)
            page.care = found.get(care_key(page))
            page.review_is_overdue = page.care is not None and is_overdue(page.care.review_by, today)
        return pages


aging_pages_urls: list[URLPattern] = [
    path("admin/reports/aging-pages/", require_admin_access(AgingPagesView.as_view())),
    path(
        "admin/reports/aging-pages/results/", require_admin_access(AgingPagesView.as_view(results_only=True))
    ),
]
