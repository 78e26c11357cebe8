"""Where a content is used, on Wagtail's pages that ask before it is taken away."""

from typing import Any

from django import template
from wagtail.models import Page

from portal.editorial.usage import uses_of

register = template.Library()


@register.inclusion_tag("editorial/where_used.html", takes_context=True)
def where_used(context: Any) -> dict[str, Any]:
    """The uses of what the page is about; none where it is about several."""
    content = context.get("page") or context.get("object")
    if isinstance(content, Page):
        content = content.specific
    return {"groups": uses_of(content, context["request"].user) if content is not None else ()}
