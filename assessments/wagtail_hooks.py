"""What assessments add to the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from assessments import report_views
from assessments.viewsets import AssessmentViewSet


class OutcomesMenuItem(MenuItem):
    """Shown to those who may see outcomes."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(report_views.SEE_OUTCOMES)


def register_outcomes_menu_item() -> MenuItem:
    return OutcomesMenuItem(
        _("Outcomes"),
        reverse("assessments_reports:outcomes"),
        name="outcomes",
        icon_name="form",
        order=1200,
    )


def register_report_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", report_views.OutcomesReportView.as_view(), name="outcomes"),
        path(
            "results/",
            report_views.OutcomesReportView.as_view(results_only=True),
            name="outcomes_results",
        ),
        *(
            path(
                f"outcomes.{file_format}",
                report_views.outcomes_file,
                {"file_format": file_format},
                name=f"outcomes_{file_format}",
            )
            for file_format in report_views.FORMATS
        ),
    ]
    return [path("reports/outcomes/", include((patterns, "assessments_reports")))]


def register_outcome_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="assessments",
        codename__in=("view_outcome", "export_outcome", "export_personal_outcome", "view_exportrecord"),
    )


register_snippet(AssessmentViewSet)
hooks.register("register_reports_menu_item", register_outcomes_menu_item)
hooks.register("register_admin_urls", register_report_urls)
hooks.register("register_permissions", register_outcome_permissions)
