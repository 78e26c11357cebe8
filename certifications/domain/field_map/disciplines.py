"""Which disciplines the map draws side by side, and how one certification leads to another on it."""

from enum import StrEnum

from certifications.domain.vocabulary import GroupRule, ProgressionKind


class DisciplineGroup(StrEnum):
    """Disciplines that stand side by side on the map, from left to right."""

    PROJECT = "projects"
    PRODUCT = "product"
    GENERAL = "general"
    ONGOING = "ongoing"
    OTHER = "other"
    TOOL = "tool"


# A discipline that editors add later is drawn under “other”, in sight, until somebody places it here.
GROUPS: dict[str, DisciplineGroup] = {
    "project-management": DisciplineGroup.PROJECT,
    "programme-portfolio": DisciplineGroup.PROJECT,
    "risk": DisciplineGroup.PROJECT,
    "agile-delivery": DisciplineGroup.PRODUCT,
    "product-ownership": DisciplineGroup.PRODUCT,
    "business-analysis": DisciplineGroup.GENERAL,
    "change-management": DisciplineGroup.GENERAL,
    "general-management": DisciplineGroup.GENERAL,
    "process-improvement": DisciplineGroup.ONGOING,
    "work-management": DisciplineGroup.ONGOING,
    "service-operations": DisciplineGroup.ONGOING,
    "functional-operations": DisciplineGroup.ONGOING,
    "tool-specific": DisciplineGroup.TOOL,
}


def group_of(discipline: str) -> DisciplineGroup:
    """The group of a discipline, by its key."""
    return GROUPS.get(discipline, DisciplineGroup.OTHER)


class LineKind(StrEnum):
    """What a line of the map says; each is drawn in its own way."""

    NEEDED = "needed"
    COUNTS = "counts"
    NEXT = "next"
    REPLACED = "replaced"
    UNCONFIRMED = "unconfirmed"


# What is not here leads nowhere further (renewals, equals, companions): the table alone has it.
LINE_KINDS: dict[ProgressionKind, LineKind] = {
    ProgressionKind.REQUIRED: LineKind.NEEDED,
    ProgressionKind.SATISFIES_PREREQUISITE: LineKind.NEEDED,
    ProgressionKind.COUNTS_TOWARD: LineKind.COUNTS,
    ProgressionKind.WAIVES: LineKind.COUNTS,
    ProgressionKind.REDUCES_EXPERIENCE: LineKind.COUNTS,
    ProgressionKind.PART_OF: LineKind.COUNTS,
    ProgressionKind.TYPICAL_NEXT: LineKind.NEXT,
    ProgressionKind.RECOMMENDED: LineKind.NEXT,
    ProgressionKind.SUPERSEDED_BY: LineKind.REPLACED,
    ProgressionKind.MERGED_INTO: LineKind.REPLACED,
    ProgressionKind.UNCONFIRMED: LineKind.UNCONFIRMED,
}

# Rules by which people take one of a group; the others say something else of it.
ALTERNATIVES = frozenset(
    {
        GroupRule.PICK_ONE,
        GroupRule.PICK_ONE_FIRST,
        GroupRule.PICK_ONE_LADDER,
        GroupRule.BY_SPECIALISM,
        GroupRule.BY_TOOL,
    }
)
