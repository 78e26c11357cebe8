"""How text is set on a page."""

import re

from django import template

register = template.Library()

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# A space between a currency and its amount, or between a number and its sign.
_BOUND = re.compile(r"(?<=\b[A-Z]{3}) (?=\d)|(?<=\d) (?=%)")


@register.filter(is_safe=True)
def unbroken(text: str) -> str:
    """The text with “USD 675” and “60 %” kept on one line."""
    return _BOUND.sub(NO_BREAK_SPACE, text)
