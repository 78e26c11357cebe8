"""Who looks after a content, in Wagtail's panel of its status."""

from typing import Any

from django import template
from wagtail.models import WorkflowMixin

from portal.editorial.access import may_edit
from portal.editorial.care.presenters import present_care
from portal.users.models import User

register = template.Library()


@register.inclusion_tag("editorial/care_panel.html", takes_context=True)
def care_of_content(context: Any, content: Any) -> dict[str, Any]:
    """The care of what is stored and goes through approval; nothing for all else. One query."""
    request = context.get("request")
    if not isinstance(content, WorkflowMixin) or content.pk is None or request is None:
        return {"care": None}
    return {
        "care": present_care(content),
        "may_edit": isinstance(request.user, User) and may_edit(request.user, content),
        "csrf_token": context.get("csrf_token"),
        "request": request,
    }
