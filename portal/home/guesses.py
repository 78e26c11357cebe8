"""Which page somebody may have wanted who asked for an address that leads nowhere."""

import re
from collections.abc import Iterator, Sequence

from django.db import DatabaseError, InterfaceError
from wagtail.models import Site

from certifications.queries.kept import kept_certifications
from portal.home.queries import frame_content
from portal.shared.components import Link
from portal.shared.likeness import ranked

MOST_GUESSES = 3
# Addresses of machines that try their luck can be long, and are never near a page of ours.
LONGEST_WORDS = 60
_BETWEEN = re.compile(r"[-_.+%\s]+")


def words_of_address(path: str) -> str:
    """The last part of an address as words: “/certs/pmp-exam/” asks for “pmp exam”."""
    last = path.rstrip("/").rpartition("/")[2]
    words = _BETWEEN.sub(" ", last).strip()
    return words.removesuffix(" html").removesuffix(" php") if len(words) <= LONGEST_WORDS else ""


def guesses(path: str, site: Site | None) -> tuple[Link, ...]:
    """Up to three pages whose names are like an address. None while the database is away.

    Costs what the frame of the page costs: certifications and menu are kept in memory.
    """
    words = words_of_address(path)
    if not words:
        return ()
    try:
        return ranked(words, _candidates(site))[:MOST_GUESSES]
    except (DatabaseError, InterfaceError):
        return ()


def _candidates(site: Site | None) -> Iterator[tuple[Link, Sequence[str]]]:
    for one in kept_certifications():
        yield Link(one.title, one.url), (one.title, one.abbreviation, one.slug)
    content = frame_content(site)
    for page in (*content.menu, *content.about):
        yield Link(page.title, page.url), (page.title,)
