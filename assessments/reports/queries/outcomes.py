"""The report on outcomes: one row for each submission's current outcome."""

from typing import Any

from django.db.models import (
    Case,
    F,
    Func,
    IntegerField,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from assessments.models import AssessmentVersion, Outcome
from assessments.reports.queries.base import CellKind, Column, ReportKind

LEARNER, ANONYMOUS = "learner", "anonymous"
REAL, SYNTHETIC = "real", "synthetic"


class InUTC(Func):
    """A moment as ISO 8601 with its offset."""

    template = """to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"')"""
    output_field = TextField()


def base() -> QuerySet[Outcome]:
    """All outcomes but those of suspect attempts, the oldest first."""
    return _ordered().filter(submission__attempt__suspect=None)


def left_out() -> QuerySet[Outcome]:
    """The outcomes that `base` leaves out."""
    return _ordered().filter(submission__attempt__suspect__isnull=False)


def _ordered() -> QuerySet[Outcome]:
    return Outcome.objects.order_by("submitted_at", "id")


def columns() -> tuple[Column, ...]:
    """What stands in every export, then a pair a deciding dimension. Two queries."""
    return (
        Column("submission", _("Submission"), Cast(F("submission__public_id"), TextField())),
        Column("submitted_at", _("Submitted (UTC)"), InUTC(F("submitted_at"))),
        Column("origin", _("Origin"), _origin()),
        Column("holder", _("Holder"), _holder()),
        Column("learner_email", _("Email"), _text("submission__attempt__learner__email"), is_personal=True),
        Column("assessment", _("Assessment"), F("version__assessment__title")),
        Column("version", _("Version"), F("version__number"), CellKind.NUMBER),
        Column("engine", _("Engine"), F("engine"), CellKind.NUMBER),
        Column("as_of", _("As of"), Cast(F("as_of"), TextField())),
        Column("path", _("Path"), F("path")),
        Column("kind", _("Kind"), F("kind")),
        Column("previous_path", _("Path before"), F("previous_path")),
        Column("not_sure", _("Answers not sure"), _number("not_sure"), CellKind.NUMBER),
        Column("first_planned", _("First in the plan"), _first_planned()),
        *(column for key in _dimensions() for column in _score_columns(key)),
    )


OUTCOMES = ReportKind(key="outcomes", title=_("Outcomes"), base=base, left_out=left_out, columns=columns)


def _dimensions() -> list[str]:
    """The dimensions of all versions that decide, rather than tell a need; bytewise."""
    keys: set[str] = set()
    for dimensions in AssessmentVersion.objects.values_list("definition__dimensions", flat=True):
        keys.update(item["key"] for item in dimensions or () if not item.get("focus_area"))
    return sorted(keys)


def _score_columns(dimension: str) -> tuple[Column, Column]:
    score = KeyTransform(dimension, "scores")
    return (
        Column(
            f"{dimension}_points",
            _("%(dimension)s: points") % {"dimension": dimension},
            Cast(KeyTextTransform(0, score), IntegerField()),
            CellKind.NUMBER,
        ),
        Column(
            f"{dimension}_attainable",
            _("%(dimension)s: attainable") % {"dimension": dimension},
            Cast(KeyTextTransform(1, score), IntegerField()),
            CellKind.NUMBER,
        ),
    )


def _origin() -> Combinable:
    return Case(
        When(submission__attempt__is_synthetic=True, then=Value(SYNTHETIC)),
        default=Value(REAL),
        output_field=TextField(),
    )


def _holder() -> Combinable:
    return Case(
        When(submission__attempt__learner__isnull=False, then=Value(LEARNER)),
        default=Value(ANONYMOUS),
        output_field=TextField(),
    )


def _text(field: str) -> Combinable:
    return Coalesce(F(field), Value(""), output_field=TextField())


def _number(key: str) -> Combinable:
    return Cast(KeyTextTransform(key, "document"), IntegerField())


def _first_planned() -> Combinable:
    first: Any = KeyTextTransform("slug", KeyTransform(0, KeyTransform("plan", "document")))
    return Coalesce(first, Value(""), output_field=TextField())


def version_names() -> dict[int, str]:
    """What programs call versions: the address of the assessment and the number, "find-your-path:3", by key.
    One query.
    """
    versions = AssessmentVersion.objects.order_by("assessment__slug", "number")
    named = versions.values_list("pk", "assessment__slug", "number")
    return {pk: f"{slug}:{number}" for pk, slug, number in named}
