"""What the address of a list asks for: the filter of the catalogue's page, and the day of the facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from certifications.catalogue.presenters.labels import FACET_LABELS, SORT_LABELS
from certifications.catalogue.queries import FilteredCatalogue, filtered_catalogue
from certifications.domain.catalogue_entries import Sort
from certifications.domain.catalogue_filter import (
    CURRENCY,
    IS_MEMBER,
    MEMBER,
    PARAMETERS,
    CatalogueFilter,
    Pairs,
    read_filter,
)
from certifications.domain.days import LONGEST_AHEAD, first_day
from certifications.domain.facets.declaration import Facet
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date
from portal.shared.rest.parsers import printable

AS_OF = "as_of"
# Parameters with one value.
ONCE = (CURRENCY, MEMBER, "sort", "q", AS_OF)
# Options that a refusal names; the address of all facets has the rest.
MOST_NAMED = 30


@dataclass(frozen=True, slots=True)
class AskedCatalogue:
    """The catalogue of a day, and what was asked of it."""

    day: date
    catalogue: FilteredCatalogue
    filter: CatalogueFilter


def asked_catalogue(request: Request) -> AskedCatalogue:
    """What an address asks for.

    Raises:
        ValidationError: a value that means nothing, or no day of which anything can be said.
    """
    _require_once(request)
    day = asked_day(request)
    parameters = {name: values for name, values in request.query_params.lists() if name in PARAMETERS}
    catalogue = filtered_catalogue(parameters, day)
    read = read_filter(parameters, catalogue.options, catalogue.basis)
    # An option that nobody has on another day is still one.
    of_today = filtered_catalogue(parameters) if day != site_date() else catalogue
    ignored = _nowhere((*catalogue.ignored, *read.ignored), of_today)
    if ignored:
        raise ValidationError(_refused(ignored, of_today))
    return AskedCatalogue(day, catalogue, read.filter)


def asked_day(request: Request) -> date:
    """The day of which an address asks, today where it names none.

    Raises:
        ValidationError: it is none, or none of which anything can be said.
    """
    given, today = request.query_params.get(AS_OF), site_date()
    if given is None:
        return today
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or day.isoformat() != given:
        raise ValidationError({f"?{AS_OF}": _("Write the date like this: 2026-07-09.")})
    first, last = min(first_day(kept_certifications(), today), today), today + LONGEST_AHEAD
    if not first <= day <= last:
        said = _("We have data from %(first)s to %(last)s.")
        raise ValidationError({f"?{AS_OF}": said % {"first": first, "last": last}})
    return day


def _require_once(request: Request) -> None:
    """What has one value has it once, and has one."""
    for name in ONCE:
        values = request.query_params.getlist(name)
        if len(values) > 1:
            raise ValidationError({f"?{name}": _("Send this only once.")})
        if values == [""] and name != "q":
            raise ValidationError({f"?{name}": _("This is empty. Give it a value or leave it out.")})


def _nowhere(ignored: Pairs, of_today: FilteredCatalogue) -> Pairs:
    known = {(facet.value, option.key) for facet in Facet for option in of_today.options.get(facet, ())}
    return tuple(pair for pair in ignored if pair not in known)


def _refused(ignored: Pairs, catalogue: FilteredCatalogue) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in ignored:
        said = _("“%(name)s” is not one of these: %(choices)s.") % {
            "name": printable(value[:80]),
            "choices": ", ".join(_choices(name, catalogue)),
        }
        found.setdefault(f"?{name}", []).append(said)
    return found


def _choices(name: str, catalogue: FilteredCatalogue) -> Sequence[str]:
    if name == CURRENCY:
        return catalogue.currencies
    if name == MEMBER:
        return (IS_MEMBER,)
    if name == "sort":
        return tuple(Sort)
    keys = [option.key for option in catalogue.options.get(Facet(name), ())]
    return keys if len(keys) <= MOST_NAMED else [*keys[:MOST_NAMED], "…"]


def filter_parameters() -> list[OpenApiParameter]:
    """The filter's parameters, described."""
    several = {"type": "array", "items": {"type": "string"}}
    facets = [
        OpenApiParameter(
            facet.value,
            several,
            description=f"{FACET_LABELS[facet]}. Repeat it for several: any of them is enough. "
            "`/api/v1/facets/` lists the values.",
            explode=True,
        )
        for facet in Facet
    ]
    return [
        *facets,
        OpenApiParameter(
            CURRENCY, str, description="The currency in which to read prices. Nothing is converted."
        ),
        OpenApiParameter(MEMBER, str, enum=[IS_MEMBER], description="Whether prices for members count."),
        OpenApiParameter(
            "q", str, description="Words that must all appear in the name, the issuer or whom it suits."
        ),
        OpenApiParameter(
            "sort",
            str,
            enum=[sort.value for sort in Sort],
            description="; ".join(f"`{sort}`: {label}" for sort, label in SORT_LABELS.items()),
        ),
        as_of_parameter(),
    ]


def as_of_parameter() -> OpenApiParameter:
    """The day, described."""
    return OpenApiParameter(
        AS_OF,
        {"type": "string", "format": "date"},
        description="Show the facts in force on this day, fresh or stale as of it. For a past day: what we "
        "knew then, or have since found to be in force then, with the checks made by then. For a future day: "
        "what has been announced, as if nobody checked anything until then. Status, judgements, progressions "
        "and advice are always today’s.",
    )
