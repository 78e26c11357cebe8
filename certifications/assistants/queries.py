"""Certifications as assistants name them."""

from collections.abc import Iterable

from certifications.domain.certification import Certification
from certifications.domain.chosen import chosen_of
from certifications.queries.kept import kept_certifications
from portal.shared.likeness import ranked

# Names that are offered where one was not found.
MOST_OFFERED = 3


class NotAnsweredError(Exception):
    """A question that cannot be answered, with the sentence that says why."""


def certifications_named(names: Iterable[str]) -> tuple[Certification, ...]:
    """The certifications of these slugs, abbreviations or titles, each once. No query while they are kept.

    Raises:
        NotAnsweredError: a name is no certification's; its words offer similar ones.
    """
    known = kept_certifications()
    chosen = chosen_of(names, known)
    if chosen.unknown:
        raise NotAnsweredError(" ".join(_not_found(text, known) for text in chosen.unknown))
    return chosen.compared


def certification_named(name: str) -> Certification:
    """The certification of this slug, abbreviation or title.

    Raises:
        NotAnsweredError: there is none.
    """
    found = certifications_named([name])
    if not found:
        raise NotAnsweredError("Name a certification by its slug, abbreviation or title.")
    return found[0]


def _not_found(text: str, known: Iterable[Certification]) -> str:
    likely = ranked(text, ((one, (one.title, one.abbreviation, one.slug)) for one in known))
    offers = ", ".join(one.slug for one in likely[:MOST_OFFERED])
    words = f"We have no certification called “{text}”."
    return f"{words} Similar slugs: {offers}." if offers else words
