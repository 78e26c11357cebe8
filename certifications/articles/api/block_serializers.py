"""What the blocks of an article are made of, by type."""

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from certifications.facts.api import CertificationLinkSerializer, SourcedFactSerializer
from portal.shared.blocks.parts import NOTICE_KINDS
from portal.shared.blocks.prose import BOLD, ITALIC, RAISED
from portal.shared.rest.serializers import AddressField


def block_type(name: str) -> Any:
    """A field that is the same in all blocks of a type."""
    field = type("BlockTypeField", (serializers.CharField,), {})
    return extend_schema_field({"type": "string", "const": name})(field)()


MARKS = [(mark, mark) for mark in (BOLD, ITALIC, RAISED)]


class LiveFactSerializer(serializers.Serializer[Any]):
    """A fact that a text names: as it is stated today, not as it was when the text was written."""

    certification = CertificationLinkSerializer(allow_null=True)
    key = serializers.CharField()
    part = serializers.CharField(allow_blank=True, help_text="One of several amounts, such as `member`.")
    label = serializers.CharField()  # type: ignore[assignment]  # a field
    value = serializers.CharField(
        allow_null=True, help_text="In words; null where nothing is stated any more."
    )
    fact = SourcedFactSerializer(allow_null=True)
    gone = serializers.CharField(allow_blank=True, help_text="Why there is no fact, in a sentence.")


class TextRunSerializer(serializers.Serializer[Any]):
    """Words that are alike in marks and link. A fact’s words are its value today."""

    text = serializers.CharField(trim_whitespace=False)
    marks = serializers.ListField(child=serializers.ChoiceField(choices=MARKS))
    url = AddressField(help_text="Where the words lead.")
    note = serializers.IntegerField(allow_null=True, help_text="The number of a source of the article.")
    fact = LiveFactSerializer(allow_null=True)


class TextItemSerializer(serializers.Serializer[Any]):
    """An item of a list; `depth` counts the lists around its own."""

    depth = serializers.IntegerField()
    is_ordered = serializers.BooleanField()
    text = TextRunSerializer(many=True)


class ProseSerializer(serializers.Serializer[Any]):
    """A paragraph, which has `text`, or a list, which has `items`."""

    type = serializers.ChoiceField(choices=[("paragraph", "paragraph"), ("list", "list")])
    text = TextRunSerializer(many=True)
    items = TextItemSerializer(many=True)


class HeadingSerializer(serializers.Serializer[Any]):
    """A heading; its page has it at `#anchor`."""

    type = block_type("heading")
    level = serializers.IntegerField()
    text = serializers.CharField()
    anchor = serializers.CharField(allow_null=True)


class TextSerializer(serializers.Serializer[Any]):
    """Running text."""

    type = block_type("text")
    content = ProseSerializer(many=True)


class ImageSerializer(serializers.Serializer[Any]):
    """A picture with its rights."""

    type = block_type("image")
    url = AddressField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alternative_text = serializers.CharField(allow_blank=True)
    caption = serializers.CharField(allow_blank=True)
    rights = serializers.CharField(allow_blank=True)


class CellSerializer(serializers.Serializer[Any]):
    """A cell: a number, or text."""

    number = serializers.FloatField(allow_null=True)
    content = ProseSerializer(many=True)


class TableSerializer(serializers.Serializer[Any]):
    """A table. Its first column names the rows."""

    type = block_type("table")
    caption = serializers.CharField()
    columns = serializers.ListField(child=serializers.CharField())
    rows = serializers.ListField(child=CellSerializer(many=True))


class NoticeSerializer(serializers.Serializer[Any]):
    """What readers should not miss."""

    type = block_type("notice")
    kind = serializers.ChoiceField(choices=NOTICE_KINDS)
    title = serializers.CharField(allow_blank=True)
    content = ProseSerializer(many=True)


class QuotationSerializer(serializers.Serializer[Any]):
    """A claim that is somebody’s own."""

    type = block_type("quotation")
    text = serializers.CharField()
    attribution = serializers.CharField()
    url = serializers.URLField(allow_null=True)


class OptionSerializer(serializers.Serializer[Any]):
    """One choice, and for whom it is right."""

    choice = serializers.CharField()
    condition = ProseSerializer(many=True)


class DecisionSerializer(serializers.Serializer[Any]):
    """Choices side by side, each with its condition."""

    type = block_type("decision")
    title = serializers.CharField()
    options = OptionSerializer(many=True)


class StepSerializer(serializers.Serializer[Any]):
    """One thing to do."""

    title = serializers.CharField()
    content = ProseSerializer(many=True)


class StepsSerializer(serializers.Serializer[Any]):
    """What to do, in order."""

    type = block_type("steps")
    steps = StepSerializer(many=True)


class AnsweredQuestionSerializer(serializers.Serializer[Any]):
    """A question with its answer."""

    question = serializers.CharField()
    anchor = serializers.CharField()
    answer = ProseSerializer(many=True)


class QuestionsSerializer(serializers.Serializer[Any]):
    """Questions that readers ask."""

    type = block_type("questions")
    questions = AnsweredQuestionSerializer(many=True)


