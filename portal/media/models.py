"""The portal's own image and document models."""

from io import BytesIO
from typing import Any

from django.core.files import File
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

from portal.shared import page_cache


class PortalImage(AbstractImage):
    """An image with a text for those who cannot see it.

    Wagtail's own description is not asked for: it would be a second, optional place for the same words.
    """

    alternative_text = models.CharField(
        _("alternative text"),
        max_length=255,
        help_text=_("What the image shows, in a sentence, for readers who cannot see it."),
    )

    rights = models.CharField(
        _("rights"),
        max_length=200,
        help_text=_("Who made it, and on which terms we may show it. Readers see this below the image."),
    )

    admin_form_fields = (
        "title",
        "file",
        "alternative_text",
        "rights",
        *(name for name in Image.admin_form_fields if name not in {"title", "file", "description"}),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let kept pages be made anew: any of them may show the image or its text."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            page_cache.purge()

    def generate_rendition_file(self, filter: Filter, *, source: File[bytes] | None = None) -> File[bytes]:
        """Wagtail's rendition, in memory: nobody would close the temporary file it comes in."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return File(BytesIO(made.read()), name=made.name)

    @property
    def default_alt_text(self) -> str:
        """The text used where a page gives none of its own."""
        return self.alternative_text


class PortalRendition(AbstractRendition):
    """A cut or resized copy of an image."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="media_rendition_unique"
            ),
        )


class PortalDocument(AbstractDocument):
    """A file that editors offer for download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
