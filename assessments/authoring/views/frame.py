"""What the admin's pages about a draft share: who may open them, and what stands around."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Assessment
from portal.users.models import User
from portal.users.views import authenticated_user

CHANGE = "assessments.change_assessment"


def author(request: HttpRequest) -> User:
    """Whoever asks, if they may write assessments.

    Raises:
        PermissionDenied: they may not.
    """
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    return authenticated_user(request)


def frame(row: Assessment, *, title: str, step: str, icon: str) -> dict[str, Any]:
    """What the admin's own layout shows around a page; `step` is its name in the breadcrumbs."""
    edit = reverse("wagtailsnippets_assessments_assessment:edit", args=[row.pk])
    return {
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [
            {"url": reverse("wagtailsnippets_assessments_assessment:list"), "label": _("Assessments")},
            {"url": edit, "label": row.title},
            {"url": "", "label": step},
        ],
        "edit_url": edit,
        "assessment": row.public_id,
    }
