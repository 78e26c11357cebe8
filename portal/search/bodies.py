"""The text of pages' bodies, as a whole and by section. For the rooms that fill the search's port."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

from portal.shared.blocks.body import headings_of, questions_of
from portal.shared.components import Link

# Ends of paragraphs and items of lists, between which words would run together.
_ENDS = re.compile(r"</(?:p|li|h\d)>")
# Marks of links: looking up where each leads would cost a query.
_LINKS = re.compile(r"</?a\b[^>]*>")
# What a live fact says to screen readers alone: an excerpt has no room for it.
_ASIDES = re.compile(r'<span class="visually-hidden">[^<]*</span>')


@dataclass(frozen=True, slots=True)
class BodySection:
    """A heading or a question of a body, where it is, and what stands below it."""

    heading: str
    anchor: str
    text: str


def plain(rich_text: str) -> str:
    """What a rich text says, a line for each of its paragraphs; live facts with their value today."""
    shown = _ASIDES.sub("", expand_db_html(_LINKS.sub("", rich_text)))
    return "\n".join(
        line for line in map(str.strip, unescape(strip_tags(_ENDS.sub("\n", shown))).splitlines()) if line
    )


def text_of(body: StreamValue | None) -> str:
    """All that a body says, without its marks; live facts with their value today."""
    return "\n".join(_texts(body.stream_block, body)) if body else ""


def _texts(block: blocks.Block, value: Any) -> Iterator[str]:
    """What a block says, as Wagtail collects it: but Wagtail leaves live facts out of sentences."""
    if not getattr(block, "search_index", True) or value is None:
        return
    parts = _parts(block, value)
    if isinstance(block, blocks.RichTextBlock):
        yield plain(value.source)
    elif parts is None:
        yield from map(str, block.get_searchable_content(value))
    else:
        for part, inner in parts:
            yield from _texts(part, inner)


def _parts(block: blocks.Block, value: Any) -> list[tuple[blocks.Block, Any]] | None:
    """The blocks inside a block with their values; None for one that has none."""
    if isinstance(block, blocks.StreamBlock):
        return [(child.block, child.value) for child in value]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, item) for item in value]
    # A picture is a block with parts, too, but its value is the picture.
    if isinstance(value, blocks.StructValue):
        return [(part, value.get(name)) for name, part in value.block.child_blocks.items()]
    return None


def sections_of(body: StreamValue) -> Iterator[BodySection]:
    """The sections that have a heading, in their order; then the questions in it, at their section."""
    links, questions = iter(headings_of(body)), iter(questions_of(body))
    heading, anchor, parts = "", "", list[str]()
    for child in body:
        if child.block_type == "heading":
            if heading:
                yield BodySection(heading, anchor, "\n".join(parts))
            link = next(links)
            heading, anchor, parts = link.label, link.url[1:], []
        else:
            parts += _texts(child.block, child.value)
            if child.block_type == "questions":
                yield from _answered(child, questions)
    if heading:
        yield BodySection(heading, anchor, "\n".join(parts))


def _answered(child: StreamValue.StreamChild, links: Iterator[Link]) -> Iterator[BodySection]:
    for question, link in zip(child.value["questions"], links, strict=False):
        answer = question.block.child_blocks["answer"]
        text = "\n".join(_texts(answer, question["answer"]))
        yield BodySection(link.label, link.url[1:], text)
