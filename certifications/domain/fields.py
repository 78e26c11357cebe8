"""Which facts a certification can have: key, label, unit, type of value and shelf life.

A route's facts have keys such as "routes.1.training_hours"; the number tells alternative routes apart.
"""

import re
from dataclasses import dataclass

from certifications.domain.facts import FactKind
from certifications.domain.values import ValueType


@dataclass(frozen=True, slots=True)
class Field:
    """What one key means. `expected` fields are shown as unknown when no fact fills them."""

    key: str
    label: str
    kind: FactKind
    value_type: ValueType
    unit: str = ""
    expected: bool = False


_EXAM, _FEE, _RENEWAL, _ENTRY, _CONTENT = (
    FactKind.EXAM,
    FactKind.FEE,
    FactKind.RENEWAL,
    FactKind.PREREQUISITE,
    FactKind.CONTENT,
)
_NUMBER, _MONEY, _TEXT = ValueType.NUMBER, ValueType.MONEY, ValueType.TEXT

FIELDS: dict[str, Field] = {
    field.key: field
    for field in (
        Field("validates", "What it validates", _CONTENT, _TEXT, expected=True),
        Field("last_changed", "Last change", _CONTENT, _TEXT),
        Field("related", "Related credential", _CONTENT, _TEXT),
        Field("exam.questions", "Questions", _EXAM, _NUMBER, "questions", expected=True),
        Field("exam.scored_questions", "Scored questions", _EXAM, _NUMBER, "questions"),
        Field("exam.marks", "Marks", _EXAM, _NUMBER, "marks"),
        Field("exam.minutes", "Length", _EXAM, _NUMBER, "minutes", expected=True),
        Field("exam.extra_time", "Extra time", _EXAM, _TEXT),
        Field("exam.breaks", "Breaks", _EXAM, _TEXT),
        Field("exam.format", "Format", _EXAM, _TEXT, expected=True),
        Field("exam.pass_mark", "Pass mark", _EXAM, _TEXT, expected=True),
        Field("exam.delivery", "Where and how", _EXAM, _TEXT, expected=True),
        Field("exam.attempts", "Attempts", _EXAM, _TEXT),
        Field("fees.exam", "Exam fee", _FEE, _MONEY),
        Field("fees.exam_included", "Exam fee", _FEE, _TEXT),
        Field("fees.attempt", "Fee an attempt", _FEE, _MONEY),
        Field("fees.member", "Fee for members", _FEE, _MONEY),
        Field("fees.non_member", "Fee for non-members", _FEE, _MONEY),
        Field("fees.membership_per_year", "Membership a year", _FEE, _MONEY),
        Field("fees.subscription_per_month", "Subscription a month", _FEE, _MONEY),
        Field("fees.course", "Course fee", _FEE, _MONEY),
        Field("fees.bundle", "Exam bundle", _FEE, _MONEY),
        Field("fees.retake", "Retake fee", _FEE, _MONEY),
        Field("fees.note", "About the fees", _FEE, _TEXT),
        Field("renewal.cycle_years", "Renewal every", _RENEWAL, _NUMBER, "years", expected=True),
        Field("renewal.units", "What renewal asks", _RENEWAL, _TEXT, expected=True),
        Field("renewal.fee", "Renewal fee", _RENEWAL, _MONEY, expected=True),
        Field("renewal.other_routes", "Other ways to renew", _RENEWAL, _TEXT),
        Field("prerequisites.substitutes", "Substitute", _ENTRY, _TEXT),
        Field("prerequisites.does_not_count", "What does not count", _ENTRY, _TEXT),
        Field("prerequisites.note", "About the entry rules", _ENTRY, _TEXT),
    )
}

ROUTE_FIELDS: dict[str, Field] = {
    field.key: field
    for field in (
        Field("education", "Education", _ENTRY, _TEXT),
        Field("experience_months", "Experience", _ENTRY, ValueType.MONTHS, "months"),
        Field("experience_kind", "Kind of experience", _ENTRY, _TEXT),
        Field("experience_points", "Experience points", _ENTRY, _TEXT),
        Field("total_points", "Points in all", _ENTRY, _NUMBER, "points"),
        Field("window_years", "Within the last", _ENTRY, _NUMBER, "years"),
        Field("training_hours", "Training", _ENTRY, _NUMBER, "hours"),
        Field("course_required", "Course", _ENTRY, _TEXT),
        Field("certs_required", "Certifications held", _ENTRY, ValueType.CERTIFICATIONS),
    )
}

_ROUTE_KEY = re.compile(r"^routes\.([1-9]\d?)\.([a-z_]+)$")


def route_of(key: str) -> tuple[int, str] | None:
    """The route number and field of a route's key, or None for other keys."""
    match = _ROUTE_KEY.match(key)
    return (int(match[1]), match[2]) if match else None


def field_of(key: str) -> Field | None:
    """The field of a fact's key, or None when there is no such field."""
    route = route_of(key)
    return ROUTE_FIELDS.get(route[1]) if route else FIELDS.get(key)
