"""The catalogue, filtered as its page filters it."""

from collections.abc import Mapping, Sequence

from certifications.assistants.presenters.answers import FoundAnswer, IgnoredAnswer, SearchAnswer
from certifications.assistants.presenters.facts import name_answer
from certifications.catalogue.queries import FilteredCatalogue, filtered_catalogue
from certifications.domain.catalogue_filter import CURRENCY, Pairs, read_filter, select
from certifications.domain.certification import Certification
from certifications.domain.facets.declaration import Facet
from certifications.domain.facts import currency
from certifications.wording.words import row_status
from portal.shared.clock import site_date


def search_answer(parameters: Mapping[str, Sequence[str]], *, offset: int, limit: int) -> SearchAnswer:
    """What the parameters of the catalogue's address find. A value that none has is answered with those
    there are, so that the next question can be a better one.
    """
    catalogue = filtered_catalogue(parameters)
    read = read_filter(parameters, catalogue.options, catalogue.basis)
    found = select(catalogue.entries, read.filter)
    return SearchAnswer(
        as_of=site_date(),
        total=len(found),
        found=tuple(map(_found, found[offset : offset + limit])),
        more=len(found) > offset + limit,
        ignored=_ignored((*catalogue.ignored, *read.ignored), catalogue),
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


def _ignored(pairs: Pairs, catalogue: FilteredCatalogue) -> tuple[IgnoredAnswer, ...]:
    return tuple(
        IgnoredAnswer(filter=name, value=value, possible=_possible(name, catalogue)) for name, value in pairs
    )


def _possible(name: str, catalogue: FilteredCatalogue) -> tuple[str, ...]:
    if name == CURRENCY:
        return catalogue.currencies
    if name in set(Facet):
        return tuple(option.key for option in catalogue.options.get(Facet(name), ()))
    return ()
