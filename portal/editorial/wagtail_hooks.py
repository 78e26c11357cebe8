"""What approvals add to the admin: why somebody may not, and what nobody does alone."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_latest_str
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page, WorkflowMixin

from portal.editorial import views
from portal.editorial.addresses import approval_url, discard_url
from portal.editorial.bin.views import register_bin
from portal.editorial.bundles import views as bundle_views
from portal.editorial.bundles.queries import bundle_of
from portal.editorial.bundles.views import BundlesView
from portal.editorial.care import views as care_views
from portal.editorial.care.hooks import register_care_log
from portal.editorial.care.lists import CarePageViewSet
from portal.editorial.copies import copy_without_history
from portal.editorial.desk.account import approval_mails_panel, desk_mails_panel
from portal.editorial.desk.hooks import drop_counters, keep_own_help, put_desk_first, register_desk_item
from portal.editorial.guide import guide_url
from portal.editorial.pages import offline_left
from portal.editorial.presenters import (
    changes_requested_words,
    enough_offline_words,
    whole_branch_words,
    why_not_words,
)
from portal.editorial.queries import APPROVE
from portal.editorial.services.ask_deletion import DAYS_TO_CONFIRM, ask_deletion, asked_on, may_delete
from portal.editorial.services.discard_draft import DISCARDED, has_draft_to_discard, may_discard
from portal.editorial.snippet_hooks import (
    refuse_to_delete_what_is_live,
    refuse_to_take_offline_what_is_in_use,
    say_what_a_publication_changed,
)
from portal.editorial.viewsets import GUIDE_LABEL
from portal.shared.menu import PermittedMenuItem
from portal.users.views import authenticated_user
from portal.users.zones import zone_of


class WhyNotMenuItem(ActionMenuItem):
    """Stands in the menu where *Approve* would."""

    name = "why-not"
    label = gettext_lazy("Why you can’t approve this")
    icon_name = "help"

    def __init__(self, content: Any) -> None:
        super().__init__(order=110)
        self.content = content

    def get_url(self, _context: Any) -> str:
        """The page that explains it."""
        return approval_url(self.content)


def is_kept_from_approving(request: HttpRequest, content: Any) -> bool:
    """Whether somebody who is asked for an answer may not approve, because they had a hand in the draft."""
    task = content.current_workflow_task
    actions = task.get_actions(content, request.user) if task is not None else ()
    return bool(actions) and APPROVE not in {name for name, *_others in actions}


def say_what_is_asked(request: HttpRequest, content: Any) -> None:
    """Say above the form what a moderator wants changed, and why the menu below has no *Approve*."""
    if request.method != "GET" or not isinstance(content, WorkflowMixin):
        return
    if answer := changes_requested_words(content, zone_of(request.user)):
        messages.warning(request, answer)
    if is_kept_from_approving(request, content):
        words = why_not_words(content, authenticated_user(request), content.current_workflow_task)
        button = messages.button(approval_url(content), _("What you can do"))
        messages.info(request, words, buttons=[button])


def explain_page_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    _explain(items, request, context.get("page"))


def explain_snippet_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    _explain(items, request, context.get("instance"))


def _explain(items: list[Any], request: HttpRequest, content: Any) -> None:
    if isinstance(content, WorkflowMixin) and content.pk and is_kept_from_approving(request, content):
        items.append(WhyNotMenuItem(content))


def refuse_many_offline(
    request: HttpRequest, action: str, objects: Sequence[Any], _action: Any
) -> HttpResponse | None:
    """Let nobody take more pages offline at once than one person may."""
    if action != "unpublish":
        return None
    if "include_descendants" in request.POST:
        return _refuse_offline(request, whole_branch_words())
    if len(objects) > offline_left(request.user):
        return _refuse_offline(request, enough_offline_words())
    return None


def refuse_whole_branch(request: HttpRequest, _page: Page) -> HttpResponse | None:
    """Let nobody take a page offline with all that is below it."""
    if "include_descendants" not in request.POST:
        return None
    return _refuse_offline(request, whole_branch_words())


def refuse_more_rows_offline(request: HttpRequest, row: Any) -> HttpResponse | None:
    """Let nobody take more rows of lists offline than one person may; pages ask before, by a permission."""
    if offline_left(request.user):
        return None
    messages.error(request, enough_offline_words())
    return redirect(row.snippet_viewset.get_url_name("list"))


def _refuse_offline(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("wagtailadmin_explore_root")


def ask_before_deleting(request: HttpRequest, snippets: Sequence[Any]) -> HttpResponse | None:
    """Take the first person's deletion of what was public as a request; the second person's goes through."""
    kept = [one for one in snippets if isinstance(one, WorkflowMixin) and not may_delete(one, request.user)]
    if not kept:
        return None
    names = ", ".join(get_latest_str(one) for one in kept)
    if request.method == "POST":
        for one in kept:
            ask_deletion(one, request.user)
        messages.warning(
            request,
            _("Not deleted yet. Someone else must delete %(names)s within %(days)d days.")
            % {"names": names, "days": DAYS_TO_CONFIRM},
        )
        return redirect(kept[0].snippet_viewset.get_url_name("list"))
    messages.info(request, _("It takes two people to delete what was public: %(names)s.") % {"names": names})
    return None


def deletion_button(page: Page, user: Any, **_: Any) -> Iterator[Button]:
    """The way to ask for the deletion of a page that was public."""
    tester = page.specific_deferred.permissions_for_user(user)
    if getattr(tester, "can_ask_deletion", lambda: False)():
        url = reverse("editorial:deletion", args=[page.pk])
        asked = asked_on(page, user)
        label = gettext_lazy("Deletion requested") if asked else gettext_lazy("Request deletion")
        yield Button(label, url=url, icon_name="bin", priority=31)


def offline_button(page: Page, user: Any, **_: Any) -> Iterator[Button]:
    """*Unpublish* for whoever has taken enough offline: it leads to a sentence that says so.

    In the header of a page alone, for it costs a query.
    """
    tester = page.specific_deferred.permissions_for_user(user)
    if getattr(tester, "has_taken_enough", lambda: False)():
        url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
        yield Button(gettext_lazy("Unpublish"), url=url, icon_name="download", priority=60)


def discard_button(page: Page, user: Any, **_: Any) -> Iterator[Button]:
    """The way back to the published version. In the header of a page alone, for it costs queries."""
    content = page.specific_deferred
    if isinstance(content, WorkflowMixin) and has_draft_to_discard(content) and may_discard(content, user):
        yield Button(
            gettext_lazy("Discard the draft"), url=discard_url(content), icon_name="undo", priority=65
        )


def register_editorial_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("approval/<int:content_type>/<str:object_id>/", views.approval, name="approval"),
        path("care/<int:content_type>/<str:object_id>/", care_views.care, name="care"),
        path("discard/<int:content_type>/<str:object_id>/", views.discard, name="discard"),
        path("deletion/<int:page_id>/", views.deletion, name="deletion"),
    ]
    guide = [path("", views.guide, name="front"), path("<slug:slug>/", views.guide, name="document")]
    bundles = [
        path("", BundlesView.as_view(), name="list"),
        path("results/", BundlesView.as_view(results_only=True), name="results"),
        path("add/", bundle_views.add, name="add"),
        path("<int:pk>/", bundle_views.bundle, name="bundle"),
    ]
    return [
        path("bundles/", include((bundles, "editorial_bundles"))),
        path("pages/", include((patterns, "editorial"))),
        path("guide/", include((guide, "editorial_guide"))),
    ]


def register_bundles_item() -> MenuItem:
    return PermittedMenuItem(
        BundlesView.page_title,
        reverse("editorial_bundles:list"),
        permission="editorial.view_bundle",
        name="bundles",
        icon_name=BundlesView.header_icon,
        order=350,
    )


def say_which_bundle(request: HttpRequest, content: Any) -> None:
    """Say above the form of a content that it goes live with others."""
    if request.method != "GET" or not isinstance(content, WorkflowMixin):
        return
    tied = bundle_of(content)
    if tied is not None:
        url = reverse("editorial_bundles:bundle", args=[tied.pk])
        words = _("This is part of the bundle “%(title)s” and goes live with it.") % {"title": tied}
        messages.info(request, words, buttons=[messages.button(url, _("Open the bundle"))])


def guide_button(page: Page, **_: Any) -> Iterator[Button]:
    """The way from a page's form to what the guide says of it."""
    yield Button(GUIDE_LABEL, url=guide_url(page.specific_class or Page), icon_name="help", priority=90)


