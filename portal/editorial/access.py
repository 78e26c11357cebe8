"""The page, row of a list or assessment that an address names, and who may change it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page, WorkflowMixin

from portal.users.models import User


def content_or_404(content_type: int, object_id: str) -> Any:
    """The content of an address. Three queries at most.

    Raises:
        Http404: there is none that goes through approval.
    """
    model = get_object_or_404(ContentType, pk=content_type).model_class()
    if model is None or not issubclass(model, WorkflowMixin) or not object_id.isdecimal():
        raise Http404
    content = get_object_or_404(model, pk=object_id)
    return content.specific if isinstance(content, Page) else content


def may_edit(person: User, content: Any) -> bool:
    """Whether somebody may write drafts of it."""
    if isinstance(content, Page):
        return bool(content.permissions_for_user(person).can_edit())
    return person.has_perm(f"{content._meta.app_label}.change_{content._meta.model_name}")
