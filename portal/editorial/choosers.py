"""Choosers and the admin's API name all content, drafts as well: they are for those who look after it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.permissions import page_permission_policy

# Below the admin's address. Wagtail asks of these only that somebody may enter the admin.
NAMING_CONTENT = (
    "api/",
    "block-preview/",
    "choose-",
    "documents/chooser/",
    "embeds/chooser/",
    "images/chooser/",
    "reports/page-types-usage/",
    "snippets/choose/",
    "tag-autocomplete/",
    "workflows/task_chooser/",
)
# What leads visitors from an old address to a page is chosen from the pages, too.
FOR_REDIRECTS = ("api/main/pages/", "choose-page/")
AUTHORS_MAY = ("add", "change")


class ChoosersMiddleware:
    """Refuse choosers as Wagtail refuses its other views. Two queries for each of their addresses at most."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponseBase | None:
        """The refusal, or None where the request may go on; visitors go on to the sign-in page.

        Raises:
            PermissionDenied: a script asks.
        """
        _before, is_admin, below = request.path.partition(reverse("wagtailadmin_home"))
        if not is_admin or _before or not below.startswith(NAMING_CONTENT):
            return None
        user = request.user
        if not user.is_authenticated or _looks_after(user, below):
            return None
        refused: HttpResponseBase = permission_denied(request)
        return refused


def _looks_after(user: Any, below: str) -> bool:
    if below.startswith(FOR_REDIRECTS) and user.has_perm("wagtailredirects.change_redirect"):
        return True
    return bool(page_permission_policy.user_has_any_permission(user, AUTHORS_MAY))
