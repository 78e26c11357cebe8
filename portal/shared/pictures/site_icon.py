"""The site's mark as browsers and phones show it."""

from functools import lru_cache
from io import BytesIO

from PIL import Image

from portal.shared.pictures.canvas import MARK_HEIGHT, MARK_WIDTH, PAPER, draw_mark

# What a phone may cut off an icon that fills its shape, as a share of its width, on each side.
SAFE_MARGIN = 0.24
MARGIN = 0.1
# Sizes within favicon.ico.
FAVICON_SIZES = (16, 32, 48)


@lru_cache(maxsize=8)
def site_icon(size: int, *, maskable: bool = False) -> bytes:
    """A square PNG on paper, `size` pixels wide; `maskable`: with room for a phone's own shape around it."""
    return _png(_icon(size, SAFE_MARGIN if maskable else MARGIN))


@lru_cache(maxsize=1)
def favicon() -> bytes:
    """The icon file that browsers ask for by its name, with the mark in three sizes."""
    largest, *others = (_icon(size, 0.0) for size in reversed(FAVICON_SIZES))
    file = BytesIO()
    sizes = [(size, size) for size in FAVICON_SIZES]
    largest.save(file, "ICO", sizes=sizes, append_images=others)
    return file.getvalue()


def _icon(size: int, margin: float) -> Image.Image:
    image = Image.new("RGB", (size, size), PAPER)
    width = size * (1 - 2 * margin)
    draw_mark(image, size * margin, (size - width * MARK_HEIGHT / MARK_WIDTH) / 2, width)
    return image


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
