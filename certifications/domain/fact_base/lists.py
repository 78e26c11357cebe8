"""The parts of a fact base file that are lists of their own: progressions, errors, questions, look-alikes."""

from typing import Annotated, Literal

from pydantic import Field, PlainValidator

from certifications.domain.education import Education
from certifications.domain.fact_base.statements import Declared, Provenance
from certifications.domain.fact_base.texts import (
    Address,
    Flag,
    Line,
    Many,
    Needed,
    NeededAddress,
    Text,
    Year,
    named,
    one_of,
)
from certifications.domain.vocabulary import ProgressionKind

LEVELS = {level.name.lower().replace("_", "-"): level for level in Education}


# What a statement rests on: a source that says so, a source and our conclusion, or our judgement alone.
BASES = ("sourced", "mixed", "editorial")


def _level(value: object) -> Education:
    return LEVELS[one_of(LEVELS)(value)]


class StatedProgression(Provenance):
    """What holding one certification means for another. An end "ext:…" is not in the catalogue."""

    start: Needed = Field(alias="from")
    end: Needed = Field(alias="to")
    kind: ProgressionKind
    detail: Text = ""
    basis: Annotated[str, named(BASES)] = "sourced"
    waives: Many[Line] = ()
    needs_active: Flag = False


class DatedAddress(Declared):
    """An address with the year it was seen in; the year is empty when unknown."""

    url: NeededAddress
    year: Year = ""


class CommonError(Declared):
    """What other pages get wrong about a certification, and what is right."""

    certification: Needed
    wrong: Needed = Field(alias="stale_or_wrong")
    better: Needed
    seen_at: Many[DatedAddress] = ()
    corrected_by: Many[DatedAddress] = ()


class LearnerQuestion(Declared):
    """A question that learners ask in public."""

    question: Needed
    what_is_confused: Text = ""
    source_url: NeededAddress
    source_date: Year = Field("", alias="source_year")
    also: Many[Line] = ()


class LookAlike(Declared):
    """A name that is easily taken for one of the catalogue."""

    name: Needed
    what_it_is: Needed = Field(alias="is")
    source_url: Address = ""


class EducationRead(Declared):
    """The level that words for an education stand for."""

    words: Line
    level: Annotated[Education, PlainValidator(_level, json_schema_input_type=Literal[tuple(LEVELS)])]


class ExperienceRead(Declared):
    """The kind of experience that words stand for; empty when no questionnaire asks for it."""

    words: Line
    kind: Text = ""


class CourseRead(Declared):
    """Whose course words stand for: training that anybody may give, or else the issuer's own."""

    words: Line
    anybody: Flag = False


class NameRead(Declared):
    """The certification that a name with an addition stands for; empty for none of the file."""

    words: Line
    certification: Text = ""


class StatedReadings(Declared):
    """How the file's own words are read, and sites that are named and never linked."""

    educations: Many[EducationRead] = ()
    experience: Many[ExperienceRead] = ()
    courses: Many[CourseRead] = ()
    names: Many[NameRead] = ()
    machine_written: Many[Line] = ()
