"""Copies of images, in the size and format that a page wants."""

import structlog
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError

log = structlog.get_logger(__name__)


def copy_of(image: AbstractImage, spec: str) -> AbstractRendition | None:
    """A copy by Wagtail's words for it, such as "fill-320x160|format-webp"; None where the file is lost.

    A page does without a picture rather than failing. One query where the copy exists, none where it is
    prefetched.
    """
    try:
        copy: AbstractRendition = image.get_rendition(spec)
    except SourceImageIOError:
        log.warning("image_file_lost", image=image.pk)
        return None
    return copy
