"""Registers the catalogue's lists and the editors' work lists with Wagtail."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from certifications.articles.forms import register_fact_feature
from certifications.articles.views import live_facts as article_views
from certifications.corrections.services.set_aside import SET_ASIDE, TAKEN_UP
from certifications.corrections.views import error_reports
from certifications.freshness.views import facts_to_check, files, findings, record
from certifications.models import CertificationPage
from certifications.models.fact_table.forms import warnings_of
from certifications.viewsets import CatalogueLists
from portal.shared.menu import PermittedMenuItem


def register_reports_item() -> MenuItem:
    return PermittedMenuItem(
        error_reports.ReportsView.page_title,
        reverse("certifications_admin:reports"),
        permission="certifications.view_factreport",
        name="error-reports",
        icon_name="warning",
        order=100,
    )


def register_facts_item() -> MenuItem:
    return PermittedMenuItem(
        facts_to_check.FactsToCheckView.page_title,
        reverse("certifications_admin:facts_to_check"),
        permission=facts_to_check.VERIFY_FACTS,
        name="facts-to-check",
        icon_name="circle-check",
        order=90,
    )


def register_work_lists() -> list[URLPattern | URLResolver]:
    reports, answer = error_reports.ReportsView, error_reports.AnswerReportView
    to_check = facts_to_check.FactsToCheckView
    patterns = [
        path("errors/", reports.as_view(), name="reports"),
        path("errors/results/", reports.as_view(results_only=True), name="reports_results"),
        path("errors/<uuid:public_id>/", answer.as_view(), name="report"),
        path("facts/", to_check.as_view(), name="facts_to_check"),
        path("facts/results/", to_check.as_view(results_only=True), name="facts_to_check_results"),
        path("facts/record/", record.record, name="record"),
        path("facts/finding/", findings.RecordFindingView.as_view(), name="finding"),
        path("facts/file/", files.checks_csv, name="checks_file"),
        path("facts/upload/", files.UploadChecksView.as_view(), name="upload_checks"),
        path("live-facts/", article_views.live_facts, name="live_facts"),
        path("live-facts/<uuid:certification>/", article_views.live_facts, name="live_facts_of"),
        path("articles/<int:page_id>/live/<str:token>/", article_views.make_live, name="make_live"),
    ]
    return [path("reports/catalogue/", include((patterns, "certifications_admin")))]


def register_report_log(actions: LogActionRegistry) -> None:
    actions.register_action(SET_ASIDE, _("Set aside as suspect"), _("Set the report aside as suspect"))
    actions.register_action(TAKEN_UP, _("Put on the list"), _("Put the report on the list"))


def register_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="certifications",
        codename__in=("view_factreport", "change_factreport", "add_factverification"),
    )


def say_what_is_unlikely(request: HttpRequest, page: Any) -> None:
    """Say above the form what is unlikely about the draft's facts. It keeps nobody from saving."""
    if request.method == "GET" and isinstance(page, CertificationPage):
        for sentence in warnings_of(page.facts.all(), page.status):
            messages.warning(request, sentence)


register_snippet(CatalogueLists)
hooks.register("before_edit_page", say_what_is_unlikely)
hooks.register("register_reports_menu_item", register_reports_item)
hooks.register("register_reports_menu_item", register_facts_item)
hooks.register("register_admin_urls", register_work_lists)
hooks.register("register_log_actions", register_report_log)
hooks.register("register_permissions", register_permissions)
hooks.register("register_rich_text_features", register_fact_feature)
