"""Which facts a certification can have: key, label, unit, type of value and shelf life.

A route's facts have keys such as "routes.1.training_hours"; the number tells alternative routes apart.
"""

import re
from dataclasses import dataclass

from certifications.domain.facts import FactKind
from certifications.domain.values import ValueType


@dataclass(frozen=True, slots=True)
class FactField:
    """What one key means. `expected` fields are shown as unknown when no fact fills them.

    `asked` is what editors are asked for where the label alone leaves the unit open. Of `several` fields,
    many facts stand side by side; of others, one is in force on a day.
    """

    key: str
    label: str
    kind: FactKind
    value_type: ValueType
    unit: str = ""
    expected: bool = False
    asked: str = ""
    several: bool = False

    @property
    def question(self) -> str:
        """What editors are asked for, with its unit."""
        return self.asked or self.label


_EXAM, _FEE, _RENEWAL, _ENTRY, _CONTENT = (
    FactKind.EXAM,
    FactKind.FEE,
    FactKind.RENEWAL,
    FactKind.PREREQUISITE,
    FactKind.CONTENT,
)
_NUMBER, _MONEY, _TEXT = ValueType.NUMBER, ValueType.MONEY, ValueType.TEXT

FIELDS: dict[str, FactField] = {
    field.key: field
    for field in (
        FactField("validates", "What it validates", _CONTENT, _TEXT, expected=True, several=True),
        FactField("full_name", "Full name", _CONTENT, _TEXT),
        FactField("last_changed", "Last change", _CONTENT, _TEXT),
        FactField("related", "Related credential", _CONTENT, _TEXT, several=True),
        FactField(
            "exam.questions",
            "Questions",
            _EXAM,
            _NUMBER,
            "questions",
            expected=True,
            asked="Number of questions",
        ),
        FactField(
            "exam.scored_questions",
            "Scored questions",
            _EXAM,
            _NUMBER,
            "questions",
            asked="Number of scored questions",
        ),
        FactField("exam.marks", "Marks", _EXAM, _NUMBER, "marks", asked="Number of marks"),
        FactField(
            "exam.minutes", "Length", _EXAM, _NUMBER, "minutes", expected=True, asked="Length in minutes"
        ),
        FactField("exam.extra_time", "Extra time", _EXAM, _TEXT),
        FactField("exam.breaks", "Breaks", _EXAM, _TEXT),
        FactField("exam.format", "Format", _EXAM, _TEXT, expected=True),
        FactField("exam.pass_mark", "Pass mark", _EXAM, _TEXT, expected=True),
        FactField("exam.delivery", "Where and how", _EXAM, _TEXT, expected=True),
        FactField("exam.attempts", "Attempts", _EXAM, _TEXT),
        FactField("fees.exam", "Exam fee", _FEE, _MONEY),
        FactField("fees.exam_included", "Exam fee", _FEE, _TEXT),
        FactField("fees.attempt", "Fee per attempt", _FEE, _MONEY),
        FactField("fees.member", "Fee for members", _FEE, _MONEY),
        FactField("fees.non_member", "Fee for non-members", _FEE, _MONEY),
        FactField("fees.membership_per_year", "Annual membership", _FEE, _MONEY),
        FactField("fees.subscription_per_month", "Monthly subscription", _FEE, _MONEY),
        FactField("fees.assessment_usa_member", "Assessment in the USA, members", _FEE, _MONEY),
        FactField("fees.assessment_usa_non_member", "Assessment in the USA, non-members", _FEE, _MONEY),
        FactField("fees.course", "Course fee", _FEE, _MONEY),
        FactField("fees.total", "All in all", _FEE, _MONEY),
        FactField("fees.bundle", "Exam bundle", _FEE, _MONEY),
        FactField("fees.retake", "Retake fee", _FEE, _MONEY),
        FactField("fees.note", "About the fees", _FEE, _TEXT, several=True),
        FactField(
            "renewal.cycle_years",
            "Renewal every",
            _RENEWAL,
            _NUMBER,
            "years",
            expected=True,
            asked="Renewal every … years",
        ),
        FactField("renewal.units", "What renewal requires", _RENEWAL, _TEXT, expected=True),
        FactField("renewal.units_split", "How the units divide", _RENEWAL, _TEXT),
        FactField("renewal.fee", "Renewal fee", _RENEWAL, _MONEY, expected=True),
        FactField("renewal.other_routes", "Other ways to renew", _RENEWAL, _TEXT, several=True),
        FactField("prerequisites.substitutes", "Substitute", _ENTRY, _TEXT, several=True),
        FactField("prerequisites.does_not_count", "What does not count", _ENTRY, _TEXT, several=True),
        FactField("prerequisites.course", "Course before the exam", _ENTRY, _TEXT),
        FactField(
            "prerequisites.course_hours",
            "Length of the course",
            _ENTRY,
            _NUMBER,
            "hours",
            asked="Length of the course in hours",
        ),
        FactField("prerequisites.course_provider", "Course provider", _ENTRY, _TEXT),
        FactField("prerequisites.course_duration", "How long the course takes", _ENTRY, _TEXT),
        FactField("prerequisites.exam_without_course", "Exam without a course", _ENTRY, _TEXT),
        FactField("prerequisites.upcoming", "What changes", _ENTRY, _TEXT, several=True),
        FactField("prerequisites.note", "About the entry rules", _ENTRY, _TEXT, several=True),
    )
}

ROUTE_FIELDS: dict[str, FactField] = {
    field.key: field
    for field in (
        FactField("education", "Education", _ENTRY, _TEXT),
        FactField(
            "experience_months",
            "Experience",
            _ENTRY,
            ValueType.MONTHS,
            "months",
            asked="Experience in months",
        ),
        FactField("experience_kind", "Kind of experience", _ENTRY, _TEXT, several=True),
        FactField("experience_points", "Experience points", _ENTRY, _TEXT),
        FactField("total_points", "Points in all", _ENTRY, _NUMBER, "points"),
        FactField(
            "window_years",
            "How far back experience counts",
            _ENTRY,
            _NUMBER,
            "years",
            asked="Within the last … years",
        ),
        FactField("training_hours", "Training", _ENTRY, _NUMBER, "hours", asked="Training in hours"),
        FactField("course_required", "Course", _ENTRY, _TEXT),
        FactField("certs_required", "Certifications held", _ENTRY, ValueType.CERTIFICATIONS, several=True),
    )
}

_ROUTE_KEY = re.compile(r"^routes\.([1-9]\d?)\.([a-z_]+)$")


def route_of(key: str) -> tuple[int, str] | None:
    """The route number and field of a route's key, or None for other keys."""
    match = _ROUTE_KEY.match(key)
    return (int(match[1]), match[2]) if match else None


def field_of(key: str) -> FactField | None:
    """The field of a fact's key, or None when there is no such field."""
    route = route_of(key)
    return ROUTE_FIELDS.get(route[1]) if route else FIELDS.get(key)
