"""The catalogue, filtered as its page filters it."""

from collections.abc import Mapping, Sequence

from certifications.assistants.presenters.answers import FoundAnswer, SearchAnswer
from certifications.assistants.presenters.facts import name_answer
from certifications.assistants.queries import NotAnsweredError
from certifications.catalogue.queries import FilteredCatalogue, filtered_catalogue
from certifications.domain.catalogue_filter import CURRENCY, read_filter, select
from certifications.domain.certification import Certification
from certifications.domain.facets.declaration import Facet
from certifications.domain.facts import currency
from certifications.wording.words import row_status
from portal.shared.clock import site_date


def search_answer(parameters: Mapping[str, Sequence[str]], *, offset: int, limit: int) -> SearchAnswer:
    """What the parameters of the catalogue's address find.

    Raises:
        NotAnsweredError: a value is none of its filter's; the sentence has those there are. Without it, the
            whole catalogue would be taken for what was found.
    """
    catalogue = filtered_catalogue(parameters)
    read = read_filter(parameters, catalogue.options, catalogue.basis)
    unread = (*catalogue.ignored, *read.ignored)
    if unread:
        raise NotAnsweredError(" ".join(_unread_words(name, value, catalogue) for name, value in unread))
    found = select(catalogue.entries, read.filter)
    return SearchAnswer(
        as_of=site_date(),
        total=len(found),
        found=tuple(map(_found, found[offset : offset + limit])),
        more=len(found) > offset + limit,
    )


def _found(certification: Certification) -> FoundAnswer:
    state = currency((*certification.facts, *certification.facts_ahead), site_date())
    return FoundAnswer(
        certification=name_answer(certification),
        discipline=certification.discipline.name or "unknown",
        level=certification.level.name or "unknown",
        suits=certification.who_it_suits or None,
        facts_checked=row_status(state),
    )


def _unread_words(name: str, value: str, catalogue: FilteredCatalogue) -> str:
    """That a filter has no such value, and those it has."""
    there_are = ", ".join(_possible(name, catalogue))
    said = f"“{value[:80]}” is no value of {name}."
    return f"{said} There are: {there_are}." if there_are else said


def _possible(name: str, catalogue: FilteredCatalogue) -> tuple[str, ...]:
    if name == CURRENCY:
        return catalogue.currencies
    if name in set(Facet):
        return tuple(option.key for option in catalogue.options.get(Facet(name), ()))
    return ()