def register_guide_item() -> MenuItem:
    return MenuItem(
        gettext_lazy("Guide"), reverse("editorial_guide:front"), name="guide", icon_name="help", order=10
    )


def register_discarding(actions: LogActionRegistry) -> None:
    actions.register_action(
        DISCARDED,
        gettext_lazy("Discard the draft"),
        gettext_lazy("Draft discarded: back to the published version"),
    )


def editor_script() -> SafeString:
    """Let a press of *Approve* send one request."""
    return format_html('<script src="{}"></script>', static("editorial/approving.js"))


def form_styles() -> SafeString:
    """The lists of what changes and where a content is used."""
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/forms.css"))


hooks.register("before_edit_page", say_which_bundle)
hooks.register("before_edit_snippet", say_which_bundle)
hooks.register("register_admin_menu_item", register_bundles_item)
hooks.register("before_edit_page", say_what_is_asked)
hooks.register("before_edit_snippet", say_what_is_asked)
hooks.register("construct_page_action_menu", explain_page_menu)
hooks.register("construct_snippet_action_menu", explain_snippet_menu)
hooks.register("before_bulk_action", refuse_many_offline)
hooks.register("before_unpublish_page", refuse_whole_branch)
hooks.register("before_delete_snippet", refuse_to_delete_what_is_live)
hooks.register("before_delete_snippet", ask_before_deleting)
hooks.register("before_unpublish", refuse_to_take_offline_what_is_in_use)
hooks.register("before_unpublish", refuse_more_rows_offline)
for place in ("register_page_header_buttons", "register_page_listing_more_buttons"):
    hooks.register(place, deletion_button)
hooks.register("register_page_header_buttons", offline_button)
hooks.register("register_page_header_buttons", guide_button)
hooks.register("register_help_menu_item", register_guide_item)
hooks.register("register_page_header_buttons", discard_button)
hooks.register("before_copy_page", copy_without_history)
hooks.register("register_log_actions", register_discarding)
hooks.register("register_admin_urls", register_editorial_urls)
hooks.register("insert_editor_js", editor_script)
hooks.register("register_log_actions", register_care_log)
hooks.register("register_admin_viewset", CarePageViewSet)
hooks.register("construct_homepage_panels", put_desk_first, order=1)
hooks.register("construct_homepage_summary_items", drop_counters, order=1)
hooks.register("construct_help_menu", keep_own_help)
hooks.register("register_admin_menu_item", register_desk_item)
for mails_panel in (desk_mails_panel, approval_mails_panel):
    hooks.register("register_account_settings_panel", mails_panel)
hooks.register("insert_global_admin_css", form_styles)
register_bin()
# After Wagtail’s own.
hooks.register("register_log_actions", say_what_a_publication_changed, order=1)
