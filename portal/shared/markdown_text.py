"""Text as Markdown has it: signs that would mean something are escaped, and pages become text."""

import re
from urllib.parse import quote, urljoin

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

# What of a page is no text of it: the way around the site, what is clicked or typed into, pictures.
LEFT_OUT = "nav, form, button, script, style, template, svg, .no-print, [hidden]"
_MEANT = re.compile(r"([\\`*_\[\]<>|#])")
_HEADINGS = ["h1", "h2", "h3", "h4"]
_EMPTY_LINES = re.compile(r"\n\s*\n+")
# Of an address that stands in round brackets.
_SAFE_IN_ADDRESS = "/:?&=#%@+,;~!$'*"


def plain(text: str) -> str:
    """A text on one line in which no sign means anything to Markdown."""
    return _MEANT.sub(r"\\\1", " ".join(text.split()))


def link(label: str, url: str) -> str:
    """A link; the label alone without an address."""
    return f"[{plain(label)}]({quote(url, safe=_SAFE_IN_ADDRESS)})" if url else plain(label)


def markdown_of(html: str, address: str) -> str:
    """What a page at an address says, as Markdown: its `main`, or all of it where it has none.

    Links are whole addresses. Some 0.1 s for a long page.
    """
    page = BeautifulSoup(html, "html.parser")
    main = page.find("main") or page
    for part in main.select(LEFT_OUT):
        part.decompose()
    for section in main.find_all("section"):
        heading = section.find(_HEADINGS)
        # Of a section that was a form only its heading is left.
        if heading and section.get_text(strip=True) == heading.get_text(strip=True):
            section.decompose()
    for found in main.find_all("a", href=True):
        found["href"] = urljoin(address, str(found["href"]))
    for picture in main.find_all("img", src=True):
        picture["src"] = urljoin(address, str(picture["src"]))
    text = MarkdownConverter(heading_style="atx", bullets="-").convert_soup(main)
    return _EMPTY_LINES.sub("\n\n", text).strip() + "\n"
