"""An advice file as values: role families, alternatives, what outgrows what, recognition, dated changes.

The file stands beside the fact base: it names certifications by their slugs there, and others as "ext:NAME".
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, PlainValidator

from certifications.domain.fact_base.records import Meta
from certifications.domain.fact_base.statements import Declared, Provenance
from certifications.domain.fact_base.texts import (
    Address,
    Line,
    Many,
    Needed,
    Text,
    Whole,
    Year,
    named,
    one_of,
)
from certifications.domain.facts import Confidence
from certifications.domain.vocabulary import (
    DISCIPLINES,
    Basis,
    CircumstanceKind,
    ExperienceKind,
    GroupRule,
    KindOfWork,
    RecognitionTopic,
)

# How the file calls the kinds of experience that rules count.
MONTHS_OF = {
    "leading_projects": ExperienceKind.PROJECT,
    "project_work": ExperienceKind.PROJECT_WORK,
    "leading_complex_projects": ExperienceKind.COMPLEX_PROJECT,
    "leading_programmes": ExperienceKind.PROGRAMME,
    "choosing_projects_or_programmes": ExperienceKind.PORTFOLIO,
    "agile_project_work": ExperienceKind.AGILE,
    "agile_team_lead": ExperienceKind.SCRUM_MASTER,
    "scrum_master_role": ExperienceKind.SCRUM_MASTER,
    "product_owner_role": ExperienceKind.PRODUCT_OWNER,
    "business_analysis": ExperienceKind.ANALYSIS,
    "risk_work": ExperienceKind.RISK,
    "scheduling": ExperienceKind.SCHEDULING,
    "process_improvement": ExperienceKind.IMPROVEMENT,
}
WITH = {"any": "", "secondary education": "secondary", "degree": "degree"}
ANYWHERE = "any"


def _regions(value: object) -> tuple[str, ...]:
    """Words for regions; none where any will do."""
    if value is None or value == ANYWHERE:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ValueError(f"should be a list of regions, or {ANYWHERE}.")
    return tuple(item.strip() for item in value if item != ANYWHERE)


def _read(table: Mapping[str, str]) -> PlainValidator:
    return PlainValidator(lambda value: str(table[one_of(table)(value)]))


Regions = Annotated[tuple[str, ...], PlainValidator(_regions)]
Lines = Many[Line]


class Weighed(Declared):
    """What rests on a source or on a judgement, and says on which."""

    basis: Basis
    confidence: Confidence | None = None


class StatedService(Weighed):
    """A certification that serves a role at a stage. `label` names one outside the fact base."""

    certification: Needed
    label: Text = ""
    why: Needed
    when: Text = ""
    sector: Text = ""
    regions: Regions = ()
    source_url: Address = ""
    source_date: Year = Field("", alias="source_year")
    note: Text = ""


class ByStage(Declared):
    """What serves a role at each stage, the usual choice first."""

    start: Many[StatedService] = ()
    established: Many[StatedService] = ()
    senior: Many[StatedService] = ()


class StatedMisfit(Declared):
    """A certification that is not for a role."""

    certification: Needed
    why: Needed


class StatedRole(Declared):
    """A role family."""

    slug: Needed
    name: Needed
    in_one_line: Needed
    synonyms: Lines = ()
    titles: Lines = ()
    titles_basis: Basis
    titles_sources: Lines = ()
    week: Lines = ()
    week_basis: Basis
    week_sources: Lines = ()
    kind_of_work: KindOfWork
    kind_note: Text = ""
    disciplines: Many[Annotated[str, named(DISCIPLINES)]] = ()
    certifications: ByStage
    not_for_this_role: Many[StatedMisfit] = ()
    counsel: Text = ""
    counsel_basis: Text = ""
    counsel_source: Text = ""
    counsel_also: Lines = ()


class StatedAlternative(Weighed):
    """One of a group of alternatives."""

    certification: Needed
    label: Text = ""
    form: Text = ""
    cost: Text = ""
    renewal: Text = ""
    recognition: Text = ""
    best_if: Text = ""
    caution: Text = ""
    sources: Lines = ()


class Default(Declared):
    """Which one of a group is taken where nothing else decides."""

    choose: Text = ""
    unless: Lines = ()
    basis: Text = ""


class StatedGroup(Declared):
    """A group of alternatives."""

    slug: Needed
    role: Needed
    level: Needed
    rule: GroupRule
    question: Needed
    members: Many[StatedAlternative] = ()
    default: Default = Default()
    why_rivals: Text = ""
    lock_in: Text = ""
    basis: Basis | None = None
    confidence: Confidence | None = None
    sources: Lines = ()
    note: Text = ""


class MonthsAtLeast(Declared):
    """So many months of a kind, with some education."""

    kind: Annotated[str, _read(MONTHS_OF)]
    months: Whole
    education: Annotated[str, _read(WITH)] = Field("", alias="with")


class MonthsBelow(Declared):
    """Fewer months of a kind than these, without holding one of some certifications."""

    kind: Annotated[str, _read(MONTHS_OF)]
    months: Whole
    unless_holds: Lines = ()


class Conditions(Declared):
    """Any one of them suffices."""

    holds_any: Lines = ()
    lacks_all: Lines = ()
    eligible_for_any: Lines = ()
    months_at_least: Many[MonthsAtLeast] = ()
    months_below: Many[MonthsBelow] = ()
    regions_not: Lines = ()
    employer_lacks: Lines = ()
    not_in_industry: Lines = ()
    not_in_work: Lines = ()
    tool_not_used: Lines = ()
    everybody_new: bool = False
    entry_rule_unknown: bool = False


class StatedOutgrown(Weighed):
    """Who has no use for a certification."""

    certification: Needed
    never_if: Conditions = Conditions()
    discourage_if: Conditions = Conditions()
    wrong_for_roles: Lines = ()
    only_for_roles: Lines = ()
    still_sensible_if: Lines = ()
    because: Needed
    sources: Lines = ()
    note: Text = ""


class StatedRecognition(Provenance):
    """What a source says of where certifications count."""

    statement: Needed
    topic: RecognitionTopic
    certifications: Lines = ()
    regions: Lines = ()
    industries: Lines = ()
    basis: Basis = Basis.SOURCED
    quality: Text = ""
    use_in_plan: Text = ""


class StatedChange(Provenance):
    """What changes about a certification, and from when."""

    certification: Needed
    what: Needed = Field(alias="field")
    before: Text = Field("", alias="value_before")
    after: Needed = Field(alias="value_after")
    in_force_from: Text = ""
    kind: Text = ""


class StatedRegion(Declared):
    """A region that the file names in words."""

    key: Needed
    name: Needed
    within: Text = ""


class StatedCircumstance(Declared):
    """A circumstance of somebody's work."""

    key: Needed
    name: Needed
    kind: CircumstanceKind


class CircumstanceRead(Declared):
    """The circumstance that words stand for; none where they say nothing that a plan has to ask."""

    words: Line
    circumstance: Text = ""


class AdviceReadings(Declared):
    """How the file's own words are read."""

    circumstances: Many[CircumstanceRead] = ()


def _names(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(
        isinstance(key, str) and isinstance(name, str) and name.strip() for key, name in value.items()
    ):
        raise ValueError("should give a name for each certification.")
    return value


class Advice(Declared):
    """A whole file. `names` are those of certifications outside the fact base.

    `base_corrections` are proposals to the editors of the fact base; an import reads none of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    meta: Meta
    role_families: Many[StatedRole] = ()
    alternatives: Many[StatedGroup] = ()
    outgrown_by: Many[StatedOutgrown] = ()
    recognition: Many[StatedRecognition] = ()
    dated_changes: Many[StatedChange] = ()
    base_corrections: Annotated[object, BeforeValidator(lambda _value: None)] = None
    regions: Many[StatedRegion] = ()
    circumstances: Many[StatedCircumstance] = ()
    names: Annotated[dict[str, str], PlainValidator(_names)] = Field(default_factory=dict)
    readings: AdviceReadings = AdviceReadings()
