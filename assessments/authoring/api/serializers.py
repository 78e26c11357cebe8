"""Drafts, their checks and proofs as programs read them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from wagtail.models import WorkflowState

from assessments.authoring.api.imports import RefusedPlaceSerializer
from assessments.authoring.presenters.draft import CheckState, DraftLock, ProofState
from assessments.domain.proof.report import FindingKind, Severity
from portal.shared.rest.serializers import SelectedSerializer

WORKFLOWS = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@extend_schema_field({"type": "object", "additionalProperties": True})
class ObjectField(serializers.JSONField):
    """An object whose members the definition decides."""


@extend_schema_field({})
class AnyJsonField(serializers.JSONField):
    """What somebody typed, as JSON."""


class DraftLineSerializer(SelectedSerializer):
    """An assessment as editors work on it."""

    identity = ("id",)

    id = serializers.UUIDField(help_text="Permanent; the same as in the admin’s addresses.")
    title = serializers.CharField(help_text="For editors.")
    slug = serializers.CharField(help_text="The last part of the address of the live assessment.")
    minutes = serializers.IntegerField(help_text="How long it takes.")
    version = serializers.IntegerField(
        allow_null=True, help_text="The version that people take now; null before the first."
    )
    is_live = serializers.BooleanField()
    has_unpublished_changes = serializers.BooleanField()
    saved_at = serializers.DateTimeField(allow_null=True, help_text="Null if it was never saved as a draft.")
    is_locked = serializers.BooleanField(help_text="Whether a moderator has locked it.")
    workflow = serializers.ChoiceField(
        [(state, state) for state in WORKFLOWS],
        allow_null=True,
        help_text="Null if it has not been submitted.",
    )
    task = serializers.CharField(allow_null=True, help_text="The step of the workflow that it waits at.")


class DraftSerializer(DraftLineSerializer):
    """A draft with its definition and its locks."""

    definition = AnyJsonField(
        allow_null=True, help_text="Null if the stored draft is not valid JSON yet: see `text`."
    )
    text = serializers.CharField(allow_null=True, help_text="The stored text, if it is not valid JSON yet.")
    logic_hash = serializers.CharField(
        allow_null=True,
        help_text="SHA-256 of everything that can change a result; null if the draft does not compile.",
    )
    wording_hash = serializers.CharField(
        allow_null=True, help_text="SHA-256 of the texts; null if the draft does not compile."
    )
    etag = serializers.CharField(help_text="Send it as `If-Match` to change the definition.")
    lock = serializers.ChoiceField([(one.value, one.value) for one in DraftLock])
    is_locked_for_you = serializers.BooleanField()


class DraftFindingSerializer(serializers.Serializer[Any]):
    """What the proof found at one place."""

    kind = serializers.ChoiceField([(one.value, one.value) for one in FindingKind])
    severity = serializers.ChoiceField([(one.value, one.value) for one in Severity])
    place = serializers.CharField(allow_blank=True, help_text="A path of permanent keys.")
    pointer = serializers.CharField(allow_blank=True, help_text="A JSON Pointer into the definition.")
    place_words = serializers.CharField()
    sentence = serializers.CharField()
    advice = serializers.CharField(allow_blank=True)
    parameters = ObjectField(help_text="What the sentence names, by permanent keys.")
    witnesses = serializers.ListField(child=ObjectField(), help_text="Answers by question that show it.")


class DraftChecksSerializer(serializers.Serializer[Any]):
    """What keeps a draft from going live. Somebody other than its author has to approve it."""

    state = serializers.ChoiceField([(one.value, one.value) for one in CheckState])
    sentence = serializers.CharField()
    refused = RefusedPlaceSerializer(many=True, help_text="Why it does not compile: the first hundred.")
    refusals = serializers.IntegerField(help_text="The number of them.")
    findings = DraftFindingSerializer(many=True)
    made_at = serializers.DateTimeField(allow_null=True, help_text="When the proof was made.")
    signed_at = serializers.DateTimeField(allow_null=True, help_text="When a moderator signed the warnings.")


class PathShareSerializer(serializers.Serializer[Any]):
    """How often a path comes out, when all answers are equally likely."""

    path = serializers.CharField(source="label")
    share = serializers.CharField(source="words")


class QuestionEffectSerializer(serializers.Serializer[Any]):
    """What a question may decide."""

    question = serializers.CharField()
    effect = serializers.CharField(source="words")


class ProofReportSerializer(serializers.Serializer[Any]):
    """What has been proved, besides the findings, in words."""

    mirror = serializers.CharField(help_text="Whether both sides are treated alike.")
    is_mirror_proved = serializers.BooleanField()
    shares = PathShareSerializer(many=True)
    shares_method = serializers.CharField(allow_blank=True)
    effects = QuestionEffectSerializer(many=True)
    are_effects_proved = serializers.BooleanField()
    fragile = serializers.CharField(allow_blank=True, help_text="The question that matters most.")


class DraftProofSerializer(serializers.Serializer[Any]):
    """How far the proof of a draft is."""

    state = serializers.ChoiceField([(one.value, one.value) for one in ProofState])
    sentence = serializers.CharField()
    job = serializers.UUIDField(allow_null=True, help_text="Follow it at `jobs/{id}/`.")
    done = serializers.IntegerField()
    total = serializers.IntegerField(allow_null=True, help_text="Null until it is known.")
    made_at = serializers.DateTimeField(allow_null=True)
    report = ProofReportSerializer(allow_null=True, help_text="Null until it is done.")
