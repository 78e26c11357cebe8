"""Which certifications somebody chose to compare: at most four, each once, in their order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from certifications.domain.certification import Certification

FEWEST, MOST = 2, 4


@dataclass(frozen=True, slots=True)
class ChosenToCompare:
    """What an address names: those compared, those too many, and slugs that name nothing."""

    compared: tuple[Certification, ...]
    too_many: tuple[Certification, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_comparison(self) -> bool:
        """Whether there is something to compare."""
        return len(self.compared) >= FEWEST


def chosen_slugs(slugs: Iterable[str]) -> tuple[str, ...]:
    """Slugs without empty and repeated ones, in their order."""
    return tuple(dict.fromkeys(slug.strip() for slug in slugs if slug.strip()))


def chosen_of(typed: Iterable[str], known: Iterable[Certification]) -> ChosenToCompare:
    """The certifications that people named: by slug, abbreviation or title, as lists and boxes give them."""
    names = _names(known)
    found: dict[str, Certification] = {}
    unknown: dict[str, str] = {}
    for text in chosen_slugs(typed):
        certification = names.get(text.casefold())
        if certification is None:
            unknown.setdefault(text.casefold(), text)
        else:
            found[certification.slug] = certification
    in_order = tuple(found.values())
    return ChosenToCompare(in_order[:MOST], in_order[MOST:], tuple(unknown.values()))


def _names(known: Iterable[Certification]) -> Mapping[str, Certification]:
    """All names of certifications; a slug wins over a title, a title over an abbreviation that two share."""
    certifications = tuple(known)
    names: dict[str, Certification] = {}
    for certification in certifications:
        names.setdefault(certification.abbreviation.casefold(), certification)
    names.update({certification.title.casefold(): certification for certification in certifications})
    names.update({certification.slug.casefold(): certification for certification in certifications})
    return names
