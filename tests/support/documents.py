"""The examples of a document: its fenced blocks, as they stand."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fenced block: its language, its text, its line in the document."""

    language: str
    text: str
    line: int


def code_blocks(path: Path) -> list[CodeBlock]:
    """All fenced blocks of a document, from top to bottom."""
    return [
        CodeBlock(token.info.strip(), token.content, (token.map or [0])[0] + 1)
        for token in MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
        if token.type == "fence"
    ]


def missing_from(shown: Any, found: Any, place: str = "") -> list[str]:
    """Where an answer has not what an example shows of it: members, and the kinds of their values.

    Values are examples; answers may have more members and longer lists.
    """
    if isinstance(shown, dict):
        if not isinstance(found, dict):
            return [f"{place or '/'}: no object"]
        return [
            fault
            for name, inner in shown.items()
            for fault in (
                missing_from(inner, found[name], f"{place}/{name}")
                if name in found
                else [f"{place}/{name}: is not there"]
            )
        ]
    if isinstance(shown, list):
        if not isinstance(found, list) or (shown and not found):
            return [f"{place or '/'}: no list, or an empty one"]
        return missing_from(shown[0], found[0], f"{place}/0") if shown else []
    kinds = {type(None): "null", bool: "boolean", int: "number", float: "number", str: "string"}
    if shown is not None and found is not None and kinds[type(shown)] != kinds.get(type(found)):
        return [f"{place or '/'}: {found!r} is of another kind than {shown!r}"]
    return []
