"""Pages that are also had as Markdown: each room registers those that it has.

A page's Markdown stands at its own address with `index.html.md` behind it, as llmstxt.org proposes. The list
of them all is `/llms.txt`. What a page shows to readers is what its Markdown says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponseBase

from portal.shared.link_headers import add_link
from portal.shared.ports import Port

FILE_NAME = "index.html.md"
MEDIA_TYPE = "text/markdown"


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A page that everybody may read, by its address and title.

    `group` is the heading under which it is listed, `note` what it is in a sentence. `changed_on` is given
    only where it is known. `write` makes its Markdown; without it, that is made from the page as it is shown.
    `reads` names the parameters that the page depends on.
    """

    url: str
    title: str
    group: str
    note: str = ""
    changed_on: date | None = None
    write: Callable[[], str] | None = None
    reads: tuple[str, ...] = ()


markdown_pages: Port[str, Callable[[], Iterable[MarkdownPage]]] = Port("Markdown of pages")


def markdown_url(url: str) -> str:
    """Where the Markdown of a page is had; its parameters stay."""
    path, mark, query = url.partition("?")
    return f"{path}{FILE_NAME}{mark}{query}"


def announce_markdown(response: HttpResponseBase, url: str) -> None:
    """Say in a header of a page that it is had as Markdown: pages have no bytes to spare for it."""
    add_link(response, markdown_url(url), "alternate", MEDIA_TYPE)
