"""The course before an exam: whether the issuer's own has to be attended, its hours and its price.

A course that anybody may give is no course of the issuer's: what it brings are training hours, which routes
state. Which words say so is on the editors' list; words that are on none are taken for the issuer's own, so
that nobody is sent to an exam without the course that opens it.
"""

from collections.abc import Iterable

from assessments.catalogue.mapping.grounds import agreed, grounds_of, surest
from assessments.catalogue.mapping.prices import ALL_IN_ALL, COURSE_KEYS, prices_stated
from assessments.domain.snapshots.snapshot import Course, Grounds, Price, Stated
from certifications.domain.facts import Fact
from certifications.domain.fields import route_of
from certifications.domain.readings import COURSE_PROVIDER, Readings, is_compulsory
from certifications.domain.routes import EntryRoute, routes_of

COURSE_REQUIRED = 1
YES = "yes"


class IssuersCourse:
    """What the facts of one certification say of its issuer's course."""

    def __init__(self, facts: Iterable[Fact], readings: Readings) -> None:
        self._facts = tuple(facts)
        self._readings = readings

    def required_by(self, route: EntryRoute) -> Grounds | None:
        """What it rests on that a route requires the course; None where no fact says so."""
        # Whatever several facts call the course, each says that there is one to attend.
        named = [
            fact
            for fact in route.facts
            if route_of(fact.key) == (route.number, "course_required") and not self._is_anybodys(fact)
        ]
        whole = self._compulsory()
        known = [*named, *([whole] if whole else [])]
        return grounds_of(surest(known)) if known else None

    def hours_beside(self, hours: Stated) -> Stated:
        """What is left of the training hours of a route that requires the course: who attends it has them."""
        of_course = self._stated("prerequisites.course_hours")
        is_longer = of_course is not None and hours.value > of_course.value
        return hours if is_longer else Stated(0, hours.grounds)

    def told(self, currencies: Iterable[str]) -> Course | None:
        """What is known of it; its price in one of these currencies where there is one. None for nothing."""
        routes = routes_of(self._facts)
        required = [route for route in routes if self.required_by(route)]
        known = any(
            fact.key.startswith(("prerequisites.course", "prerequisites.exam_without_course"))
            or fact.key == "fees.course"
            for fact in self._facts
        )
        if not known and not required:
            return None
        return Course(
            is_required=self._compulsory() is not None or (bool(routes) and len(required) == len(routes)),
            hours=self._stated("prerequisites.course_hours") or self._hours_of(required),
            price=self._price(frozenset(currencies)),
        )

    def _compulsory(self) -> Fact | None:
        """The fact by which nobody gets in without the course; None where there is none."""
        course = agreed(self._of("prerequisites.course"))
        alone = agreed(self._of("prerequisites.exam_without_course"))
        if course is None or not is_compulsory(course) or (alone is not None and alone.value == YES):
            return None
        if any(map(self._is_anybodys, self._of(COURSE_PROVIDER))):
            return None
        return course

    def _is_anybodys(self, fact: Fact) -> bool:
        return self._readings.is_anybodys_course(fact.value)

    def _of(self, key: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self._facts if fact.key == key)

    def _stated(self, key: str) -> Stated | None:
        return _number(self._of(key))

    def _hours_of(self, routes: Iterable[EntryRoute]) -> Stated | None:
        """The training hours of the routes that require it, where no fact gives its length and they agree."""
        numbers = {route.number for route in routes}
        hours = [
            fact
            for fact in self._facts
            if (place := route_of(fact.key)) and place[0] in numbers and place[1] == "training_hours"
        ]
        found = _number(hours)
        return found if found and found.value else None

    def _price(self, currencies: frozenset[str]) -> Price | None:
        # What is paid all in all pays the course, too.
        prices = prices_stated(self._facts, COURSE_KEYS) or prices_stated(self._facts, ALL_IN_ALL)
        shared = (price for price in prices if price.currency in currencies)
        return next(shared, next(iter(prices), None))


def _number(facts: Iterable[Fact]) -> Stated | None:
    fact = agreed(facts)
    return Stated(fact.typed, grounds_of(fact)) if fact and isinstance(fact.typed, int) else None
