"""The text of an HTML page as a person reads it.

Written for pages that are broken or mean harm: one pass over the page, linear in its length.
"""

import re
from html import unescape

# What is between their tags is no text.
_SILENT = ("script", "style", "noscript", "template", "svg", "head")
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    }
)
_NAME = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9]*)")
_SPACE = re.compile(r"\s+")


def text_of_html(html: str) -> str:
    """The page's text in one line; blocks are set apart by a space, and what is not shown is left out."""
    lower = html.lower() if len(html.lower()) == len(html) else html
    parts: list[str] = []
    place = 0
    while (opened := html.find("<", place)) != -1:
        parts.append(html[place:opened])
        place, between = _after_tag(html, lower, opened)
        parts.append(between)
        if place == -1:
            break
    else:
        parts.append(html[place:])
    return _SPACE.sub(" ", unescape("".join(parts))).strip()


def _after_tag(html: str, lower: str, opened: int) -> tuple[int, str]:
    """Where the text goes on after what begins here, -1 for nowhere; and what stands in its place."""
    if html.startswith("<!--", opened):
        return _past(html, "-->", opened), ""
    match = _NAME.match(html, opened)
    if match is None:
        is_declaration = html.startswith(("<!", "<?"), opened)
        return (_past(html, ">", opened), "") if is_declaration else (opened + 1, "<")
    name = match[1].lower()
    end = _past(html, ">", opened)
    if name in _SILENT and not html.startswith("</", opened) and end != -1:
        closing = lower.find(f"</{name}", end)
        return (_past(html, ">", closing) if closing != -1 else -1), " "
    return end, "" if name in _INLINE else " "


def _past(html: str, mark: str, start: int) -> int:
    found = html.find(mark, start)
    return found + len(mark) if found != -1 else -1
