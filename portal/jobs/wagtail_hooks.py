"""Registers the report on jobs with Wagtail."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.jobs.views import jobs
from portal.shared.menu import PermittedMenuItem
from portal.users.roles import SEE_JOBS


def register_jobs_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Jobs"),
        reverse("jobs:list"),
        permission=SEE_JOBS,
        name="jobs",
        icon_name="tasks",
        order=1300,
    )


def register_jobs_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", jobs.JobsView.as_view(), name="list"),
        path("results/", jobs.JobsView.as_view(results_only=True), name="results"),
        path("progress/", jobs.progress, name="progress"),
        path("<uuid:job_id>/cancel/", jobs.cancel, name="cancel"),
    ]
    return [path("reports/jobs/", include((patterns, "jobs")))]


def register_job_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="jobs", codename__in=("view_job", "cancel_job"))


hooks.register("register_reports_menu_item", register_jobs_menu_item)
hooks.register("register_admin_urls", register_jobs_urls)
hooks.register("register_permissions", register_job_permissions)