class FileSerializer(serializers.Serializer[Any]):
    """A document to download."""

    type = block_type("file")
    url = AddressField()
    title = serializers.CharField()
    format = serializers.CharField()
    bytes = serializers.IntegerField(allow_null=True)
    text = serializers.CharField(allow_blank=True)


class LinkCardSerializer(serializers.Serializer[Any]):
    """A film or page elsewhere."""

    type = block_type("link_card")
    url = serializers.URLField()
    title = serializers.CharField()
    text = serializers.CharField(allow_blank=True)


class StartAssessmentSerializer(serializers.Serializer[Any]):
    """An assessment to take."""

    type = block_type("start_assessment")
    id = serializers.UUIDField()
    title = serializers.CharField()
    url = AddressField()
    minutes = serializers.IntegerField()


class FactBlockSerializer(serializers.Serializer[Any]):
    """One fact, on its own."""

    type = block_type("fact")
    fact = LiveFactSerializer()
    note = serializers.CharField(allow_blank=True)


class CertificationCardSerializer(serializers.Serializer[Any]):
    """A certification in brief, with the facts that the brief words sum up."""

    type = block_type("certification")
    certification = CertificationLinkSerializer()
    summary = serializers.CharField(allow_blank=True)
    entry = serializers.CharField()
    exam = serializers.CharField()
    cost = serializers.CharField()
    facts = SourcedFactSerializer(many=True)


class BesideCellSerializer(serializers.Serializer[Any]):
    """What is known of one certification; `text` is null where nothing is."""

    text = serializers.CharField(allow_null=True)
    facts = SourcedFactSerializer(many=True)


class BesideRowSerializer(serializers.Serializer[Any]):
    """One thing that is compared: a cell for each certification."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field
    cells = BesideCellSerializer(many=True)


class SideBySideSerializer(serializers.Serializer[Any]):
    """Two to four certifications beside each other."""

    type = block_type("side_by_side")
    caption = serializers.CharField(allow_blank=True)
    certifications = CertificationLinkSerializer(many=True)
    rows = BesideRowSerializer(many=True)


class GroundSerializer(serializers.Serializer[Any]):
    """What a cell rests on: a statement of a certification, with its source."""

    certification = serializers.CharField()
    value = serializers.CharField()
    name = serializers.CharField(allow_blank=True)
    url = serializers.URLField(allow_null=True)
    details = serializers.CharField(allow_blank=True, help_text="Days and confidence, in words.")


class ComparedCellSerializer(serializers.Serializer[Any]):
    """The answer for one discipline."""

    text = serializers.CharField()
    is_unknown = serializers.BooleanField()
    judged = serializers.CharField(allow_blank=True, help_text="Whose judgement it is.")
    sources = GroundSerializer(many=True)


class ComparedRowSerializer(serializers.Serializer[Any]):
    """One question asked of both disciplines."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field
    cells = ComparedCellSerializer(many=True)


class ComparisonRowsSerializer(serializers.Serializer[Any]):
    """Rows of a comparison of two disciplines; `url` leads to all of it."""

    type = block_type("comparison_rows")
    caption = serializers.CharField()
    columns = serializers.ListField(child=serializers.CharField())
    rows = ComparedRowSerializer(many=True)
    title = serializers.CharField()
    url = AddressField()


class ShortTermSerializer(serializers.Serializer[Any]):
    """A word of the glossary, in short."""

    key = serializers.SlugField()
    name = serializers.CharField()
    short = serializers.CharField()
    url = AddressField()


class TermsSerializer(serializers.Serializer[Any]):
    """Words that the text uses."""

    type = block_type("terms")
    terms = ShortTermSerializer(many=True)


BLOCKS: dict[str, serializers.Serializer[Any] | type[serializers.Serializer[Any]]] = {
    "heading": HeadingSerializer,
    "text": TextSerializer,
    "image": ImageSerializer,
    "table": TableSerializer,
    "notice": NoticeSerializer,
    "quotation": QuotationSerializer,
    "decision": DecisionSerializer,
    "steps": StepsSerializer,
    "questions": QuestionsSerializer,
    "file": FileSerializer,
    "link_card": LinkCardSerializer,
    "start_assessment": StartAssessmentSerializer,
    "fact": FactBlockSerializer,
    "certification": CertificationCardSerializer,
    "side_by_side": SideBySideSerializer,
    "comparison_rows": ComparisonRowsSerializer,
    "terms": TermsSerializer,
}


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="ArticleBlock",
        serializers=BLOCKS,
        resource_type_field_name="type",
        many=True,
    )
)
class BlocksField(serializers.Field[Any, Any, Any, Any]):
    """Blocks, each as its type has it."""

    def to_representation(self, value: list[dict[str, Any]]) -> list[Any]:
        return [self._shown(one) for one in value]

    def _shown(self, block: dict[str, Any]) -> Any:
        made = BLOCKS[block["type"]]
        assert isinstance(made, type)
        return made(block, context=self.context).data
