"""How long deleted pages are kept, on the page that asks before one is deleted."""

from django import template

from portal.editorial.bin.services import DAYS_IN_BIN

register = template.Library()


@register.simple_tag
def days_in_bin() -> int:
    """Days."""
    return DAYS_IN_BIN
