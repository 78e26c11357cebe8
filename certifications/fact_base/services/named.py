"""Certifications as an advice file names them: by slug, or another one as "ext:" and a name."""

import re
from collections.abc import Mapping
from typing import Any

from certifications.domain.fact_base.parser import EXTERNAL
from certifications.domain.fact_base.problems import FactBaseRefusedError, Problem
from certifications.models import CertificationPage


class NamedCertifications:
    """The catalogue by slug, the file's names of others, and what names nothing."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.pages = {page.slug: page for page in CertificationPage.objects.all()}
        self.problems: list[Problem] = []
        self._names = names
        # The longest first: one slug may begin with another.
        known = "|".join(re.escape(slug) for slug in sorted((*self.pages, *names), key=len, reverse=True))
        self._slugs = re.compile(rf"(?<![\w:-])(?:{known or '(?!)'})(?![\w-])")

    def columns(self, record: str, slug: str, label: str = "") -> dict[str, Any]:
        """The columns of a row that names a certification. What names none is kept as a problem."""
        if slug.startswith(EXTERNAL):
            plain = slug.removeprefix(EXTERNAL).replace("-", " ")
            return {"certification": None, "other": label or self._names.get(slug) or plain}
        if slug not in self.pages:
            self.problems.append(Problem(record, slug, "is no certification of the catalogue."))
        # A row that names nothing is refused with all others, not as the first of them.
        return {"certification": self.pages.get(slug), "other": "" if slug in self.pages else slug}

    def in_words(self, text: str) -> str:
        """A remark of the file as editors and readers read it: slugs by name, an arrow as a colon."""
        named = self._slugs.sub(lambda found: self._name(found[0]), text)
        return re.sub(r"\s*->\s*", ": ", named)

    def _name(self, slug: str) -> str:
        page = self.pages.get(slug)
        return (page.abbreviation or page.title) if page else self._names[slug]

    def refuse_unknown(self) -> None:
        """Hold the file to what the catalogue has.

        Raises:
            FactBaseRefusedError: something names nothing; everything that does.
        """
        if self.problems:
            raise FactBaseRefusedError(tuple(self.problems))
