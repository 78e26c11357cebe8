"""What allauth's forms need to look like ours."""

from django import template
from django.forms import BoundField
from django.http import HttpRequest

from portal.users.middleware import RETURN_SESSION_KEY

register = template.Library()


@register.filter
def without_placeholder(field: BoundField) -> BoundField:
    """The field without the placeholder that repeats its label, and without focus on opening."""
    for name in ("placeholder", "autofocus"):
        field.field.widget.attrs.pop(name, None)
    return field


@register.simple_tag
def address_after_second_factor(request: HttpRequest) -> str:
    """Where the person was going when they were sent to set up a second factor, or ""."""
    return str(request.session.get(RETURN_SESSION_KEY, ""))
