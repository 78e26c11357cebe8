"""The ink, the letters and the mark that all drawn pictures share."""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

# As in css/foundation.css and css/paths.css, light.
PAPER = "#fbfaf6"
INK = "#1e1c19"
INK_SOFT = "#5a554c"
RULE = "#ddd8cb"
ACCENT = "#9a2b1c"
SQUARE = "#1b55a6"
CIRCLE = "#23693a"

# Everything is drawn this many times as large and then made smaller: Pillow's shapes have hard edges.
FINER = 4
# The mark as templates/components/site_mark.html draws it: 28 by 20, a square from (1, 2), a circle.
MARK_WIDTH, MARK_HEIGHT = 28, 20
# The font has shapes of their own for sizes up to this one; larger ones would be too thin in a small picture.
LARGEST_SHAPES = 30


@lru_cache(maxsize=32)
def letters(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Source Serif at a size in pixels and a weight from 200 to 900; the same on every machine."""
    # Not "Raqm": a library of the system, which sets the same words differently where it is there.
    content = (files("fontpkg_source_serif_4") / "files" / "SourceSerif4[opsz,wght].ttf").read_bytes()
    font = ImageFont.truetype(BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)
    # The axes in the file's order: the weight, then the size for which the shapes are made.
    font.set_variation_by_axes([weight, min(LARGEST_SHAPES, size)])
    return font


def draw_mark(image: Image.Image, left: float, top: float, width: float) -> None:
    """Draw the site's mark, with smooth edges, `width` pixels wide."""
    scale = width / MARK_WIDTH * FINER
    fine = Image.new("RGBA", (round(width * FINER), round(width * MARK_HEIGHT / MARK_WIDTH * FINER)))
    pen = ImageDraw.Draw(fine)
    pen.rectangle([1 * scale, 2 * scale, 17 * scale, 18 * scale], fill=SQUARE)
    outer, inner = 9.75 * scale, 7.25 * scale
    middle = (18.5 - 0.75) * scale, 10 * scale
    ring = Image.new("L", fine.size)
    ring_pen = ImageDraw.Draw(ring)
    for radius, ink in ((outer, 255), (inner, 0)):
        ring_pen.ellipse(
            [middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius], fill=ink
        )
    fine.paste(Image.new("RGBA", fine.size, CIRCLE), mask=ring)
    small = fine.resize((fine.width // FINER, fine.height // FINER), Image.Resampling.LANCZOS)
    image.paste(small, (round(left), round(top)), small)
