"""The blocks of a body in two versions: what was put in, taken out and changed, each block in words."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import compare
from wagtail.utils.text import text_from_html

from portal.editorial.comparison import added_html, change_html, removed_html
from portal.editorial.digests import BLOCK

# As many blocks as a reader takes in; the page of comparisons has them all.
SHOWN = 8
# As Wagtail writes the parts of a block, everything in them escaped.
NAME, EMPTY_PART = re.compile(r"<dt>[^<]*</dt>"), re.compile(r"<dt>[^<]*</dt>\s*<dd>\s*</dd>")
# The rich text editor numbers paragraphs, differently each time.
PARAGRAPH_NUMBER = "data-block-key"


def blocks_html(comparison: Any) -> SafeString:
    """A line for each block that differs; empty where readers see the same.

    Queries for choosers that differ only.
    """
    blocks = compare.StreamBlockComparison(
        comparison.field.stream_block, True, True, comparison.val_a, comparison.val_b
    ).get_block_comparisons()
    lines = [
        format_html("<b>{}:</b> {}", capfirst(str(block.block.label)), words)
        for block, words in _changes(blocks)
    ]
    if not lines:
        is_reordered = [one.id for one in comparison.val_a] != [one.id for one in comparison.val_b]
        return format_html("{}", _("the same blocks in another order") if is_reordered else "")
    if len(lines) > SHOWN:
        lines[SHOWN:] = [format_html("{}", _("and %(count)d more") % {"count": len(lines) - SHOWN})]
    return format_html(
        '<ul class="draft-changes__blocks">{}</ul>',
        format_html_join("", "<li>{}</li>", ((line,) for line in lines)),
    )


def _changes(blocks: list[Any]) -> Iterator[tuple[Any, SafeString]]:
    for block in blocks:
        if block.is_new():
            yield block, added_html(_words(block, block.val_b))
        elif block.is_deleted():
            yield block, removed_html(_words(block, block.val_a))
        elif _content(block.block, block.val_a) != _content(block.block, block.val_b):
            old, new = _words(block, block.val_a), _words(block, block.val_b)
            unseen = format_html("{}", _("a link, or how it looks"))
            yield block, unseen if old == new else change_html(old, new)


def _words(block: Any, value: Any) -> str:
    """What a block says; of several parts, each by its name, unless it is empty."""
    html = EMPTY_PART.sub("", str(block.htmlvalue(value)))
    if html.count("<dt>") > 1:
        html = html.replace("</dt>", ": </dt>").replace("</dd>", "; </dd>")
    else:
        html = NAME.sub("", html)
    return " ".join(text_from_html(html).split()).removesuffix(";").replace(" ;", ";")


def _content(block: Any, value: Any) -> Any:
    """What a block says, without what the editor numbers and spaces differently each time it saves."""
    return _plain(block.get_prep_value(value))


def _plain(value: Any) -> Any:
    match value:
        case list():
            return [_plain(one) for one in value]
        case dict():
            numbered = value.keys() == BLOCK
            return {name: _plain(one) for name, one in value.items() if not (numbered and name == "id")}
        case str():
            return _Reading(value).parts
    return value


class _Reading(HTMLParser):
    """Text as it is read: its words and its tags in turn, however it is spaced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parts: list[Any] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag, without the number of a paragraph."""
        self.parts.append((tag, {name: value for name, value in attrs if name != PARAGRAPH_NUMBER}))

    def handle_data(self, data: str) -> None:
        """Words."""
        self.parts.extend(data.split())
