"""The text of pages' bodies, as a whole and by section. For the rooms that fill the search's port."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

from portal.shared.blocks.body import headings_of, questions_of
from portal.shared.components import Link

# Ends of paragraphs and items of lists, between which words would run together.
_ENDS = re.compile(r"</(?:p|li|h\d)>")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading or a question of a body, where it is, and what stands below it."""

    heading: str
    anchor: str
    text: str


def plain(rich_text: str) -> str:
    """What a rich text says, a line for each of its paragraphs; live facts are not in it."""
    return "\n".join(
        line for line in map(str.strip, strip_tags(_ENDS.sub("\n", rich_text)).splitlines()) if line
    )


def text_of(body: StreamValue | None) -> str:
    """All that a body says, without its marks; live facts are not in it."""
    if not body:
        return ""
    return "\n".join(str(part) for part in body.stream_block.get_searchable_content(body))


def sections_of(body: StreamValue) -> Iterator[Section]:
    """The sections that have a heading, in their order; then the questions in it, at their section."""
    links, questions = iter(headings_of(body)), iter(questions_of(body))
    heading, anchor, parts = "", "", list[str]()
    for child in body:
        if child.block_type == "heading":
            if heading:
                yield Section(heading, anchor, "\n".join(parts))
            link = next(links)
            heading, anchor, parts = link.label, link.url[1:], []
        else:
            parts += [str(part) for part in child.block.get_searchable_content(child.value)]
            if child.block_type == "questions":
                yield from _answered(child, questions)
    if heading:
        yield Section(heading, anchor, "\n".join(parts))


def _answered(child: StreamValue.StreamChild, links: Iterator[Link]) -> Iterator[Section]:
    for question, link in zip(child.value["questions"], links, strict=False):
        answer = question.block.child_blocks["answer"]
        text = "\n".join(str(part) for part in answer.get_searchable_content(question["answer"]))
        yield Section(link.label, link.url[1:], text)
