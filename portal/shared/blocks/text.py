"""Headings, running text and quotations."""

import re
from functools import cache
from typing import Any

from django.forms import CharField, Widget
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.rich_text import get_rich_text_editor_widget

# “fact” is a feature of the catalogue (certifications/wagtail_hooks.py); without it the editor leaves it out.
INLINE_FEATURES = ("bold", "italic", "link", "document-link", "ol", "ul", "superscript", "fact")
SHORT_FEATURES = ("bold", "italic", "link", "superscript", "fact")

_NOTE = re.compile(r"<sup>(\d{1,2})</sup>")


def anchor_of(text: str) -> str:
    """Where a heading stands in its page, apart from the anchors of the page's frame."""
    return f"section-{slugify(text)[:60] or 'untitled'}"


def question_anchor(text: str) -> str:
    """Where the answer to a question stands in its page; the same as long as the question is."""
    return f"question-{slugify(text)[:60] or 'untitled'}"


class HeadingBlock(blocks.StructBlock):
    """A section heading; the page's title is the only first-level one."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        description = _("Starts a new section of the page.")
        preview_value = {"text": "What the exam asks"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        anchors = (parent_context or {}).get("anchors", {})
        context["anchor"] = anchors.get(id(value)) or anchor_of(value.get("text") or "")
        return context


class SubheadingBlock(blocks.StructBlock):
    """A heading inside a section."""

    text = blocks.CharBlock(label=_("Sub-heading"), max_length=120)

    class Meta:
        icon = "h3"
        label = _("Sub-heading")
        template = "blocks/subheading.html"
        description = _("Divides a section.")
        preview_value = {"text": "Questions and time"}


class ProseBlock(blocks.RichTextBlock):
    """Running text. A raised number that a list of sources on the page has leads to that source."""

    @cached_property
    def field(self) -> CharField:
        """Wagtail's, with one editor for all blocks of the same features: a form then carries it once."""
        field: CharField = super().field
        field.widget = _editor(self.editor, tuple(self.features))
        return field

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["source"] = linked_notes(value.source, (parent_context or {}).get("source_count", 0))
        return context


def linked_notes(source: str, count: int) -> str:
    """Rich text in which raised numbers lead to the sources of the page, of which there are `count`."""

    def link(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 1 <= number <= count:
            return found[0]
        return f'<sup><a href="#source-{number}">{number}</a></sup>'

    return _NOTE.sub(link, source)


@cache
def _editor(name: str, features: tuple[str, ...]) -> Widget:
    editor: Widget = get_rich_text_editor_widget(name, features=list(features))
    return editor


class QuotationBlock(blocks.StructBlock):
    """A claim that is somebody's own, said so."""

    quotation = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who says so"), max_length=120)
    source_url = blocks.URLBlock(label=_("Source address"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quotation.html"
        description = _("A statement of an issuer or another party, attributed to it.")
        preview_value = {
            "quotation": "We certify people, not tools.",
            "attribution": "An issuer, on its own page",
            "source_url": "",
        }


def prose(**options: Any) -> ProseBlock:
    """Text with links and lists, for a part of a block."""
    return ProseBlock(features=list(INLINE_FEATURES), template="blocks/paragraph.html", **options)


def short_prose(**options: Any) -> ProseBlock:
    """Text of a paragraph or two, without lists, for a part of a block."""
    return ProseBlock(features=list(SHORT_FEATURES), template="blocks/paragraph.html", **options)
