"""The body of a page: a stream of blocks, its headings and its sources."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue

from portal.shared.blocks.files import FileBlock, LinkCardBlock, PictureBlock, TableBlock
from portal.shared.blocks.parts import (
    DecisionBlock,
    InstructionsBlock,
    NoticeBlock,
    QuestionsBlock,
    SourcesBlock,
)
from portal.shared.blocks.start_assessment import StartAssessmentBlock
from portal.shared.blocks.text import (
    HeadingBlock,
    QuotationBlock,
    SubheadingBlock,
    anchor_of,
    prose,
    question_anchor,
)
from portal.shared.components import Link


class BodyBlock(blocks.StreamBlock):
    """What a page says, below its title."""

    heading = HeadingBlock()
    subheading = SubheadingBlock()
    paragraph = prose(
        label=_("Paragraph"),
        description=_("Running text with links and lists."),
        preview_value="<p>Some credentials certify projects, some the work between them.</p>",
    )
    image = PictureBlock()
    table = TableBlock()
    notice = NoticeBlock()
    quotation = QuotationBlock()
    decision = DecisionBlock()
    steps = InstructionsBlock()
    questions = QuestionsBlock()
    file = FileBlock()
    link_card = LinkCardBlock()
    start_assessment = StartAssessmentBlock()
    sources = SourcesBlock()

    class Meta:
        required = False
        template = "blocks/body.html"
        # Raised numbers in the text lead to the one list that a page has.
        block_counts: ClassVar[dict[str, dict[str, int]]] = {"sources": {"max_num": 1}}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """What the blocks share. One query for the sizes of all pictures."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["anchors"] = {key: link.url[1:] for key, link in _headings(value)}
        context["question_anchors"] = {key: link.url[1:] for key, link in _questions(value)}
        context["source_count"] = sum(
            len(child.value["sources"]) for child in value if child.block_type == "sources"
        )
        _read_renditions(value)
        return context


def headings_of(body: StreamValue) -> tuple[Link, ...]:
    """The headings of sections, each with the address inside the page where it is."""
    return tuple(link for _key, link in _headings(body))


def questions_of(body: StreamValue) -> tuple[Link, ...]:
    """The questions that a page answers, each with the address inside the page where its answer is."""
    return tuple(link for _key, link in _questions(body))


def _headings(body: StreamValue) -> Iterator[tuple[int, Link]]:
    """Headings by the identity of their value; of two that are alike, the second has a number."""
    texts = (
        (id(child.value), child.value.get("text") or "") for child in body if child.block_type == "heading"
    )
    yield from _anchored(texts, anchor_of)


def _questions(body: StreamValue) -> Iterator[tuple[int, Link]]:
    """Questions by the identity of their value, as headings."""
    texts = (
        (id(question), question.get("question") or "")
        for child in body
        if child.block_type == "questions"
        for question in child.value["questions"]
    )
    yield from _anchored(texts, question_anchor)


def _anchored(
    texts: Iterable[tuple[int, str]], anchor_for: Callable[[str], str]
) -> Iterator[tuple[int, Link]]:
    seen: dict[str, int] = {}
    for key, text in texts:
        anchor = anchor_for(text)
        seen[anchor] = seen.get(anchor, 0) + 1
        if seen[anchor] > 1:
            anchor = f"{anchor}-{seen[anchor]}"
        yield key, Link(text, f"#{anchor}")


def _read_renditions(body: StreamValue) -> None:
    pictures = [child.value["image"] for child in body if child.block_type == "image"]
    prefetch_related_objects([picture for picture in pictures if picture is not None], "renditions")
