"""What the API sends of attempts, and what it takes."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assessments.attempts.api.questions import AnswerField, AskedQuestionsField
from assessments.attempts.presenters.attempt_data import OPEN, SUBMITTED, present_summary
from assessments.domain.answers.held_document import MOST_HELD
from assessments.models import Attempt
from assessments.versions.queries.versions import definition_of
from assessments.wording.texts import Wording
from portal.shared.rest.serializers import InputSerializer, SelectedSerializer

STATUSES = ((OPEN, "Answers can be saved."), (SUBMITTED, "The answers are final; there is an outcome."))
MOST_REVISION = 999_999_999
_ANSWER_VALUE = {
    "description": (
        "The key of a choice, a list of keys, a whole number, the certifications held, or null for no "
        "answer. The question’s `kind` says which."
    ),
    "anyOf": [
        {"type": "null", "title": "NoAnswer"},
        {"type": "string", "title": "ChoiceValue"},
        {"type": "integer", "title": "NumberValue"},
        {"type": "array", "title": "ChoicesValue", "items": {"type": "string"}},
        {
            "type": "array",
            "title": "HeldValue",
            "maxItems": MOST_HELD,
            "items": {
                "type": "object",
                "title": "HeldEntry",
                "required": ["slug"],
                "additionalProperties": False,
                "properties": {
                    "slug": {"type": "string"},
                    "earned_on": {"type": "string", "format": "date"},
                    "expires_on": {"type": "string", "format": "date"},
                },
            },
        },
    ],
}


class AttemptSummarySerializer(SelectedSerializer):
    """An attempt in a list."""

    identity = ("id",)

    id = serializers.UUIDField()
    assessment = serializers.SlugField(help_text="The assessment’s slug.")
    title = serializers.CharField()
    version = serializers.IntegerField(help_text="The version of the assessment.")
    status = serializers.ChoiceField(STATUSES)
    started_at = serializers.DateTimeField()
    saved_at = serializers.DateTimeField(allow_null=True, help_text="When an answer was last saved.")
    submitted_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.UUIDField(
        allow_null=True,
        help_text="The outcome’s ID for `/api/v1/outcomes/`; null until the attempt is submitted.",
    )

    def to_representation(self, instance: Attempt) -> dict[str, Any]:
        outcome = instance.submission.public_id if instance.submitted_at else None
        wording = Wording(definition_of(instance.version))
        return super().to_representation(present_summary(instance, wording, outcome))


class ProgressSerializer(serializers.Serializer[Any]):
    """How far an attempt has got."""

    visible = serializers.ListField(
        child=serializers.CharField(), help_text="The questions that are asked with these answers, in order."
    )
    needed = serializers.ListField(
        child=serializers.CharField(),
        help_text="Questions that you have to answer before you submit.",
    )
    can_submit = serializers.BooleanField(
        help_text="Whether it can be submitted now, because no open question can change the path."
    )
    is_clear = serializers.BooleanField(
        help_text="Whether the path is already known, although questions that affect it are open."
    )
    next_question = serializers.CharField(
        help_text="The question to ask next; `@held` means the certifications held. Empty if none is left."
    )


class LengthSerializer(serializers.Serializer[Any]):
    """The most there can be to answer."""

    questions = serializers.IntegerField()
    minutes = serializers.IntegerField()


class AskedSectionSerializer(serializers.Serializer[Any]):
    """A section, with those of its questions that are asked."""

    key = serializers.CharField()
    title = serializers.CharField()
    introduction = serializers.CharField()
    is_optional = serializers.BooleanField(help_text="Whether its answers affect only the plan.")
    questions = AskedQuestionsField()


class AttemptSerializer(serializers.Serializer[Any]):
    """An attempt: what is asked, what is answered, what is still needed."""

    id = serializers.UUIDField(source="summary.id")
    assessment = serializers.SlugField(source="summary.assessment")
    title = serializers.CharField(source="summary.title")
    version = serializers.IntegerField(source="summary.version")
    status = serializers.ChoiceField(STATUSES, source="summary.status")
    started_at = serializers.DateTimeField(source="summary.started_at")
    saved_at = serializers.DateTimeField(source="summary.saved_at", allow_null=True)
    submitted_at = serializers.DateTimeField(source="summary.submitted_at", allow_null=True)
    outcome = serializers.UUIDField(
        source="summary.outcome",
        allow_null=True,
        help_text="The outcome’s ID for `/api/v1/outcomes/`; null until the attempt is submitted.",
    )
    progress = ProgressSerializer()
    left = LengthSerializer()
    carried_on = serializers.DateField(
        allow_null=True,
        help_text="The day of answers that were carried over from last time and have not been confirmed.",
    )
    sections = AskedSectionSerializer(many=True)


class StartedAttemptSerializer(AttemptSerializer):
    """An attempt, with its token if it was just started without an account."""

    attempt_token = serializers.CharField(
        allow_null=True,
        help_text="Shown only now, if you have no account. Send it as `Attempt-Token` from now on.",
    )


class StartInputSerializer(InputSerializer):
    """Which assessment to begin."""

    assessment = serializers.SlugField(max_length=255, help_text="The slug in `/api/v1/assessments/`.")


@extend_schema_field(_ANSWER_VALUE)
class AnswerValueField(serializers.JSONField):
    """An answer as it is sent: the service reads it by its question."""


class WholeNumberField(serializers.IntegerField):
    """A number of JSON: no text that looks like one."""

    def to_internal_value(self, data: Any) -> int:
        if type(data) is not int:
            self.fail("invalid")
        return super().to_internal_value(data)


class AnswerInputSerializer(InputSerializer):
    """An answer, and the revision you last read."""

    value = AnswerValueField(allow_null=True)
    revision = WholeNumberField(
        min_value=0,
        max_value=MOST_REVISION,
        help_text="The revision of the stored answer; 0 if there is none.",
    )


class RevisionSerializer(InputSerializer):
    """The revision of an answer that is cleared."""

    revision = serializers.IntegerField(min_value=0, max_value=MOST_REVISION)


class SavedSerializer(serializers.Serializer[Any]):
    """The stored answer, and what it means for the attempt."""

    answer = AnswerField()
    progress = ProgressSerializer()


class OutcomeLinkSerializer(serializers.Serializer[Any]):
    """The outcome of an attempt, in short."""

    id = serializers.UUIDField()
    path = serializers.CharField(help_text="The key of the recommended path.")
    path_name = serializers.CharField()
    submitted_at = serializers.DateTimeField()
    url = serializers.CharField(help_text="The API’s address for all of it, as a path on this host.")
    page = serializers.CharField(help_text="The page for people, as a path on this host.")


class _ProblemSerializer(serializers.Serializer[Any]):
    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()


class AnswerConflictSerializer(_ProblemSerializer):
    """A refusal (RFC 9457): `stale-answer` with the answer that is stored, or `already-submitted` with the
    outcome.
    """

    current = AnswerField(required=False)
    outcome = serializers.CharField(required=False, help_text="The outcome’s address.")


class NeededSerializer(serializers.Serializer[Any]):
    """A question that needs an answer."""

    key = serializers.CharField()
    text = serializers.CharField()


class SubmissionRefusalSerializer(_ProblemSerializer):
    """A refusal (RFC 9457): `incomplete` with the questions that need an answer, or
    `idempotency-key-reused`.
    """

    needed = NeededSerializer(many=True, required=False)
