"""What the blocks of an article are made of, by type."""

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from certifications.articles.api.prose_serializers import LiveFactSerializer, ProseSerializer
from certifications.comparisons.api.disciplines import DisciplineRowSerializer
from certifications.facts.api.fact_serializers import (
    CertificationReferenceSerializer,
    FactSerializer,
    TermReferenceSerializer,
)
from portal.shared.blocks.parts import NOTICE_KINDS
from portal.shared.rest.serializers import ShownSerializer, WebAddressField


def block_type(name: str) -> Any:
    """A field that is the same in all blocks of a type."""
    field = type("BlockTypeField", (serializers.CharField,), {})
    return extend_schema_field({"type": "string", "const": name})(field)()


class HeadingBlockSerializer(serializers.Serializer[Any]):
    """A heading; its page has it at `#anchor`."""

    type = block_type("heading")
    level = serializers.IntegerField()
    text = serializers.CharField()
    anchor = serializers.CharField(allow_null=True)


class TextBlockSerializer(serializers.Serializer[Any]):
    """Running text."""

    type = block_type("text")
    content = ProseSerializer(many=True)


class ImageBlockSerializer(serializers.Serializer[Any]):
    """A picture with its rights."""

    type = block_type("image")
    url = WebAddressField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alternative_text = serializers.CharField(allow_blank=True)
    caption = serializers.CharField(allow_blank=True)
    rights = serializers.CharField(allow_blank=True)


class TableCellSerializer(serializers.Serializer[Any]):
    """A cell: a number, or text."""

    number = serializers.FloatField(allow_null=True)
    content = ProseSerializer(many=True)


class TableBlockSerializer(serializers.Serializer[Any]):
    """A table. Its first column names the rows."""

    type = block_type("table")
    caption = serializers.CharField()
    columns = serializers.ListField(child=serializers.CharField())
    rows = serializers.ListField(child=TableCellSerializer(many=True))


class NoticeBlockSerializer(serializers.Serializer[Any]):
    """What readers should not miss."""

    type = block_type("notice")
    kind = serializers.ChoiceField(choices=NOTICE_KINDS)
    title = serializers.CharField(allow_blank=True)
    content = ProseSerializer(many=True)


class QuotationBlockSerializer(serializers.Serializer[Any]):
    """A claim that is somebody’s own."""

    type = block_type("quotation")
    text = serializers.CharField()
    attribution = serializers.CharField()
    url = serializers.URLField(allow_null=True)


class DecisionOptionSerializer(serializers.Serializer[Any]):
    """One choice, and for whom it is right."""

    choice = serializers.CharField()
    condition = ProseSerializer(many=True)


class DecisionBlockSerializer(serializers.Serializer[Any]):
    """Choices side by side, each with its condition."""

    type = block_type("decision")
    title = serializers.CharField()
    options = DecisionOptionSerializer(many=True)


class InstructionSerializer(serializers.Serializer[Any]):
    """One thing to do."""

    title = serializers.CharField()
    content = ProseSerializer(many=True)


class InstructionsBlockSerializer(serializers.Serializer[Any]):
    """What to do, in order."""

    type = block_type("steps")
    steps = InstructionSerializer(many=True)


class AnsweredQuestionSerializer(serializers.Serializer[Any]):
    """A question with its answer."""

    question = serializers.CharField()
    anchor = serializers.CharField()
    answer = ProseSerializer(many=True)


class QuestionsBlockSerializer(serializers.Serializer[Any]):
    """Questions that readers ask."""

    type = block_type("questions")
    questions = AnsweredQuestionSerializer(many=True)


class FileBlockSerializer(serializers.Serializer[Any]):
    """A document to download."""

    type = block_type("file")
    url = WebAddressField()
    title = serializers.CharField()
    format = serializers.CharField()
    bytes = serializers.IntegerField(allow_null=True)
    text = serializers.CharField(allow_blank=True)


