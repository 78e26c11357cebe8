"""Where a content is edited, and where its approval is explained."""

from typing import Any

from django.urls import reverse
from wagtail.models import Page


def edit_url(content: Any) -> str:
    """The form of a page or snippet."""
    if isinstance(content, Page):
        return reverse("wagtailadmin_pages:edit", args=[content.pk])
    return reverse(content.snippet_viewset.get_url_name("edit"), args=[content.pk])


def discard_url(content: Any) -> str:
    """Where somebody is asked whether to give a draft up."""
    return reverse("editorial:discard", args=[content.get_base_content_type().pk, content.pk])


def approval_url(content: Any) -> str:
    """Why somebody may not approve it, and what they can do."""
    return reverse("editorial:approval", args=[content.get_base_content_type().pk, content.pk])
