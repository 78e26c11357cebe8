"""The blocks of a body in two versions: what was put in, taken out and changed, each block in words."""

import re
from html.parser import HTMLParser
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import compare
from wagtail.fields import StreamField
from wagtail.utils.text import text_from_html

from portal.editorial.comparison import added_html, change_html, removed_html
from portal.editorial.digests import BLOCK

# As many blocks as a reader takes in; the page of comparisons has them all.
SHOWN = 8
# As Wagtail writes the parts of a block, everything in them escaped.
NAME, EMPTY_PART = re.compile(r"<dt>[^<]*</dt>"), re.compile(r"<dt>[^<]*</dt>\s*<dd>\s*</dd>")
# The rich text editor numbers paragraphs, differently each time.
PARAGRAPH_NUMBER = "data-block-key"

_IN_ANOTHER_ORDER = gettext_lazy("the same blocks in a different order")


class ChangedBlocks(compare.StreamBlockComparison):
    """The blocks of two bodies, those alone that differ for readers."""

    def get_block_comparisons(self) -> list[Any]:
        """New, removed and changed blocks, in the order of the newer body."""
        return [block for block in super().get_block_comparisons() if _differs(block)]


class BodyComparison(compare.StreamFieldComparison):
    """A body, of which the page of comparisons shows what differs; Wagtail shows every block of it."""

    @cached_property
    def blocks(self) -> list[Any]:
        """The blocks that differ."""
        return self._compared().get_block_comparisons()

    def has_changed(self) -> bool:
        """Whether readers see a difference."""
        return bool(self.blocks) or self._is_reordered()

    def htmldiff(self) -> SafeString:
        """Each block that differs, whole."""
        return self._compared().htmldiff() if self.blocks else format_html("{}", _IN_ANOTHER_ORDER)

    def short_html(self) -> SafeString:
        """A line for each block that differs."""
        if not self.blocks:
            return format_html("{}", _IN_ANOTHER_ORDER)
        lines = [
            format_html("<b>{}:</b> {}", capfirst(str(block.block.label)), _change(block))
            for block in self.blocks[:SHOWN]
        ]
        if left := len(self.blocks) - len(lines):
            lines.append(format_html("{}", _("and %(count)d more") % {"count": left}))
        return format_html(
            '<ul class="draft-changes__blocks">{}</ul>',
            format_html_join("", "<li>{}</li>", ((line,) for line in lines)),
        )

    def _compared(self) -> ChangedBlocks:
        return ChangedBlocks(self.field.stream_block, True, True, self.val_a, self.val_b)

    def _is_reordered(self) -> bool:
        return [one.id for one in self.val_a] != [one.id for one in self.val_b]


def register_body_comparison() -> None:
    """Let Wagtail compare bodies by it."""
    compare.register_comparison_class(StreamField, comparison_class=BodyComparison)


def _differs(block: Any) -> bool:
    if block.is_new() or block.is_deleted():
        return True
    return bool(_content(block.block, block.val_a) != _content(block.block, block.val_b))


def _change(block: Any) -> SafeString:
    if block.is_new():
        return added_html(_words(block, block.val_b))
    if block.is_deleted():
        return removed_html(_words(block, block.val_a))
    old, new = _words(block, block.val_a), _words(block, block.val_b)
    return format_html("{}", _("a link, or how it looks")) if old == new else change_html(old, new)


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
