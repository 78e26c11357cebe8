"""What pages say of the session of people with a role."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def longest_session_hours() -> int:
    """How many hours it lasts at most."""
    seconds: int = settings.STAFF_SESSION_SECONDS
    return seconds // 3600
