"""The bin in the admin, for administrators."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from portal.editorial.bin.services import DAYS_IN_BIN, NotRestoredError, restore_page
from portal.editorial.models import BinnedPage
from portal.editorial.queries import RESTORED
from portal.shared.menu import PermittedMenuItem
from portal.users.roles import CHANGE_PEOPLE
from portal.users.views import authenticated_user


@require_http_methods(["GET", "HEAD"])
def bin_view(request: HttpRequest) -> HttpResponse:
    """The pages that can be restored. One query for them."""
    _refuse_others(request)
    title = _("Bin")
    context: dict[str, Any] = {
        "header_title": title,
        "header_icon": "bin",
        "breadcrumbs_items": [{"url": "", "label": title}],
        "rows": BinnedPage.objects.select_related("page_type").defer("versions"),
        "days": DAYS_IN_BIN,
    }
    return TemplateResponse(request, "editorial/bin.html", context)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a page back as a draft."""
    _refuse_others(request)
    row = get_object_or_404(BinnedPage, pk=pk)
    title = {"title": row.title}
    try:
        restore_page(row, authenticated_user(request))
    except NotRestoredError:
        words = _(
            "“%(title)s” can’t be restored. Its parent page or something it links to is gone, or "
            "another page has its address."
        )
        messages.error(request, words % title)
    else:
        messages.success(
            request, _("“%(title)s” has been restored as a draft, with its versions and history.") % title
        )
    return redirect("editorial_bin:bin")


def _refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm(CHANGE_PEOPLE):
        raise PermissionDenied


def register_urls() -> list[URLPattern | URLResolver]:
    patterns = [path("", bin_view, name="bin"), path("<int:pk>/restore/", restore, name="restore")]
    return [path("bin/", include((patterns, "editorial_bin")))]


def register_item() -> MenuItem:
    url = reverse("editorial_bin:bin")
    return PermittedMenuItem(
        gettext_lazy("Bin"), url, permission=CHANGE_PEOPLE, name="bin", icon_name="bin", order=900
    )


def register_log(actions: LogActionRegistry) -> None:
    actions.register_action(RESTORED, gettext_lazy("Restore"), gettext_lazy("Restored from the bin"))


def register_bin() -> None:
    """Tell Wagtail of the bin."""
    hooks.register("register_admin_urls", register_urls)
    hooks.register("register_reports_menu_item", register_item)
    hooks.register("register_log_actions", register_log)
