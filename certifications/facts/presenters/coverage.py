"""How far a certification covers the focus areas: a judgement, with its author, date and basis."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from certifications.domain.certification import Certification, Judgement
from certifications.wording.judgement_words import COVERAGE_WORDS
from certifications.wording.words import date_words
from portal.shared.words import author_words


@dataclass(frozen=True, slots=True)
class AreaView:
    """A focus area; `issuer_only` when nobody but the issuer says that it is covered."""

    name: str
    issuer_only: bool


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """The areas that are covered equally far. `key` is a Coverage value."""

    key: str
    label: str
    areas: tuple[AreaView, ...]

    @property
    def issuer_only(self) -> bool:
        """Whether all that is said here is said by the issuer alone."""
        return all(area.issuer_only for area in self.areas)


@dataclass(frozen=True, slots=True)
class CoverageView:
    """All groups that hold an area, from core to unknown, and who judged."""

    groups: tuple[CoverageGroup, ...]
    why: str
    judged: str


def coverage_view(certification: Certification, why: str) -> CoverageView:
    """The coverage of a certification; `why` is its sentence."""
    groups = (
        CoverageGroup(
            key=coverage.value,
            label=str(label),
            areas=tuple(
                AreaView(row.area.name, row.issuer_only)
                for row in sorted(certification.coverage, key=lambda row: (row.area.order, row.area.key))
                if row.coverage is coverage
            ),
        )
        for coverage, label in COVERAGE_WORDS.items()
    )
    return CoverageView(
        groups=tuple(group for group in groups if group.areas),
        why=sentence(why),
        judged=judged_words(certification.judgement),
    )


def judged_words(judgement: Judgement) -> str:
    """Who judged, when and on what basis."""
    return _("Judged by %(author)s on %(date)s. Basis: %(basis)s") % {
        "author": author_words(judgement.author),
        "date": date_words(judgement.made_on),
        "basis": sentence(judgement.basis, keep_first=True),
    }


def sentence(text: str, *, keep_first: bool = False) -> str:
    """A note as a sentence: a large letter at its start, a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    start = text[:1] if keep_first else text[:1].upper()
    return start + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")
