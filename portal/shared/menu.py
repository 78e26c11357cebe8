"""Items of the admin's menus."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from wagtail.admin.menu import MenuItem


class PermittedMenuItem(MenuItem):
    """Shown to those who hold its permission."""

    def __init__(self, label: str | Promise, url: str, *, permission: str, **options: Any) -> None:
        self.permission = permission
        super().__init__(label, url, **options)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)
