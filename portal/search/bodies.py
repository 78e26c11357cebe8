"""The text of pages' bodies, as a whole and by section. For the rooms that fill the search's port."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.blocks import StreamValue

from portal.shared.blocks.body import headings_of


@dataclass(frozen=True, slots=True)
class Section:
    """A heading or a question of a body, where it is, and what stands below it."""

    heading: str
    anchor: str
    text: str


def text_of(body: StreamValue | None) -> str:
    """All that a body says, without its marks; live facts are not in it."""
    if not body:
        return ""
    return "\n".join(str(part) for part in body.stream_block.get_searchable_content(body))


def sections_of(body: StreamValue) -> Iterator[Section]:
    """The sections that have a heading, in their order; then the questions in it, at their section."""
    links = iter(headings_of(body))
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
                yield from _questions(child, anchor)
    if heading:
        yield Section(heading, anchor, "\n".join(parts))


def _questions(child: StreamValue.StreamChild, anchor: str) -> Iterator[Section]:
    for question in child.value["questions"]:
        answer = question.block.child_blocks["answer"]
        text = "\n".join(str(part) for part in answer.get_searchable_content(question["answer"]))
        yield Section(question["question"], getattr(question, "anchor", "") or anchor, text)
