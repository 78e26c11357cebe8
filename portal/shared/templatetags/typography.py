"""How text is set on a page."""

import re

from django import template
from django.template.base import Parser, Token
from django.utils.safestring import SafeString

register = template.Library()

_LINES = re.compile(r"\s*\n\s*")

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# A space between a currency and its amount, or between a number and its sign.
_BOUND = re.compile(r"(?<=\b[A-Z]{3}) (?=\d)|(?<=\d) (?=%)")


@register.filter(is_safe=True)
def unbroken(text: str) -> str:
    """The text with “USD 675” and “60 %” kept on one line."""
    return _BOUND.sub(NO_BREAK_SPACE, text)


class LeanNode(template.Node):
    """What stands in the block, with one line break for each run of white space that has one."""

    def __init__(self, nodes: template.NodeList) -> None:
        self.nodelist = nodes

    def render(self, context: template.Context) -> SafeString:
        """The block without indentation and empty lines: the same to a browser."""
        return SafeString(_LINES.sub("\n", self.nodelist.render(context)))


@register.tag
def lean(parser: Parser, _token: Token) -> LeanNode:
    """Leave out what indents a template. Not around anything whose line breaks show, such as `pre`."""
    nodes = parser.parse(("endlean",))
    parser.delete_first_token()
    return LeanNode(nodes)
