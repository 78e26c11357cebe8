"""Rich texts in the blocks of a page, each with where it is; a page's blocks with one of them replaced."""

import copy
from collections.abc import Iterator, Sequence
from typing import Any

from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StreamValue, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

# Steps from the list of blocks to a value inside it.
Place = tuple[str | int, ...]


def rich_texts(body: StreamValue) -> Iterator[tuple[Place, str]]:
    """The rich texts of a body, at any depth, as they are stored."""
    yield from _texts_of(body.stream_block, _stored(body), ())


def with_rich_text(body: StreamValue, place: Place, text: str) -> StreamValue:
    """A body with another text in a place."""
    data = copy.deepcopy(_stored(body))
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = text
    return body.stream_block.to_python(data)


def _stored(body: StreamValue) -> Any:
    """A body as it is stored today: what was not read yet may be of an older form."""
    return [child.get_prep_value() for child in body]


def _texts_of(block: Block, value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(block, RichTextBlock):
        if value:
            yield place, str(value)
        return
    for child, inner, steps in _children(block, value):
        yield from _texts_of(child, inner, (*place, *steps))


def _children(block: Block, value: Any) -> Iterator[tuple[Block, Any, Sequence[str | int]]]:
    match block:
        case StreamBlock():
            for number, item in enumerate(value):
                yield block.child_blocks[item["type"]], item["value"], (number, "value")
        case ListBlock():
            for number, item in enumerate(value):
                yield block.child_block, item["value"], (number, "value")
        case TypedTableBlock():
            yield from _cells(block, value)
        case StructBlock() if isinstance(value, dict):
            yield from ((child, value.get(name), (name,)) for name, child in block.child_blocks.items())


def _cells(block: TypedTableBlock, table: Any) -> Iterator[tuple[Block, Any, Sequence[str | int]]]:
    for row, cells in enumerate(table["rows"] if table else ()):
        for cell, column in enumerate(table["columns"]):
            child = block.child_blocks[column["type"]]
            yield child, cells["values"][cell], ("rows", row, "values", cell)
