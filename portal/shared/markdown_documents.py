"""Documents of `docs/` as pages: one text for the repository and for the site."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(__file__).resolve().parents[2] / "docs"
# Where a link of a document leads on the site; an empty text makes plain words of it.
Target = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level; `anchor` is its place in the address."""

    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """One document: where it is read, its title, its text without the title, and what it has headings for."""

    url: str
    slug: str
    folder: str
    title: str
    body: SafeString
    headings: tuple[Heading, ...]


def read_document(path: Path, url: str, target: Target) -> MarkdownDocument:
    """The document of a file, read at `url`; its links lead where `target` says. HTML in it stays text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(path.read_text(encoding="utf-8"))
    title = next(words for level, words, _opening in _headings(tokens) if level == "h1")
    headings = []
    for level, words, opening in _headings(tokens):
        opening.attrSet("id", slugify(words))
        if level == "h2":
            headings.append(Heading(slugify(words), words))
    for token in tokens:
        _lead_links(token.children or [], target)
    # The title stands above the text already: its three tokens open, hold and close it.
    place = next(index for index, token in enumerate(tokens) if token.tag == "h1")
    body = parser.renderer.render([*tokens[:place], *tokens[place + 3 :]], parser.options, {})
    return MarkdownDocument(
        url,
        path.stem,
        path.parent.name,
        title,
        mark_safe(body),  # noqa: S308 - made here from documents of the repository, whose HTML stays text
        tuple(headings),
    )


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[str, str, Token]]:
    """Level, words and opening of each heading."""
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            yield token.tag, _words(tokens[number + 1].children or []), token


def _words(inline: Sequence[Token]) -> str:
    return "".join(token.content for token in inline)


def _lead_links(inline: Sequence[Token], target: Target) -> None:
    """Let each link lead to its place on the site; what the site does not have becomes plain words."""
    tag = "a"
    for token in inline:
        if token.type == "link_open":
            place = target(str(token.attrGet("href") or ""))
            tag, attributes = ("a", {"href": place}) if place else ("span", {})
            token.tag, token.attrs = tag, {**attributes}
        elif token.type == "link_close":
            token.tag = tag
