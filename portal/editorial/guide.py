"""The guide for those who look after the site, read in the admin: the documents of `docs/`, as pages.

What is written there is one text for both: a developer reads it in the repository, an editor beside the form.
"""

from functools import cache
from pathlib import Path

from django.urls import reverse

from portal.shared.markdown_documents import DOCS, MarkdownDocument, read_document

FOLDERS = ("for-editors", "for-administrators")
FIRST = "certification-pages"


@cache
def guide_documents() -> dict[str, MarkdownDocument]:
    """All documents by slug, as they were when the process began."""
    paths = [path for folder in FOLDERS for path in sorted((DOCS / folder).glob("*.md"))]
    return {path.stem: read_document(path, document_url(path.stem), _target) for path in paths}


def document_url(slug: str) -> str:
    """Where a document is read."""
    return reverse("editorial_guide:document", args=[slug])


def guide_url(model: type) -> str:
    """Where the guide speaks of the form of a model, which names a document and a heading in it."""
    slug, _sign, anchor = str(getattr(model, "guide_place", FIRST)).partition("#")
    url = document_url(slug)
    return f"{url}#{anchor}" if anchor else url


def _target(href: str) -> str:
    if href.startswith(("https://", "#")):
        return href
    path, _sign, anchor = href.partition("#")
    slug = Path(path).stem
    known = any((DOCS / folder / f"{slug}.md").is_file() for folder in FOLDERS)
    if not known or not path.endswith(".md"):
        return ""
    return f"{document_url(slug)}#{anchor}" if anchor else document_url(slug)
