"""A fact base file as values: each part declared once, with the names that the file gives its fields.

The file is YAML of the shape that docs/howto/import-facts.md describes. `null` means that no source was
found: it yields no fact, never a zero.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    GetPydanticSchema,
    PlainValidator,
    create_model,
    field_validator,
)

from certifications.domain.fact_base.entry_rules import FileEntry
from certifications.domain.fact_base.lists import (
    CommonError,
    LearnerQuestion,
    LookAlike,
    StatedProgression,
    StatedReadings,
)
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
)
from certifications.domain.fields import FIELDS
from certifications.domain.names import name_and_remark
from certifications.domain.vocabulary import (
    DISCIPLINES,
    FOCUS_AREAS,
    LEVELS,
    Coverage,
    Orientation,
    SourceQuality,
    Status,
)

# What a record says of its coverage when nobody but the issuer supports it: an explicit table, so that
# nothing rests on a guess at words.
COVERAGE_BY_ISSUER = frozenset(
    {
        "Taken from the issuer’s own statements of scope. We have seen no syllabus.",
        "Taken from the issuer’s description of the role. We have seen no syllabus.",
    }
)

Discipline = Annotated[str, named(DISCIPLINES)]


class StatedIssuer(Declared):
    """Who awards it."""

    organisation: Needed
    site: NeededAddress


class Validated(Provenance):
    """What it validates: texts of one source."""

    facts: Many[Line] = ()


class CoveredScope(Declared):
    """How far it covers each focus area, and what that judgement rests on."""

    basis: Needed
    why: Needed

    @property
    def coverage(self) -> tuple[tuple[str, Coverage], ...]:
        """Each area with how far it is covered."""
        return tuple((area, getattr(self, area)) for area in FOCUS_AREAS)

    @property
    def is_by_issuer_alone(self) -> bool:
        """Whether it was read from the issuer's own account, without a syllabus."""
        return self.why in COVERAGE_BY_ISSUER


AREAS: dict[str, Any] = dict.fromkeys(FOCUS_AREAS, (Coverage, ...))
SCOPE = create_model("CoveredScope", __base__=CoveredScope, **AREAS)


class Dispute(Declared):
    """Statements that cannot all be true; a single one where the other sources say nothing of it."""

    topic: Needed
    claims: Many[Line] = Field((), validate_default=True)

    @field_validator("claims")
    @classmethod
    def _stated(cls, claims: tuple[str, ...]) -> tuple[str, ...]:
        if not claims:
            raise ValueError("should hold at least one statement.")
        return claims


class Contradiction(Provenance):
    """Statements of different sources that cannot all be true, side by side."""

    value: Dispute


class Source(Declared):
    """A source that was read for a record."""

    url: Address = ""
    reference: Text = Field("", alias="ref")
    year: Year = ""
    quality: SourceQuality
    note: Text = ""


class Record(Declared):
    """One certification of the file. Discipline to scope are judgements, the rest is stated."""

    slug: Needed
    stated_name: Needed = Field(alias="name")
    full_name: Annotated[Statement, stated(FIELDS["full_name"])] | None = None
    abbreviation: Text = ""
    status: Status
    named_in_seed: Flag
    issuer: StatedIssuer
    official_url: Address = ""
    official_url_checked: Flag
    discipline: Discipline
    also_fits_discipline: Discipline | None = None
    level: Annotated[str, named(LEVELS)]
    orientation: Orientation
    who_it_suits: Needed
    who_it_does_not_suit: Text = ""
    verdict: Text = ""
    scope: Annotated[CoveredScope, GetPydanticSchema(lambda _source, handler: handler(SCOPE))]
    validates: Validated
    last_changed: Annotated[Statement, stated(FIELDS["last_changed"])] | None = None
    related_credentials: Many[Annotated[Statement, stated(FIELDS["related"])]] = ()
    exam: Annotated[Sheet, sheet("exam.")]
    fees: Annotated[Sheet, sheet("fees.")]
    renewal: Annotated[Sheet, sheet("renewal.")]
    prerequisites: FileEntry
    contradictions: Many[Contradiction] = Field((), alias="conflicts")
    sources: Many[Source] = ()
    not_found: Many[Line] = ()
    stated_naming_note: Text = Field("", alias="naming_note")
    claims_policy: Text = ""
    seed_mention: Text = ""

    @property
    def name(self) -> str:
        """Its name, without a remark about it."""
        return name_and_remark(self.stated_name)[0]

    @property
    def naming_note(self) -> str:
        """What is remarked about its name."""
        return "; ".join(filter(None, (name_and_remark(self.stated_name)[1], self.stated_naming_note)))

    @property
    def entry_note(self) -> str:
        """An editor's note about the entry rules, which has no source."""
        return self.prerequisites.note if isinstance(self.prerequisites.note, str) else ""

    @property
    def facts(self) -> tuple[StatedFact, ...]:
        """All its facts, in the order in which a page holds them."""
        return (
            *(
                StatedFact("validates", n, text, self.validates)
                for n, text in enumerate(self.validates.facts)
            ),
            *facts_of("full_name", self.full_name),
            *facts_of("last_changed", self.last_changed),
            *facts_of("related", *self.related_credentials),
            *self.exam.facts("exam"),
            *self.fees.facts("fees"),
            *self.renewal.facts("renewal"),
            *self.prerequisites.facts(),
        )


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError("is missing, or not a date such as 2026-11-22.") from error


class Meta(Declared):
    """About the file itself; whatever else stands there is for its readers."""

    model_config = ConfigDict(extra="ignore")

    compiled: Annotated[date, PlainValidator(_day, json_schema_input_type=date)]


def _not_empty(value: object) -> object:
    if not value:
        raise ValueError("is missing or empty.")
    return value


class FactBase(Declared):
    """A whole file."""

    meta: Meta
    records: Annotated[Many[Record], BeforeValidator(_not_empty)] = Field(alias="certifications")
    progressions: Many[StatedProgression] = ()
    learner_questions: Many[LearnerQuestion] = ()
    common_errors: Many[CommonError] = Field((), alias="stale_facts")
    look_alikes: Many[LookAlike] = Field((), alias="lookalikes")
    readings: StatedReadings = StatedReadings()

    @property
    def compiled(self) -> date:
        """The file's day."""
        return self.meta.compiled
