"""Wagtail's form for images, which refuses what would take too much room and what is damaged, in words."""

import struct
import zlib
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# What Pillow's readers raise for a file that begins like an image and is none.
DAMAGED = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


class PortalImageField(WagtailImageField):
    """Refuses an image with too many pixels by what its header says, then one that cannot be shown.

    Wagtail unpacks an image before it counts its pixels, and takes one whose head alone is sound.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        most = {"most": self.max_image_pixels // 1_000_000}
        told = getattr(self, "help_text", "")
        self.help_text = f"{told} " + _("At most %(most)d million pixels.") % most
        self.error_messages["file_too_many_pixels"] = (
            _("This image has more than %(most)d million pixels. Make it smaller, then upload it again.")
            % most
        )

    def to_python(self, data: Any) -> Any:
        """The file.

        Raises:
            ValidationError: it is no image, too large or damaged.
        """
        if data and self._is_bomb(data):
            code = "file_too_many_pixels"
            raise ValidationError(self.error_messages[code], code=code)
        try:
            found = super().to_python(data)
            if found is not None:
                with Image.open(found) as picture:
                    picture.load()
                found.seek(0)
        except ValidationError:
            raise
        except DAMAGED as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        return found

    def _is_bomb(self, file: Any) -> bool:
        """Reads the header alone. What has none that can be read is refused later."""
        try:
            with Image.open(file) as image:
                pixels: int = image.width * image.height
        except BOMBS:
            return True
        except DAMAGED:
            return False
        finally:
            file.seek(0)
        return bool(pixels > self.max_image_pixels)


class PortalImageForm(BaseImageForm):
    """Has our field in place of Wagtail's, where it asks for a file at all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theirs = self.fields.get("file")
        if isinstance(theirs, WagtailImageField):
            self.fields["file"] = PortalImageField(
                label=theirs.label,
                required=theirs.required,
                widget=theirs.widget,
                max_length=theirs.max_length,
            )
