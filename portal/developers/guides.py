"""What developers read on the site: the documents of `docs/api/`, as pages."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.shared.markdown_documents import DOCS, MarkdownDocument, read_document

FOLDER = DOCS / "api"
FIRST = "README"
# What the documents call the site, wherever they are read.
EXAMPLE_ADDRESS = "https://portal.example.org"


@cache
def developer_guides() -> dict[str, MarkdownDocument]:
    """All documents by slug, the overview first, as they were when the process began."""
    paths = sorted(FOLDER.glob("*.md"), key=lambda path: (path.stem != FIRST, path.stem))
    return {path.stem: read_document(path, _url(path.stem), _target) for path in paths}


def at_this_site(body: SafeString) -> SafeString:
    """The text of a document with the address of this site in place of the example, its tables in frames that
    scroll.
    """
    frame = format_html('<div class="table-frame" role="group" tabindex="0" aria-label="{}">', _("Table"))
    text = str(body).replace(EXAMPLE_ADDRESS, escape(settings.BASE_URL))
    text = text.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")
    return mark_safe(text)  # noqa: S308 - made of what is safe; words of the document have no angle brackets


def _url(slug: str) -> str:
    return reverse("developers:front") if slug == FIRST else reverse("developers:guide", args=[slug])


def _target(href: str) -> str:
    """Addresses of the web and of the site as they are, another document as its page."""
    if href.startswith(("https://", "#", "/")):
        return href
    path, _sign, anchor = href.partition("#")
    if path == "openapi.json":
        return reverse("api:schema")
    slug = Path(path).stem
    if not (FOLDER / f"{slug}.md").is_file():
        return ""
    return f"{_url(slug)}#{anchor}" if anchor else _url(slug)
