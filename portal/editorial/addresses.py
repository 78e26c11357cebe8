"""Where a content is edited, where its approval is explained, and where people say who looks after it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page, PreviewableMixin


def edit_url(content: Any) -> str:
    """The form of a page or snippet."""
    if isinstance(content, Page):
        return reverse("wagtailadmin_pages:edit", args=[content.pk])
    return reverse(content.snippet_viewset.get_url_name("edit"), args=[content.pk])


def edit_url_of(content_type: int, object_id: str) -> str:
    """The form of a content that is named by its base type and key; empty where that has no form any more.

    No query once the process knows the type.
    """
    return _url_of(content_type, "edit", object_id)


def delete_url_of(content_type: int, object_id: str) -> str:
    """Where somebody confirms that such a content is to be deleted. As `edit_url_of`."""
    return _url_of(content_type, "delete", object_id)


def answer_url_of(content_type: int, object_id: str, action: str, task_state: int) -> str:
    """Wagtail's view that approves such a content or sends it back, without its form. As `edit_url_of`."""
    return _url_of(content_type, "workflow_action", object_id, action, task_state)


def preview_url_of(content_type: int, object_id: str, task: int) -> str:
    """What readers would see, as it was submitted; empty where there is no preview. As `edit_url_of`."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None or not issubclass(model, PreviewableMixin):
        return ""
    return _url_of(content_type, "workflow_preview", object_id, task)


def _url_of(content_type: int, name: str, *args: Any) -> str:
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is Page:
        return reverse(f"wagtailadmin_pages:{name}", args=args)
    viewset = getattr(model, "snippet_viewset", None)
    return reverse(viewset.get_url_name(name), args=args) if viewset is not None else ""


def discard_url(content: Any) -> str:
    """Where somebody is asked whether to give a draft up."""
    return reverse("editorial:discard", args=[content.get_base_content_type().pk, content.pk])


def approval_url(content: Any) -> str:
    """Why somebody may not approve it, and what they can do."""
    return reverse("editorial:approval", args=[content.get_base_content_type().pk, content.pk])


def care_url(content: Any) -> str:
    """Who looks after it, and when it was reviewed."""
    return reverse("editorial:care", args=[content.get_base_content_type().pk, content.pk])
