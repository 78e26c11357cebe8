"""What developers read on the site: the documents of `docs/api/`, as pages."""

from functools import cache
from pathlib import Path

from django.urls import reverse

from portal.shared.markdown_documents import DOCS, MarkdownDocument, read_document

FOLDER = DOCS / "api"
FIRST = "README"


@cache
def developer_guides() -> dict[str, MarkdownDocument]:
    """All documents by slug, the overview first, as they were when the process began."""
    paths = sorted(FOLDER.glob("*.md"), key=lambda path: (path.stem != FIRST, path.stem))
    return {path.stem: read_document(path, _url(path.stem), _target) for path in paths}


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
