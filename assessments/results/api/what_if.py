"""“What if?” for programs: the same fields, refusals and sentences as the page. Nothing is stored."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assessments.domain.definitions.definition import MOST_HOURS_A_WEEK, ExploreKind
from assessments.domain.trials.inputs import Tried
from assessments.results.api.outcome import path_part
from assessments.results.api.outcome_serializers import OutcomePathSerializer
from assessments.results.api.parts import Document, some
from assessments.results.api.piece_serializers import choice_of, maybe, texts
from assessments.results.api.plan import together_part, unknown_parts
from assessments.results.api.plan_entries import rung_entries
from assessments.results.api.plan_serializers import (
    PlanEntrySerializer,
    PlanTogetherSerializer,
    PlanUnknownSerializer,
)
from assessments.results.forms.what_if import OTHERS, OWN, WhatIfForm
from assessments.results.presenters.result import kind_words
from assessments.results.presenters.trial_effect import Side
from assessments.results.views.told_trial import ToldTrial, TrialGround, told_trial
from portal.shared.rest.problem_types import INVALID
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.serializers import InputSerializer, ShownSerializer

MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": MOST_HOURS_A_WEEK})
class HoursField(serializers.IntegerField):
    """Hours; that they are too few or too many, the form says in the words of the page."""


class WhatIfInput(InputSerializer):
    """What to try. What you leave out stays as answered; an empty text means no answer."""

    hours = HoursField(required=False, help_text="Hours of training per week.")
    budget = serializers.CharField(required=False, allow_blank=True, max_length=100)
    payer = serializers.ChoiceField(required=False, choices=(OWN, OTHERS))
    region = serializers.CharField(required=False, allow_blank=True, max_length=100)
    role = serializers.CharField(required=False, allow_blank=True, max_length=100)
    start = serializers.RegexField(
        MONTH,
        required=False,
        error_messages={"invalid": gettext_lazy("Write a month, such as 2027-03.")},
        help_text="The month to start in, such as 2027-03.",
    )


class TrialChoiceSerializer(ShownSerializer):
    """A value that can be tried out."""

    value = serializers.CharField(allow_blank=True)
    label = serializers.CharField()


class TrialFieldSerializer(ShownSerializer):
    """Something that can be tried out."""

    key = serializers.CharField()
    label = serializers.CharField()
    note = maybe()
    as_answered = serializers.JSONField(help_text="The value that means the answer given.")
    least = serializers.IntegerField(allow_null=True)
    most = serializers.IntegerField(allow_null=True)
    choices = TrialChoiceSerializer(many=True)


class TrialFieldsSerializer(ShownSerializer):
    """What can be tried out."""

    outcome = serializers.UUIDField()
    fields_to_try = TrialFieldSerializer(many=True)


class TrialSideSerializer(ShownSerializer):
    """An outcome with today’s catalogue."""

    as_of = serializers.DateField()
    path = OutcomePathSerializer()
    undecided_kind = choice_of(ExploreKind, allow_null=True)
    undecided_words = maybe()
    entries = PlanEntrySerializer(many=True)
    together = PlanTogetherSerializer()
    unknown = PlanUnknownSerializer(many=True)


class TrialRowSerializer(ShownSerializer):
    """Something that differs."""

    head = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class TriedSerializer(ShownSerializer):
    """What differs from the answers; null means as answered."""

    hours = serializers.IntegerField(allow_null=True)
    budget = serializers.CharField(allow_null=True, allow_blank=True)
    is_paid_by_others = serializers.BooleanField()
    region = serializers.CharField(allow_null=True, allow_blank=True)
    role = serializers.CharField(allow_null=True, allow_blank=True)
    start = serializers.DateField(allow_null=True)


class TrialSerializer(ShownSerializer):
    """What the trial leads to. Nothing is stored."""

    outcome = serializers.UUIDField()
    tried = TriedSerializer()
    sentence = maybe("What the trial changes; null if nothing is tried.")
    rows = TrialRowSerializer(many=True)
    same = maybe("What stays the same.")
    notes = texts("The catalogue and the day that it uses.")
    before = TrialSideSerializer(help_text="As answered.")
    after = TrialSideSerializer(help_text="As tried.")


def trial_fields_document(ground: TrialGround) -> Document:
    """What may be tried, with what was answered."""
    form = WhatIfForm({}, ground.answered, ground.wording, ground.today)
    return {
        "outcome": ground.row.submission.public_id,
        "fields_to_try": [_field(key, field) for key, field in form.fields.items()],
    }


def _field(key: str, field: forms.Field) -> Document:
    choices: Iterable[Any] = field.widget.choices if isinstance(field.widget, forms.Select) else ()
    return {
        "key": key,
        "label": str(field.label),
        "note": some(str(field.help_text)),
        "as_answered": field.initial,
        "least": getattr(field, "min_value", None),
        "most": getattr(field, "max_value", None),
        "choices": [{"value": value, "label": str(label)} for value, label in choices],
    }


def trial_document(ground: TrialGround, given: Mapping[str, Any]) -> Document:
    """What follows from what is tried.

    Raises:
        ProblemError: a field is not among those that may be tried, or its value is none of its choices.
    """
    tried = _tried(ground, given)
    told = told_trial(ground, tried)
    return {
        "outcome": ground.row.submission.public_id,
        "tried": {
            "hours": tried.hours_a_week,
            "budget": tried.budget,
            "is_paid_by_others": tried.is_paid_by_others,
            "region": tried.region,
            "role": tried.role,
            "start": tried.start,
        },
        **_words(told),
        "before": _side(told.before),
        "after": _side(told.after),
    }


def _tried(ground: TrialGround, given: Mapping[str, Any]) -> Tried:
    form = WhatIfForm(given, ground.answered, ground.wording, ground.today)
    unknown = [key for key in given if key not in form.fields]
    refused = [(key, _("This assessment has no question about that.")) for key in unknown]
    refused += [(key, str(text)) for key, found in form.errors.items() for text in found]
    if refused:
        places = tuple((f"/{key}", text) for key, text in refused)
        raise ProblemError(INVALID, _("See “errors” for what to change."), errors=places)
    return form.tried


def _words(told: ToldTrial) -> Document:
    view = told.view
    return {
        "sentence": some(view.sentence),
        "rows": [{"head": row.head, "before": row.before, "after": row.after} for row in view.rows],
        "same": some(view.same),
        "notes": [*view.notes],
    }


def _side(side: Side) -> Document:
    outcome, material = side.outcome, side.material
    return {
        "as_of": outcome.as_of,
        "path": path_part(outcome.path, material.wording),
        "undecided_kind": outcome.kind,
        "undecided_words": some(kind_words(outcome.kind)),
        "entries": rung_entries(outcome.plan, material),
        "together": together_part(outcome, material.catalogue),
        "unknown": [*unknown_parts(outcome, material.catalogue)],
    }
