"""The guide for those who look after the site, read in the admin: the documents of `docs/`, as pages.

What is written there is one text for both: a developer reads it in the repository, an editor beside the form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(__file__).resolve().parents[2] / "docs"
FOLDERS = ("for-editors", "for-administrators")
FIRST = "certification-pages"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level; `anchor` is its place in the address."""

    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class GuideDocument:
    """One document: its title, its text without the title, and what it has headings for."""

    slug: str
    folder: str
    title: str
    body: SafeString
    headings: tuple[Heading, ...]

    @property
    def url(self) -> str:
        """Where it is read."""
        return reverse("editorial_guide:document", args=[self.slug])


@cache
def guide_documents() -> dict[str, GuideDocument]:
    """All documents by slug, as they were when the process began."""
    paths = [path for folder in FOLDERS for path in sorted((DOCS / folder).glob("*.md"))]
    return {path.stem: _document(path) for path in paths}


def guide_url(model: type) -> str:
    """Where the guide speaks of the form of a model, which names a document and a heading in it."""
    slug, _sign, anchor = str(getattr(model, "guide_place", FIRST)).partition("#")
    url = reverse("editorial_guide:document", args=[slug])
    return f"{url}#{anchor}" if anchor else url


def _document(path: Path) -> GuideDocument:
    # HTML in a document stays text.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(path.read_text(encoding="utf-8"))
    title = next(words for level, words, _opening in _headings(tokens) if level == "h1")
    headings = []
    for level, words, opening in _headings(tokens):
        opening.attrSet("id", slugify(words))
        if level == "h2":
            headings.append(Heading(slugify(words), words))
    for token in tokens:
        _lead_links_into_the_guide(token.children or [])
    # The title stands above the text already: its three tokens open, hold and close it.
    place = next(index for index, token in enumerate(tokens) if token.tag == "h1")
    body = parser.renderer.render([*tokens[:place], *tokens[place + 3 :]], parser.options, {})
    return GuideDocument(
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


def _lead_links_into_the_guide(inline: Sequence[Token]) -> None:
    """Let a link to another document lead to its page; what the guide does not have becomes plain words."""
    tag = "a"
    for token in inline:
        if token.type == "link_open":
            target = _target(str(token.attrGet("href") or ""))
            tag, attributes = ("a", {"href": target}) if target else ("span", {})
            token.tag, token.attrs = tag, {**attributes}
        elif token.type == "link_close":
            token.tag = tag


def _target(href: str) -> str:
    if href.startswith(("https://", "#")):
        return href
    path, _sign, anchor = href.partition("#")
    slug = Path(path).stem
    known = any((DOCS / folder / f"{slug}.md").is_file() for folder in FOLDERS)
    if not known or not path.endswith(".md"):
        return ""
    url = reverse("editorial_guide:document", args=[slug])
    return f"{url}#{anchor}" if anchor else url
