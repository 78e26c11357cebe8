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
    WITHDRAWN = "withdrawn"


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
    """The kinds of experience that a questionnaire can ask for and an entry rule can name.

    PROJECT, PROGRAMME and PORTFOLIO are months of leading; PROJECT_WORK counts any part in projects.
    """

    PROJECT = "project"
    PROJECT_WORK = "project_work"
    COMPLEX_PROJECT = "complex_project"
    PROGRAMME = "programme"
    PORTFOLIO = "portfolio"
    AGILE = "agile"
    SCRUM_MASTER = "scrum_master"
    PRODUCT_OWNER = "product_owner"
    ANALYSIS = "analysis"
    RISK = "risk"
    SCHEDULING = "scheduling"
    IMPROVEMENT = "improvement"
    MANAGEMENT = "management"
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


class Stage(StrEnum):
    """How far somebody is in a role: beginning it, doing it on their own, leading others in it."""

    START = "start"
    ESTABLISHED = "established"
    SENIOR = "senior"


class KindOfWork(StrEnum):
    """What a role is made of: what changes something and hands it over, what goes on, or both."""

    PROJECT = "project"
    ONGOING = "ongoing"
    BOTH = "both"


class Basis(StrEnum):
    """What a statement rests on: a source, a source and a conclusion of ours, or our judgement alone."""

    SOURCED = "sourced"
    MIXED = "mixed"
    EDITORIAL = "editorial"


class Service(StrEnum):
    """How well a certification serves a role at a stage."""

    USUAL = "usual"
    GOOD = "good"
    SPECIAL = "special"


class GroupRule(StrEnum):
    """What holds among the certifications of a group of alternatives."""

    PICK_ONE = "pick-one"
    PICK_ONE_FIRST = "pick-one-first"
    PICK_ONE_LADDER = "pick-one-ladder"
    SUCCESSOR = "successor"
    BY_SPECIALISM = "by-specialism"
    ORDER_FREE = "order-free"
    BY_TOOL = "by-tool"
    ENTRY_RULE_UNKNOWN = "entry-rule-unknown"


class Strength(StrEnum):
    """Whether what outgrows a certification rules it out, or speaks against it."""

    NEVER = "never"
    DISCOURAGE = "discourage"


class OutgrownWhen(StrEnum):
    """What makes a certification of no use to somebody."""

    HOLDS = "holds"
    LACKS = "lacks"
    MAY_ENTER = "may_enter"
    MONTHS_AT_LEAST = "months_at_least"
    MONTHS_BELOW = "months_below"
    OUTSIDE_REGION = "outside_region"
    WITHOUT = "without"
    IN_ROLE = "in_role"
    NOT_IN_ROLE = "not_in_role"
    NOBODY_NEW = "nobody_new"
    ENTRY_UNKNOWN = "entry_unknown"


class RecognitionTopic(StrEnum):
    """What a statement on recognition is about."""

    JOB_ADVERTS = "job-adverts"
    HOLDERS = "holders"
    EMPLOYER_RULE = "employer-rule"
    REGION = "region"
    ACCREDITATION = "accreditation"
    VERIFY = "verify"
    EFFECT = "effect"


class CircumstanceKind(StrEnum):
    """What a circumstance of somebody's work is."""

    FIELD = "field"
    METHOD = "method"
    TASK = "task"
    TOOL = "tool"


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
