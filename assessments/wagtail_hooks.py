"""What assessments add to the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from assessments.attempts.services.mark_suspect import CLEARED, MARKED
from assessments.attempts.views import suspects
from assessments.authoring.views import check
from assessments.authoring.viewsets import AssessmentViewSet
from assessments.replays import views as replay_views
from assessments.reports import views as report_views
from assessments.reports.services.export_report import FORMATS
from portal.shared.menu import PermittedMenuItem


def register_outcomes_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Outcomes"),
        reverse("assessments_reports:outcomes"),
        permission=report_views.SEE_OUTCOMES,
        name="outcomes",
        icon_name="form",
        order=1200,
    )


def register_exports_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Exports"),
        reverse("assessments_reports:exports"),
        permission=report_views.SEE_EXPORTS,
        name="exports",
        icon_name="download",
        order=1210,
    )


def register_suspects_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Suspect attempts"),
        f"{reverse('assessments_suspects:attempts')}?mark={suspects.SUSPECT}",
        permission=suspects.MARK,
        name="suspects",
        icon_name="warning",
        order=1205,
    )


def register_suspects_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", suspects.AttemptsView.as_view(), name="attempts"),
        path("results/", suspects.AttemptsView.as_view(results_only=True), name="attempts_results"),
        path("change/", suspects.change_marks, name="change"),
    ]
    return [path("reports/suspect-attempts/", include((patterns, "assessments_suspects")))]


def register_suspects_log(actions: LogActionRegistry) -> None:
    actions.register_action(MARKED, _("Mark as suspect"), _("Marked as suspect"))
    actions.register_action(CLEARED, _("Remove the suspect mark"), _("Removed the suspect mark"))


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
            for file_format in FORMATS
        ),
    ]
    log = report_views.ExportLogView
    patterns += [
        path("exports/", log.as_view(), name="exports"),
        path("exports/results/", log.as_view(results_only=True), name="exports_results"),
    ]
    return [path("reports/outcomes/", include((patterns, "assessments_reports")))]


def register_check_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", check.check, name="check"),
        path("ask/", check.ask, name="ask"),
        path("cancel/", check.cancel, name="cancel"),
        path("sign/", check.sign, name="sign"),
    ]
    return [path("assessments/<uuid:assessment>/check/", include((patterns, "assessments_check")))]


def register_replay_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", replay_views.replay, name="replay"),
        path("ask/", replay_views.ask, name="ask"),
        path("cancel/", replay_views.cancel, name="cancel"),
    ]
    return [path("assessments/<uuid:assessment>/replay/", include((patterns, "assessments_replay")))]


def register_outcome_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="assessments",
        codename__in=(
            "view_outcome",
            "export_outcome",
            "export_personal_outcome",
            "view_exportrecord",
            "add_proofsignature",
            "mark_suspectmark",
        ),
    )


register_snippet(AssessmentViewSet)
hooks.register("register_reports_menu_item", register_outcomes_menu_item)
hooks.register("register_reports_menu_item", register_exports_menu_item)
hooks.register("register_reports_menu_item", register_suspects_menu_item)
hooks.register("register_admin_urls", register_suspects_urls)
hooks.register("register_log_actions", register_suspects_log)
hooks.register("register_admin_urls", register_report_urls)
hooks.register("register_admin_urls", register_check_urls)
hooks.register("register_permissions", register_outcome_permissions)
hooks.register("register_admin_urls", register_replay_urls)
