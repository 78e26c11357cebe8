"""Pictures, files, tables, and links to what others offer."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from portal.shared.blocks.text import short_prose

# Where a card may lead, by host, with the name that readers know. Nothing of theirs is loaded into our pages.
CARD_HOSTS: Mapping[str, str] = {
    "commons.wikimedia.org": "Wikimedia Commons",
    "en.wikipedia.org": "Wikipedia",
    "vimeo.com": "Vimeo",
    "www.youtube.com": "YouTube",
    "youtu.be": "YouTube",
}


class LabelledImageBlock(ImageBlock):
    """Wagtail’s block of an image with a text for its place, its first part with a translated label."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"].meta.label = _("Image")

    class Meta:
        # What a folded block is called. By itself Wagtail says “No”: the picture is not decorative.
        label_format = "{alt_text}"


class PictureBlock(blocks.StructBlock):
    """An image of the library with a text for this place, a caption, and its rights."""

    image = LabelledImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        label_format = "{image}"
        template = "blocks/picture.html"
        preview_template = "wagtailcore/shared/picture_preview.html"
        description = _("A picture with a caption. Its rights are those that the library has.")
        preview_value = {"image": None, "caption": "One kind of work ends, the other goes on."}


class FileBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("File"))
    text = blocks.CharBlock(
        label=_("What it is"), max_length=200, required=False, help_text=_("For whom, or what for.")
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/file.html"
        preview_template = "wagtailcore/shared/file_preview.html"
        description = _("A document that readers can download.")
        preview_value = {"document": None, "text": "A page to print and fill in."}


def is_card_address(url: str) -> bool:
    """Whether a card may lead to an address."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname in CARD_HOSTS


class LinkCardBlock(blocks.StructBlock):
    """A link to a film or page of another site; its own player or frame is not loaded."""

    url = blocks.URLBlock(
        label=_("Address"), help_text=_("On YouTube, Vimeo, Wikipedia or Wikimedia Commons.")
    )
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.CharBlock(label=_("Why it is worth a look"), max_length=240, required=False)

    class Meta:
        icon = "media"
        label = _("Film or page elsewhere")
        template = "blocks/link_card.html"
        description = _("A card that leads to another site. Nothing is loaded from there before a click.")
        preview_value = {
            "url": "https://en.wikipedia.org/wiki/Kanban",
            "title": "Kanban",
            "text": "Where the method comes from.",
        }

    def clean(self, value: Any) -> Any:
        """The value.

        Raises:
            StructBlockValidationError: a part is wrong, or the address is of no site that cards may lead to.
        """
        cleaned = super().clean(value)
        url = cleaned.get("url")
        if url and not is_card_address(url):
            names = ", ".join(dict.fromkeys(CARD_HOSTS.values()))
            refusal = _("A card can lead to %(names)s. For another site, write a link in a paragraph.")
            raise blocks.StructBlockValidationError({"url": ValidationError(refusal % {"names": names})})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["host"] = CARD_HOSTS.get(urlsplit(value.get("url") or "").hostname or "", "")
        return context


class TableBlock(TypedTableBlock):
    """A table of words and numbers. Its first column names the rows."""

    text = short_prose(label=_("Text"))
    number = blocks.FloatBlock(label=_("Number"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        description = _("Columns with headings; the first one names the rows. Give it a caption.")
        preview_value = {
            "caption": "Two ways to learn",
            "columns": [
                {"type": "text", "heading": "Way"},
                {"type": "text", "heading": "Good for"},
            ],
            "rows": [
                {"values": ["<p>Course</p>", "<p>people who learn with others</p>"]},
                {"values": ["<p>Book</p>", "<p>people who study alone</p>"]},
            ],
        }

    def clean(self, table: Any) -> Any:
        """The table.

        Raises:
            ValidationError: a cell is wrong; or, but in a draft, the caption or a heading is missing.
        """
        cleaned = super().clean(table)
        if self.is_deferred_validation:
            return cleaned
        if not cleaned.columns:
            raise TypedTableBlockValidationError(non_block_errors=[_("Add a column and a row.")])
        if not cleaned.caption.strip():
            raise TypedTableBlockValidationError(non_block_errors=[_("Write a caption above the table.")])
        if not all(column["heading"].strip() for column in cleaned.columns):
            raise TypedTableBlockValidationError(non_block_errors=[_("Give every column a heading.")])
        return cleaned
