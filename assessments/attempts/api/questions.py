"""Questions and answers as the API sends them: one shape for each kind, told apart by `kind`."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from assessments.attempts.presenters.question_data import HELD_KIND, AnswerData, QuestionData
from assessments.domain.definitions.questions import Kind
from portal.shared.rest.serializers import ShownSerializer

DECIDES = (("path", "It counts towards the path."), ("plan", "It affects only the plan."))


def _kind(*kinds: str) -> serializers.Field[Any, Any, Any, Any]:
    """What tells shapes apart: one of these alone."""
    schema = {"type": "string", "enum": [*kinds]} if len(kinds) > 1 else {"type": "string", "const": kinds[0]}

    @extend_schema_field(schema)
    class KindField(serializers.CharField):
        pass

    return KindField()


class ChoiceSerializer(ShownSerializer):
    """A choice of a question."""

    key = serializers.CharField(help_text="What to send as the answer.")
    label = serializers.CharField(help_text="What it says, in the language of the answer.")


class ClauseSerializer(serializers.Serializer[Any]):
    """A condition, in words."""

    text = serializers.CharField()
    any_of = serializers.ListField(
        child=serializers.CharField(), help_text="If there are any, one of these is enough."
    )


class VisibilitySerializer(serializers.Serializer[Any]):
    """When a question is asked. All clauses have to hold."""

    clauses = ClauseSerializer(many=True)
    conditions = serializers.ListField(
        child=serializers.DictField(), help_text="The same as data, in the format of definitions."
    )


class _AnswerSerializer(ShownSerializer):
    revision = serializers.IntegerField(
        min_value=0,
        help_text="Send it with your next answer to this question. 0 means there is no answer yet.",
    )
    label = serializers.CharField(help_text="The answer in words.")
    saved_at = serializers.DateTimeField(allow_null=True)
    carried_from = serializers.DateField(
        allow_null=True,
        help_text="The day of the answer that this was carried over from; null once it is confirmed.",
    )


class ChoiceAnswerSerializer(_AnswerSerializer):
    """The answer to a single choice or a scale."""

    kind = _kind(Kind.SINGLE.value, Kind.SCALE.value)
    value = serializers.CharField(allow_null=True, help_text="The key of a choice; null for no answer.")


class ChoicesAnswerSerializer(_AnswerSerializer):
    """The answer to a multiple choice."""

    kind = _kind(Kind.MULTIPLE.value)
    value = serializers.ListField(
        child=serializers.CharField(),
        allow_null=True,
        help_text="Keys of choices; an empty list means “none of these”, null means no answer.",
    )


class NumberAnswerSerializer(_AnswerSerializer):
    """The answer to a question about a number."""

    kind = _kind(Kind.NUMBER.value)
    value = serializers.IntegerField(allow_null=True, help_text="A whole number; null for no answer.")


class HeldCertificationSerializer(serializers.Serializer[Any]):
    """A certification that somebody holds. Dates that were not given are left out."""

    slug = serializers.SlugField(max_length=100, help_text="The slug in `/api/v1/certifications/`.")
    earned_on = serializers.DateField(required=False)
    expires_on = serializers.DateField(required=False)


class HeldAnswerSerializer(_AnswerSerializer):
    """Which certifications somebody holds."""

    kind = _kind(HELD_KIND)
    value = HeldCertificationSerializer(
        many=True, allow_null=True, help_text="An empty list means “none”; null means no answer."
    )


ANSWERS: Mapping[str, type[_AnswerSerializer]] = {
    Kind.SINGLE.value: ChoiceAnswerSerializer,
    Kind.SCALE.value: ChoiceAnswerSerializer,
    Kind.MULTIPLE.value: ChoicesAnswerSerializer,
    Kind.NUMBER.value: NumberAnswerSerializer,
    HELD_KIND: HeldAnswerSerializer,
}


@extend_schema_field(
    PolymorphicProxySerializer("Answer", serializers=dict(ANSWERS), resource_type_field_name="kind")
)
class AnswerField(serializers.Field[Any, Any, Any, Any]):
    """An answer in the shape of its kind."""

    def to_representation(self, value: AnswerData) -> Any:
        return answer_document(value)


def answer_document(answer: AnswerData) -> dict[str, Any]:
    """An answer as it is sent."""
    return dict(ANSWERS[answer.kind](answer).data)


class _QuestionSerializer(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="Permanent key, used in the address of the answer.")
    section = serializers.CharField(help_text="The key of its section.")
    text = serializers.CharField()
    help = serializers.CharField(help_text="An explanation of the question; empty if it has none.")
    decides = serializers.ChoiceField(DECIDES, help_text="What its answer affects.")
    is_required = serializers.BooleanField(
        help_text="Whether it needs an answer, unless the path is already known without it."
    )


class _ChoicesSerializer(_QuestionSerializer):
    choices = ChoiceSerializer(many=True)


class SingleQuestionSerializer(_ChoicesSerializer):
    """One choice of several."""

    kind = _kind(Kind.SINGLE.value)
    visible_if = VisibilitySerializer(allow_null=True, help_text="Null if everybody is asked.")


class ScaleQuestionSerializer(_ChoicesSerializer):
    """How far somebody agrees, on a scale."""

    kind = _kind(Kind.SCALE.value)
    visible_if = VisibilitySerializer(allow_null=True, help_text="Null if everybody is asked.")


class MultipleQuestionSerializer(_ChoicesSerializer):
    """Any number of choices."""

    kind = _kind(Kind.MULTIPLE.value)
    visible_if = VisibilitySerializer(allow_null=True, help_text="Null if everybody is asked.")


class _NumberSerializer(_QuestionSerializer):
    unit = serializers.CharField(help_text="The key of what is counted, such as `months`.")
    unit_name = serializers.CharField()
    least = serializers.IntegerField(help_text="The least number that is accepted.")
    most = serializers.IntegerField(help_text="The largest number that is accepted.")
    bounds = serializers.CharField(help_text="The bounds in words.")


class NumberQuestionSerializer(_NumberSerializer):
    """A whole number within bounds."""

    kind = _kind(Kind.NUMBER.value)
    visible_if = VisibilitySerializer(allow_null=True, help_text="Null if everybody is asked.")


class HeldQuestionSerializer(_QuestionSerializer):
    """Which certifications in the catalogue somebody holds. Every assessment ends with this question."""

    kind = _kind(HELD_KIND)
    most = serializers.IntegerField(help_text="The most that can be named.")


class AskedSingleQuestionSerializer(_ChoicesSerializer):
    """One choice of several, with its answer in an attempt."""

    kind = _kind(Kind.SINGLE.value)
    answer = ChoiceAnswerSerializer()


class AskedScaleQuestionSerializer(_ChoicesSerializer):
    """How far somebody agrees, on a scale, with the answer in an attempt."""

    kind = _kind(Kind.SCALE.value)
    answer = ChoiceAnswerSerializer()


class AskedMultipleQuestionSerializer(_ChoicesSerializer):
    """Any number of choices, with those that were chosen in an attempt."""

    kind = _kind(Kind.MULTIPLE.value)
    answer = ChoicesAnswerSerializer()


class AskedNumberQuestionSerializer(_NumberSerializer):
    """A whole number within bounds, with the one that was given in an attempt."""

    kind = _kind(Kind.NUMBER.value)
    answer = NumberAnswerSerializer()


class AskedHeldQuestionSerializer(_QuestionSerializer):
    """Which certifications somebody holds, with those named in an attempt."""

    kind = _kind(HELD_KIND)
    most = serializers.IntegerField(help_text="The most that can be named.")
    answer = HeldAnswerSerializer()


QUESTIONS: Mapping[str, type[_QuestionSerializer]] = {
    Kind.SINGLE.value: SingleQuestionSerializer,
    Kind.SCALE.value: ScaleQuestionSerializer,
    Kind.MULTIPLE.value: MultipleQuestionSerializer,
    Kind.NUMBER.value: NumberQuestionSerializer,
    HELD_KIND: HeldQuestionSerializer,
}
ASKED: Mapping[str, type[_QuestionSerializer]] = {
    Kind.SINGLE.value: AskedSingleQuestionSerializer,
    Kind.SCALE.value: AskedScaleQuestionSerializer,
    Kind.MULTIPLE.value: AskedMultipleQuestionSerializer,
    Kind.NUMBER.value: AskedNumberQuestionSerializer,
    HELD_KIND: AskedHeldQuestionSerializer,
}


@extend_schema_field(
    PolymorphicProxySerializer(
        "Question", serializers=dict(QUESTIONS), resource_type_field_name="kind", many=True
    )
)
class QuestionsField(serializers.Field[Any, Any, Any, Any]):
    """Questions, each in the shape of its kind."""

    shapes: Mapping[str, type[_QuestionSerializer]] = QUESTIONS

    def to_representation(self, value: tuple[QuestionData, ...]) -> Any:
        return [self.shapes[question.kind](question).data for question in value]


@extend_schema_field(
    PolymorphicProxySerializer(
        "AttemptQuestion", serializers=dict(ASKED), resource_type_field_name="kind", many=True
    )
)
class AskedQuestionsField(QuestionsField):
    """Questions with their answers, each in the shape of its kind."""

    shapes = ASKED
