"""One look at an address, and what came of it: its state, its passages, and tasks for editors."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from certifications.domain.watched_pages.page_text import text_of_html
from certifications.models import PassageState, SourceState, WatchedSource
from certifications.source_watch.queries.polite_web import KeptOutError, PoliteWeb, ReadPage
from portal.shared.outbound.web_request import NotReachedError, WebAnswer

NOT_MODIFIED, OK = 304, 200
GONE = frozenset({404, 410})
READABLE = ("text/html", "application/xhtml+xml", "text/plain")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
# What pages are written in. Python knows more: some take hours for a page, or make no text of it.
_OF_PAGES = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|(?:us-)?ascii|latin-?1|iso-?8859-\d+|(?:windows-?|cp)\d+|koi8-[ru]|macintosh"
    r"|gb\w+|big5(?:-hkscs)?|euc-\w+|shift[_-]jis",
    re.IGNORECASE,
)
# Where pages say in their head how they are encoded.
HEAD_BYTES = 2048


@dataclass(frozen=True, slots=True)
class SourceLook:
    """What one look at an address showed. `text` is None where it was not read, or has not changed since."""

    state: SourceState
    text: str | None = None
    moved_to: str = ""
    reason: str = ""
    etag: str = ""
    last_modified: str = ""


def look_at_source(source: WatchedSource, web: PoliteWeb) -> SourceLook:
    """Look at an address. Reads nothing of the database and changes nothing there.

    Raises whatever `web.wait` raises, such as JobInterrupted.
    """
    try:
        page = web.read(source.address, _conditions(source))
    except KeptOutError:
        return SourceLook(SourceState.REFUSED)
    except NotReachedError as error:
        return SourceLook(SourceState.FAILED, reason=error.reason)
    return _look(page)


def _conditions(source: WatchedSource) -> dict[str, str]:
    """Ask for the page only if it has changed, where everything on it was looked for before."""
    if any(passage.cited and passage.state == PassageState.NEW for passage in source.passages.all()):
        return {}
    given = {"If-None-Match": source.etag, "If-Modified-Since": source.last_modified}
    return {name: value for name, value in given.items() if value and source.text_hash}


def _look(page: ReadPage) -> SourceLook:
    answer = page.answer
    reached = SourceState.MOVED if page.moved_to else SourceState.REACHABLE
    if answer.status in GONE:
        return SourceLook(SourceState.GONE)
    if answer.status == NOT_MODIFIED:
        return SourceLook(reached, moved_to=page.moved_to)
    if answer.status != OK:
        return SourceLook(SourceState.FAILED, reason="status")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in READABLE or answer.headers.get("content-encoding", "identity") != "identity":
        return SourceLook(SourceState.UNREADABLE, moved_to=page.moved_to)
    return SourceLook(
        reached,
        text=_text(answer, kind),
        moved_to=page.moved_to,
        etag=_short(answer.headers.get("etag", ""), 255),
        last_modified=_short(answer.headers.get("last-modified", ""), 64),
    )


def _text(answer: WebAnswer, kind: str) -> str:
    named = _charsets((answer.headers.get("content-type", ""), answer.body[:HEAD_BYTES].decode("latin-1")))
    text = ""
    for charset in (*named, "utf-8"):
        try:
            text = answer.body.decode(charset, "replace")
        except LookupError:
            continue
        break
    # What no table holds.
    text = text.replace("\x00", " ")
    return " ".join(text.split()) if kind == "text/plain" else text_of_html(text)


def _charsets(places: Iterable[str]) -> list[str]:
    named = [match[1] for place in places if (match := _CHARSET.search(place))]
    return [name for name in named if _OF_PAGES.fullmatch(name)]


def _short(value: str, most: int) -> str:
    """A validator as it came; one that is too long to keep is none."""
    return value if len(value) <= most and value.isprintable() else ""
