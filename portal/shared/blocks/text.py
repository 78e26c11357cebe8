"""Headings, paragraphs and quotations."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.shared.blocks.start_assessment import StartAssessmentBlock

INLINE_FEATURES = ("bold", "italic", "link", "ol", "ul")


class HeadingBlock(blocks.StructBlock):
    """A section heading; the page's title is the only first-level one."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        description = _("Starts a new section of the page.")
        preview_value = {"text": "What the exam asks"}


class QuotationBlock(blocks.StructBlock):
    """A claim that is somebody's own, said so."""

    quotation = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who says so"), max_length=120)
    source_url = blocks.URLBlock(label=_("Source address"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quotation.html"
        description = _("A statement of an issuer or another party, attributed to it.")
        preview_value = {
            "quotation": "We certify people, not tools.",
            "attribution": "An issuer, on its own page",
            "source_url": "",
        }


class BodyBlock(blocks.StreamBlock):
    """The prose of a page."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"),
        features=list(INLINE_FEATURES),
        template="blocks/paragraph.html",
        description=_("Running text with links and lists."),
        preview_value="<p>Some credentials certify projects, some the work between them.</p>",
    )
    quotation = QuotationBlock()
    start_assessment = StartAssessmentBlock()

    class Meta:
        required = False
        template = "blocks/body.html"
