"""The sources of a page, numbered: statements refer to them, and a list at its end names each once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.certification import Issuer
from certifications.domain.source_quality import quality_of
from certifications.domain.statements import ReadSource
from certifications.domain.vocabulary import SourceQuality

KINDS: dict[SourceQuality, Promise] = {
    SourceQuality.SEMI: gettext_lazy("semi-official source"),
    SourceQuality.SECONDARY: gettext_lazy("third-party site"),
    SourceQuality.WEAK: gettext_lazy("weak source"),
}
# Of an issuer: “Project Management Institute (PMI)”.
_LETTERS = re.compile(r"\(([A-Z][A-Za-z]{1,5})\)$")
# Characters of a name that stands at each of its facts.
LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with its number; `kind` says whose word it is. Without an address no `url`."""

    number: int
    name: str
    url: str
    kind: str


class SourceIndex:
    """Numbers sources in the order in which they are cited."""

    def __init__(self, read: Iterable[ReadSource] = (), issuer: Issuer | None = None) -> None:
        self._read = tuple(read)
        self._issuer = issuer
        self._known: dict[str, CitedSource] = {}

    def cite(self, name: str, url: str) -> CitedSource:
        """The source of this name, numbered now where it is cited for the first time."""
        known = self._known.get(name)
        if known is not None:
            return known
        website = self._issuer.website if self._issuer else ""
        quality = quality_of(url, self._read, website)
        return self._add(name, url, self._words(quality) if url else _("third-party source"))

    def cited(self) -> tuple[CitedSource, ...]:
        """Every source that was cited so far, by number."""
        return tuple(self._known.values())

    def _add(self, name: str, url: str, kind: str) -> CitedSource:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = CitedSource(len(self._known) + 1, name, url, kind)
        return found

    def _words(self, quality: SourceQuality) -> str:
        return issuer_words(self._issuer) if quality is SourceQuality.OFFICIAL else str(KINDS[quality])


def issuer_words(issuer: Issuer | None) -> str:
    """An issuer in a word: its letters, else a short name, else “the issuer”."""
    name = short_organisation(issuer.name if issuer else "")
    return name if 0 < len(name) <= LONGEST_NAME else _("the issuer")


def short_organisation(name: str) -> str:
    """An organisation by its letters, where its name ends with them in brackets: “PMI”."""
    letters = _LETTERS.search(name)
    return letters.group(1) if letters else name
