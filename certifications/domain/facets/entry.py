"""What entry asks, route by route: experience, a degree, training, another certification.

What is chosen must hold on one and the same route: “no experience” with “no degree” finds nobody who lets in
graduates without months and others with them. Routes through another certification count only where there is
no other way in: somebody without experience does not hold what such a route asks for.
"""

from collections.abc import Sequence

from certifications.domain.certification import Certification
from certifications.domain.education import Education
from certifications.domain.facets.declaration import (
    UNKNOWN,
    Case,
    CatalogueItem,
    Facet,
    FacetOption,
    Family,
    listed,
)
from certifications.domain.routes import EntryRoute, routes_of

MONTHS_OF_A_YEAR = 12
NONE, UP_TO_1, UP_TO_3, MORE = "none", "1", "3", "more"
EXPERIENCE = (NONE, UP_TO_1, UP_TO_3, MORE, UNKNOWN)
# Hours; a course of which no source says how long it takes has a place of its own.
SHORT, LONG, UNMEASURED = "16", "35", "course"
TRAINING = (NONE, SHORT, LONG, MORE, UNMEASURED, UNKNOWN)
YES, NO = "yes", "no"
ANSWERS = (NO, YES, UNKNOWN)
_COMPULSORY, _OPTIONAL = "compulsory", ("none", "recommended")


def entry_cases(subject: CatalogueItem) -> tuple[Case, ...]:
    """A case for each route that counts; one of unknowns where no route is known."""
    certification = subject.certification
    routes = counted_routes(certification)
    if not routes:
        return (_case(UNKNOWN, UNKNOWN, UNKNOWN, training_band(certification, None)),)
    return tuple(
        _case(
            experience_band(months_asked(route)),
            degree_answer(route),
            YES if route.certifications else NO,
            training_band(certification, route),
        )
        for route in routes
    )


def _case(experience: str, degree: str, first: str, training: str) -> Case:
    found: dict[Facet, tuple[FacetOption, ...]] = {
        Facet.EXPERIENCE: listed(EXPERIENCE, experience),
        Facet.DEGREE: listed(ANSWERS, degree),
        Facet.FIRST: listed(ANSWERS, first),
        Facet.TRAINING: listed(TRAINING, training),
    }
    return found


def counted_routes(certification: Certification) -> Sequence[EntryRoute]:
    """The routes that need no other certification; all of them where each needs one."""
    routes = routes_of(certification.facts)
    return [route for route in routes if not route.certifications] or routes


def months_asked(route: EntryRoute) -> int | None:
    """Months of experience; those of several kinds added up, as no source says that one counts twice."""
    return None if route.months is None else sum(part.months for part in route.months)


def least_months(certification: Certification) -> int | None:
    """The months that the easiest route asks; None where no route states them."""
    known = (months_asked(route) for route in counted_routes(certification))
    return min((months for months in known if months is not None), default=None)


def experience_band(months: int | None) -> str:
    """In which band a number of months lies."""
    if months is None:
        return UNKNOWN
    if months == 0:
        return NONE
    if months <= MONTHS_OF_A_YEAR:
        return UP_TO_1
    return UP_TO_3 if months <= 3 * MONTHS_OF_A_YEAR else MORE


def degree_answer(route: EntryRoute) -> str:
    """Whether a route asks for a degree; a secondary-school diploma is none."""
    if route.education is Education.UNKNOWN:
        return UNKNOWN
    return NO if route.education <= Education.SECONDARY else YES


def training_hours(certification: Certification, route: EntryRoute | None) -> int | None:
    """Hours of training or of a compulsory course; 0 where none is asked, None where nobody says how many.

    A course that is only recommended asks nothing.
    """
    hours = route.training_hours if route else None
    if hours:
        return hours
    course = certification.fact("prerequisites.course")
    words = course.value.casefold() if course else ""
    if words.startswith(_COMPULSORY) or (route and route.course):
        length = certification.fact("prerequisites.course_hours")
        return length.typed if length and isinstance(length.typed, int) else None
    return 0 if hours == 0 or words.startswith(_OPTIONAL) else None


def training_band(certification: Certification, route: EntryRoute | None) -> str:
    """In which band the training of a route lies."""
    hours = training_hours(certification, route)
    if hours is None:
        course = certification.fact("prerequisites.course")
        is_asked = (route and route.course) or (course and course.value.casefold().startswith(_COMPULSORY))
        return UNMEASURED if is_asked else UNKNOWN
    if hours == 0:
        return NONE
    return next((band for band in (SHORT, LONG) if hours <= int(band)), MORE)


def least_training(certification: Certification) -> int | None:
    """The hours that the easiest route asks; None where nobody says."""
    known = (training_hours(certification, route) for route in counted_routes(certification))
    return min((hours for hours in known if hours is not None), default=None)


ENTRY = Family((Facet.EXPERIENCE, Facet.DEGREE, Facet.FIRST, Facet.TRAINING), entry_cases)
