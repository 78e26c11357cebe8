"""What is offered: by whom, of what, with an exam or not, valid for how long, open for booking, how fresh."""

from calendar import monthrange
from datetime import date

from certifications.domain.certification import Certification, is_bookable
from certifications.domain.exam import has_exam
from certifications.domain.facets.declaration import (
    UNKNOWN,
    CatalogueItem,
    Facet,
    FacetOption,
    Family,
    alone,
    listed,
)
from certifications.domain.facts import runs_from
from certifications.domain.validity import FOR_LIFE, years_valid
from certifications.domain.vocabulary import Orientation, Status

YES, NO = "yes", "no"
ANSWERS = (YES, NO, UNKNOWN)
LIFE = "life"
# Months.
PERIODS = (3, 6, 12)
OLDER = "older"
CHECKED = (*(str(months) for months in PERIODS), OLDER, UNKNOWN)
# Behind the numbers of years, in this order.
_AFTER_YEARS = {LIFE: 1_000_000, UNKNOWN: 1_000_001}


def issuer_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """Who awards it."""
    issuer = subject.certification.issuer
    return (FacetOption(issuer.key, issuer.name),)


def orientation_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """A discipline, one framework of it, or one product."""
    order = tuple(item.value for item in Orientation)
    return listed(order, subject.certification.orientation.value)


def exam_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """Whether it ends with an exam."""
    known = has_exam(subject.certification.facts)
    return listed(ANSWERS, UNKNOWN if known is None else YES if known else NO)


def valid_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """For how many years, or for life."""
    years = years_valid(subject.certification.facts)
    key = UNKNOWN if years is None else LIFE if years == FOR_LIFE else str(years)
    return (FacetOption(key, key, _AFTER_YEARS.get(key) or int(key)),)


def bookable_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """Whether there is something to book, as the list tells those apart for which there is not."""
    return listed((YES, NO), NO if is_listed_apart(subject.certification) else YES)


def is_listed_apart(certification: Certification) -> bool:
    """Whether it stands below the list: announced, or without an exam, course or registration to find."""
    return certification.status is not Status.BEING_SUPERSEDED and not is_bookable(certification)


def checked_options(subject: CatalogueItem) -> tuple[FacetOption, ...]:
    """Within which periods every fact was checked or, where nobody checked it, collected."""
    oldest = oldest_day(subject.certification)
    if oldest is None:
        return listed(CHECKED, UNKNOWN)
    periods = [str(months) for months in PERIODS if oldest >= months_before(subject.today, months)]
    return listed(CHECKED, *(periods or (OLDER,)))


def oldest_day(certification: Certification) -> date | None:
    """The day on which the fact that waits longest was checked, else collected; None without facts."""
    return min((runs_from(fact) for fact in certification.facts), default=None)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last one of a shorter month."""
    ahead = day.year * 12 + day.month - 1 - months
    year, month = ahead // 12, ahead % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


OFFER_FAMILIES: tuple[Family, ...] = (
    alone(Facet.ISSUER, issuer_options),
    alone(Facet.ORIENTATION, orientation_options),
    alone(Facet.EXAM, exam_options),
    alone(Facet.VALID, valid_options),
    alone(Facet.BOOKABLE, bookable_options),
    alone(Facet.CHECKED, checked_options),
)
