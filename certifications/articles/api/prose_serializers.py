"""What running text is made of."""

from typing import Any

from rest_framework import serializers

from certifications.facts.api.fact_serializers import CertificationReferenceSerializer, FactSerializer
from portal.shared.blocks.prose import BOLD, ITALIC, RAISED
from portal.shared.rest.serializers import ShownSerializer, WebAddressField

MARKS = [(mark, mark) for mark in (BOLD, ITALIC, RAISED)]


class LiveFactSerializer(ShownSerializer):
    """A fact that a text names: as it is stated today, not as it was when the text was written."""

    certification = CertificationReferenceSerializer(allow_null=True)
    key = serializers.CharField()
    part = serializers.CharField(allow_blank=True, help_text="One of several amounts, such as `member`.")
    label = serializers.CharField()
    value = serializers.CharField(
        allow_null=True, help_text="In words; null where nothing is stated any more."
    )
    fact = FactSerializer(allow_null=True)
    gone = serializers.CharField(allow_blank=True, help_text="Why there is no fact, in a sentence.")


class StyledTextSerializer(serializers.Serializer[Any]):
    """Words that are alike in marks and link. A fact’s words are its value today."""

    text = serializers.CharField(trim_whitespace=False)
    marks = serializers.ListField(child=serializers.ChoiceField(choices=MARKS))
    url = WebAddressField(help_text="Where the words lead.")
    note = serializers.IntegerField(allow_null=True, help_text="The number of a source of the article.")
    fact = LiveFactSerializer(allow_null=True)


class TextItemSerializer(serializers.Serializer[Any]):
    """An item of a list; `depth` counts the lists around its own."""

    depth = serializers.IntegerField()
    is_ordered = serializers.BooleanField()
    text = StyledTextSerializer(many=True)


class ProseSerializer(serializers.Serializer[Any]):
    """A paragraph, which has `text`, or a list, which has `items`."""

    type = serializers.ChoiceField(choices=[("paragraph", "paragraph"), ("list", "list")])
    text = StyledTextSerializer(many=True)
    items = TextItemSerializer(many=True)
