"""The body of an article as data for programs: each block with its type, nothing as HTML."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.blocks import StreamValue

from certifications.articles.mapping import rich_texts
from certifications.articles.presenters.catalogue_data import (
    card_data,
    comparison_rows_data,
    live_fact_data,
    side_by_side_data,
    terms_data,
)
from certifications.articles.presenters.prose_data import ProseData
from portal.shared.blocks import headings_of, questions_of
from portal.shared.blocks.start_assessment import load_assessment_link
from portal.shared.components import Link
from portal.shared.pictures.copies import copy_of

# As pages show it, so that a copy of this size is there.
PICTURE = "width-960|format-webp"

Data = dict[str, Any]


def sources_of(body: StreamValue) -> list[Data]:
    """The numbered sources of a text."""
    rows = (one for child in body if child.block_type == "sources" for one in child.value["sources"])
    return [
        {
            "number": number,
            "text": one.get("text") or "",
            "url": one.get("url") or None,
            "read_on": one.get("read_on"),
        }
        for number, one in enumerate(rows, 1)
    ]


def body_data(body: StreamValue) -> list[Data]:
    """The blocks that readers see, in their order; sources stand apart (`sources_of`).

    Four queries at most, and what pictures and files take, however long it is.
    """
    pictures = [child.value["image"] for child in body if child.block_type == "image"]
    prefetch_related_objects([picture for picture in pictures if picture is not None], "renditions")
    return list(_Blocks(body).shown())


class _Blocks:
    """Blocks of one body, with the anchors that its page gives them."""

    def __init__(self, body: StreamValue) -> None:
        self._body = body
        texts = [text for _place, text in rich_texts(body)]
        self._prose = ProseData(texts, len(sources_of(body)))
        self._headings: Iterator[Link] = iter(headings_of(body))
        self._asked: Iterator[Link] = iter(questions_of(body))

    def shown(self) -> Iterator[Data]:
        for child in self._body:
            made = self._data(child.block_type, child.value)
            if made is not None:
                yield made

    def _data(self, kind: str, value: Any) -> Data | None:
        own: dict[str, Callable[[Any], Data | None]] = {
            "heading": self._heading,
            "subheading": self._subheading,
            "paragraph": self._paragraph,
            "image": self._image,
            "table": self._table,
            "notice": self._notice,
            "quotation": self._quotation,
            "decision": self._decision,
            "steps": self._steps,
            "questions": self._questions,
            "file": self._file,
            "link_card": self._link_card,
            "start_assessment": self._start_assessment,
            "live_fact": live_fact_data,
            "certification": card_data,
            "side_by_side": side_by_side_data,
            "comparison_rows": comparison_rows_data,
            "terms": terms_data,
        }
        make = own.get(kind)
        return make(value) if make else None

    def _text(self, value: Any) -> list[Data]:
        source = value.source if value else ""
        return self._prose.of(source) if source else []

    def _heading(self, _value: Any) -> Data:
        link = next(self._headings)
        return {"type": "heading", "level": 2, "text": link.label, "anchor": link.url[1:]}

    def _subheading(self, value: Any) -> Data:
        return {"type": "heading", "level": 3, "text": value.get("text") or "", "anchor": None}

    def _paragraph(self, value: Any) -> Data:
        return {"type": "text", "content": self._text(value)}

    def _image(self, value: Any) -> Data | None:
        image = value.get("image")
        copy = copy_of(image, PICTURE) if image else None
        if copy is None:
            return None
        return {
            "type": "image",
            "url": copy.url,
            "width": copy.width,
            "height": copy.height,
            "alternative_text": image.contextual_alt_text or "",
            "caption": value.get("caption") or "",
            "rights": image.rights,
        }

    def _table(self, value: Any) -> Data:
        return {
            "type": "table",
            "caption": value.caption,
            "columns": [column["heading"] for column in value.columns],
            "rows": [[self._cell(cell.block.name, cell.value) for cell in row] for row in value.rows],
        }

    def _cell(self, kind: str, value: Any) -> Data:
        if kind == "number":
            return {"number": value, "content": []}
        return {"number": None, "content": self._text(value)}

    def _notice(self, value: Any) -> Data:
        return {
            "type": "notice",
            "kind": value.get("kind") or "information",
            "title": value.get("title") or "",
            "content": self._text(value.get("text")),
        }

    def _quotation(self, value: Any) -> Data:
        return {
            "type": "quotation",
            "text": value.get("quotation") or "",
            "attribution": value.get("attribution") or "",
            "url": value.get("source_url") or None,
        }

    def _decision(self, value: Any) -> Data:
        return {
            "type": "decision",
            "title": value.get("title") or "",
            "options": [
                {"choice": one.get("choice") or "", "condition": self._text(one.get("condition"))}
                for one in value["options"]
            ],
        }

    def _steps(self, value: Any) -> Data:
        return {
            "type": "steps",
            "steps": [
                {"title": one.get("title") or "", "content": self._text(one.get("text"))}
                for one in value["steps"]
            ],
        }

    def _questions(self, value: Any) -> Data:
        return {
            "type": "questions",
            "questions": [
                {
                    "question": one.get("question") or "",
                    "anchor": next(self._asked).url[1:],
                    "answer": self._text(one.get("answer")),
                }
                for one in value["questions"]
            ],
        }

    def _file(self, value: Any) -> Data | None:
        document = value.get("document")
        if document is None:
            return None
        return {
            "type": "file",
            "url": document.url,
            "title": document.title,
            "format": document.file_extension,
            "bytes": document.file_size,
            "text": value.get("text") or "",
        }

    def _link_card(self, value: Any) -> Data:
        return {
            "type": "link_card",
            "url": value.get("url") or "",
            "title": value.get("title") or "",
            "text": value.get("text") or "",
        }

    def _start_assessment(self, value: Any) -> Data | None:
        link = load_assessment_link(value.get("assessment"))
        if link is None:
            return None
        return {
            "type": "start_assessment",
            "id": value["assessment"],
            "title": link.title,
            "url": link.url,
            "minutes": link.minutes,
        }
