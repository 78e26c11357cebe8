"""What a record of a fact base file says about entry: ways in, courses, what stands for what."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Discriminator, Tag

from certifications.domain.fact_base.problems import IN_WORDS, WITH_SOURCE
from certifications.domain.fact_base.statements import (
    Declared,
    Provenance,
    Sheet,
    StatedFact,
    Statement,
    facts_of,
    sheet,
    stated,
)
from certifications.domain.fact_base.texts import Flag, Many, Text, Whole, named
from certifications.domain.fields import FIELDS, ROUTE_FIELDS
from certifications.domain.values import Value

# Whether a course has to come before the exam.
COURSES = ("compulsory", "recommended", "none")

ROUTE = sheet(
    "",
    ROUTE_FIELDS,
    certs_required=(Many[Annotated[Statement, stated(ROUTE_FIELDS["certs_required"])]], ()),
    experience_kind=(Text, ""),
)


class Course(Provenance):
    """Whether a course has to come before the exam, and what is known of it."""

    value: Annotated[str, named(COURSES)]
    hours: Whole = None
    days: Whole = None
    duration: Text = ""
    provider: Text = ""
    exam_without_course: Flag | None = None

    def facts(self) -> Iterator[StatedFact]:
        """What it states, each of the same source; the note is about the first."""
        yield StatedFact("prerequisites.course", 0, self.value, self)
        bare = self.model_copy(update={"note": "", "caution": ""})
        duration = self.duration or (f"{self.days} days" if self.days else "")
        known: tuple[tuple[str, Value], ...] = (
            ("course_hours", self.hours or ""),
            ("course_provider", self.provider),
            ("course_duration", duration),
            ("exam_without_course", _yes_or_no(self.exam_without_course)),
        )
        for name, value in known:
            if value:
                yield StatedFact(f"prerequisites.{name}", 0, value, bare)


def _yes_or_no(flag: bool | None) -> str:
    return "" if flag is None else "yes" if flag else "no"


class FileEntry(Declared):
    """What entry asks. A note in words alone is an editor's; one with a source states something."""

    routes: Many[Annotated[Sheet, ROUTE]] = ()
    substitutes: Many[Annotated[Statement, stated(FIELDS["prerequisites.substitutes"])]] = ()
    does_not_count: Annotated[Statement, stated(FIELDS["prerequisites.does_not_count"])] | None = None
    course: Course | None = None
    upcoming: Annotated[Statement, stated(FIELDS["prerequisites.upcoming"])] | None = None
    note: Annotated[
        Annotated[Text, Tag(IN_WORDS)]
        | Annotated[Statement, stated(FIELDS["prerequisites.note"]), Tag(WITH_SOURCE)],
        Discriminator(lambda raw: WITH_SOURCE if isinstance(raw, dict) else IN_WORDS),
    ] = ""

    def facts(self) -> Iterator[StatedFact]:
        """What it states."""
        for number, route in enumerate(self.routes, start=1):
            yield from route.facts(f"routes.{number}")
        yield from facts_of("prerequisites.substitutes", *self.substitutes)
        yield from facts_of("prerequisites.does_not_count", self.does_not_count)
        if self.course:
            yield from self.course.facts()
        yield from facts_of("prerequisites.upcoming", self.upcoming)
        if isinstance(self.note, Statement):
            yield from facts_of("prerequisites.note", self.note)
