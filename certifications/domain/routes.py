"""Entry routes as structured values, read from a certification's facts.

Each requirement of a route is a fact of its own, with its own source, date and confidence. What no fact
states is unknown, which is not the same as "none".
"""

from collections.abc import Iterable
from dataclasses import dataclass

from certifications.domain.education import Education
from certifications.domain.facts import Fact
from certifications.domain.fields import route_of
from certifications.domain.values import CertificationsHeld, MonthsOf


@dataclass(frozen=True, slots=True)
class EntryRoute:
    """One way in. `months`, `training_hours` and `window_years` are None when unknown.

    `is_expressed` tells whether the fields say everything that the source says; a route by points or by
    free-text education keeps its text in `words` and counts as unknown.
    """

    number: int
    education: Education
    months: tuple[MonthsOf, ...] | None
    experience_kind: str
    window_years: int | None
    training_hours: int | None
    course: str
    certifications: tuple[CertificationsHeld, ...]
    words: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def is_expressed(self) -> bool:
        """Whether the structured fields hold all that is known of the route."""
        return not self.words

    @property
    def is_open_to_newcomers(self) -> bool:
        """Whether somebody without experience, degree or certification may take it."""
        return (
            self.is_expressed
            and self.education in {Education.NONE, Education.SECONDARY}
            and self.months is not None
            and all(part.months == 0 for part in self.months)
            and not self.certifications
        )


def routes_of(facts: Iterable[Fact]) -> tuple[EntryRoute, ...]:
    """The routes of a certification, in their numbers' order. Empty means unknown, never "open to all"."""
    by_number: dict[int, dict[str, list[Fact]]] = {}
    for fact in facts:
        place = route_of(fact.key)
        if place:
            by_number.setdefault(place[0], {}).setdefault(place[1], []).append(fact)
    return tuple(_route(number, by_number[number]) for number in sorted(by_number))


def _route(number: int, stated: dict[str, list[Fact]]) -> EntryRoute:
    education_text = _text(stated, "education")
    level = next((fact.education for fact in stated.get("education", [])), None)
    education = Education.UNKNOWN if level is None else level
    words = tuple(
        text
        for text in (
            education_text if education_text and education is Education.UNKNOWN else "",
            _text(stated, "experience_points"),
        )
        if text
    )
    return EntryRoute(
        number=number,
        education=education,
        months=_months(stated),
        experience_kind=_text(stated, "experience_kind"),
        window_years=_number(stated, "window_years"),
        training_hours=_number(stated, "training_hours"),
        course=_text(stated, "course_required"),
        certifications=tuple(
            fact.typed
            for fact in stated.get("certs_required", [])
            if isinstance(fact.typed, CertificationsHeld)
        ),
        words=words,
        facts=tuple(fact for facts in stated.values() for fact in facts),
    )


def _text(stated: dict[str, list[Fact]], key: str) -> str:
    return next((fact.value for fact in stated.get(key, [])), "")


def _number(stated: dict[str, list[Fact]], key: str) -> int | None:
    return next((fact.typed for fact in stated.get(key, []) if isinstance(fact.typed, int)), None)


def _months(stated: dict[str, list[Fact]]) -> tuple[MonthsOf, ...] | None:
    for fact in stated.get("experience_months", []):
        if isinstance(fact.typed, tuple):
            return tuple(part for part in fact.typed if isinstance(part, MonthsOf))
    return None