class LinkCardBlockSerializer(serializers.Serializer[Any]):
    """A film or page elsewhere."""

    type = block_type("link_card")
    url = serializers.URLField()
    title = serializers.CharField()
    text = serializers.CharField(allow_blank=True)


class StartAssessmentBlockSerializer(serializers.Serializer[Any]):
    """An assessment to take."""

    type = block_type("start_assessment")
    id = serializers.UUIDField()
    title = serializers.CharField()
    url = WebAddressField()
    minutes = serializers.IntegerField()


class FactBlockSerializer(serializers.Serializer[Any]):
    """One fact, on its own."""

    type = block_type("fact")
    fact = LiveFactSerializer()
    note = serializers.CharField(allow_blank=True)


class CertificationCardBlockSerializer(serializers.Serializer[Any]):
    """A certification in brief, with the facts that the brief words sum up."""

    type = block_type("certification")
    certification = CertificationReferenceSerializer()
    summary = serializers.CharField(allow_blank=True)
    entry = serializers.CharField()
    exam = serializers.CharField()
    cost = serializers.CharField()
    facts = FactSerializer(many=True)


class BesideCellSerializer(serializers.Serializer[Any]):
    """What is known of one certification; `text` is null where nothing is."""

    text = serializers.CharField(allow_null=True)
    facts = FactSerializer(many=True)


class BesideRowSerializer(ShownSerializer):
    """One thing that is compared: a cell for each certification."""

    key = serializers.CharField()
    label = serializers.CharField()
    cells = BesideCellSerializer(many=True)


class SideBySideBlockSerializer(serializers.Serializer[Any]):
    """Two to four certifications beside each other."""

    type = block_type("side_by_side")
    caption = serializers.CharField(allow_blank=True)
    certifications = CertificationReferenceSerializer(many=True)
    rows = BesideRowSerializer(many=True)


class ComparisonRowsBlockSerializer(serializers.Serializer[Any]):
    """Rows of a comparison of two disciplines; `url` leads to all of it."""

    type = block_type("comparison_rows")
    caption = serializers.CharField()
    first = TermReferenceSerializer()
    second = TermReferenceSerializer()
    rows = DisciplineRowSerializer(many=True)
    title = serializers.CharField()
    url = WebAddressField()


class ShortTermSerializer(serializers.Serializer[Any]):
    """A word of the glossary, in short."""

    key = serializers.SlugField()
    name = serializers.CharField()
    short = serializers.CharField()
    url = WebAddressField()


class TermsBlockSerializer(serializers.Serializer[Any]):
    """Words that the text uses."""

    type = block_type("terms")
    terms = ShortTermSerializer(many=True)


BLOCKS: dict[str, type[serializers.Serializer[Any]]] = {
    "heading": HeadingBlockSerializer,
    "text": TextBlockSerializer,
    "image": ImageBlockSerializer,
    "table": TableBlockSerializer,
    "notice": NoticeBlockSerializer,
    "quotation": QuotationBlockSerializer,
    "decision": DecisionBlockSerializer,
    "steps": InstructionsBlockSerializer,
    "questions": QuestionsBlockSerializer,
    "file": FileBlockSerializer,
    "link_card": LinkCardBlockSerializer,
    "start_assessment": StartAssessmentBlockSerializer,
    "fact": FactBlockSerializer,
    "certification": CertificationCardBlockSerializer,
    "side_by_side": SideBySideBlockSerializer,
    "comparison_rows": ComparisonRowsBlockSerializer,
    "terms": TermsBlockSerializer,
}


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="ArticleBlock",
        serializers={**BLOCKS},
        resource_type_field_name="type",
        many=True,
    )
)
class BlocksField(serializers.Field[Any, Any, Any, Any]):
    """Blocks, each as its type has it."""

    def to_representation(self, value: list[dict[str, Any]]) -> list[Any]:
        return [BLOCKS[one["type"]](one, context=self.context).data for one in value]
