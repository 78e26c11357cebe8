"""The closed lists that facts and judgements draw from."""

from enum import StrEnum


class Orientation(StrEnum):
    """What a certification certifies: a discipline, one framework of it, or one product."""

    DISCIPLINE = "discipline-based"
    FRAMEWORK = "framework-specific"
    TOOL = "tool-specific"


class Status(StrEnum):
    """Whether the issuer offers it."""

    ACTIVE = "active"
    BEING_SUPERSEDED = "being-superseded"
    ANNOUNCED = "announced-or-early"


class Coverage(StrEnum):
    """How far a certification covers a focus area."""

    NONE = "none"
    PARTIAL = "partial"
    CORE = "core"
    UNKNOWN = "unknown"


class SourceQuality(StrEnum):
    """Whose word a source is."""

    OFFICIAL = "official"
    SEMI = "semi"
    SECONDARY = "secondary"
    WEAK = "weak"


class ExperienceKind(StrEnum):
    """The kinds of experience that a questionnaire can ask for and an entry rule can name."""

    PROJECT = "project"
    PROGRAMME = "programme"
    PORTFOLIO = "portfolio"
    BUSINESS = "business"
    OPERATIONS = "operations"


class ProgressionKind(StrEnum):
    """What holding one certification means for another: gates, waivers, renewals, habits."""

    COMPLEMENTS = "complements"
    COUNTS_TOWARD = "counts-toward"
    EQUIVALENT_LEVEL = "equivalent-level"
    MERGED_INTO = "merged-into"
    PART_OF = "part-of"
    RECOMMENDED = "recommended"
    REDUCES_EXPERIENCE = "reduces-experience"
    RENEWS = "renews"
    REQUIRED = "required"
    SATISFIES_PREREQUISITE = "satisfies-prerequisite"
    SUPERSEDED_BY = "superseded-by"
    TYPICAL_NEXT = "typical-next"
    UNCONFIRMED = "unconfirmed"
    WAIVES = "waives"


LEVELS = ("entry", "practitioner", "advanced")

DISCIPLINES = (
    "project-management",
    "work-management",
    "agile-delivery",
    "product-ownership",
    "programme-portfolio",
    "business-analysis",
    "risk",
    "service-operations",
    "process-improvement",
    "general-management",
    "functional-operations",
    "change-management",
    "tool-specific",
)

FOCUS_AREAS = (
    "project_work",
    "ongoing_operational_work",
    "recurring_workflows",
    "adhoc_unplanned_work",
    "cross_functional_coordination",
    "agile",
    "predictive",
    "people_stakeholders",
    "cost_schedule_risk",
    "workflow_design",
    "prioritisation",
)
