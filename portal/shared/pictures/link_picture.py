"""What other sites show beside a link to a page: drawn from the page's own words.

The words travel in the picture's address, signed, so that nobody has words of theirs drawn under our name,
and no table or file has to be kept. Other words have another address, so a picture may be kept for a year.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from io import BytesIO

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

from portal.shared.pictures.canvas import (
    ACCENT,
    CIRCLE,
    FINER,
    INK,
    INK_SOFT,
    PAPER,
    RULE,
    SQUARE,
    draw_mark,
    letters,
)

WIDTH, HEIGHT = 1200, 630
EDGE = 80
# Titles take the first of these sizes in which they fit: three rows, or two above further lines.
TITLE_SIZES = (82, 70, 60, 52, 46)
ROWS_ALONE, ROWS_ABOVE_LINES = 3, 2
SMALL, BOLD, REGULAR = 34, 640, 400
MOST_LINES = 3
# More words would be of no use in a picture, and make addresses that some sites refuse.
LONGEST = {"title": 140, "line": 72}
_SALT = "portal.shared.pictures.link_picture"


@dataclass(frozen=True, slots=True)
class LinkPicture:
    """The words of a picture. `lines` are up to three short ones, such as “Cost: USD 425 to 675”."""

    title: str
    subtitle: str = ""
    lines: tuple[str, ...] = ()


def picture_address(title: str, subtitle: str = "", lines: Sequence[str] = ()) -> str:
    """The full address of the picture with these words; long ones are cut."""
    words = LinkPicture(
        _cut(title, LONGEST["title"]),
        _cut(subtitle, LONGEST["line"]),
        tuple(_cut(line, LONGEST["line"]) for line in lines[:MOST_LINES]),
    )
    token = Signer(salt=_SALT).sign_object(astuple(words), compress=True)
    return f"{settings.BASE_URL}{reverse('link_picture', args=[token])}"


def words_of(token: str) -> LinkPicture:
    """The words that an address carries.

    Raises:
        ValueError: this site never made the address.
    """
    try:
        title, subtitle, lines = Signer(salt=_SALT).unsign_object(token)
    except (BadSignature, ValueError) as error:
        raise ValueError("no address of ours") from error
    return LinkPicture(title, subtitle, tuple(lines))


@lru_cache(maxsize=128)
def link_picture(title: str, subtitle: str = "", lines: tuple[str, ...] = ()) -> bytes:
    """The picture as PNG, 1200 by 630; the same bytes for the same words. Some 60 ms when it is not kept."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    _draw_ground(image, is_free=not lines)
    pen = ImageDraw.Draw(image)
    draw_mark(image, EDGE, 64, 62)
    pen.text((EDGE + 82, 64 + 22), settings.WAGTAIL_SITE_NAME, INK, letters(30, BOLD), anchor="lm")
    font, rows = _fitted(title, ROWS_ABOVE_LINES if lines else ROWS_ALONE)
    top = 150
    for row in rows:
        pen.text((EDGE, top), row, INK, font, anchor="la")
        top += round(font.size * 1.16)
    if subtitle:
        small = letters(SMALL, REGULAR)
        pen.text((EDGE, top + 14), _fit_row(subtitle, small), INK_SOFT, small, anchor="la")
    _draw_lines(pen, lines)
    file = BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_ground(image: Image.Image, *, is_free: bool) -> None:
    """A rule at the edge; where there is room, the two kinds of work: one ends, one goes round."""
    pen = ImageDraw.Draw(image)
    pen.rectangle([0, 0, 14, HEIGHT], fill=ACCENT)
    if not is_free:
        return
    fine = Image.new("RGBA", (420 * FINER // 2, 420 * FINER // 2))
    round_pen = ImageDraw.Draw(fine)
    size = fine.width
    round_pen.rectangle([0, size * 0.16, size * 0.62, size * 0.78], outline=f"{SQUARE}38", width=12)
    round_pen.ellipse([size * 0.34, size * 0.1, size - 1, size * 0.76], outline=f"{CIRCLE}38", width=12)
    small = fine.resize((420, 420), Image.Resampling.LANCZOS)
    image.paste(small, (WIDTH - 330, HEIGHT - 300), small)


def _draw_lines(pen: ImageDraw.ImageDraw, lines: Sequence[str]) -> None:
    """The short lines at the foot, each below a hair line."""
    font = letters(SMALL, REGULAR)
    top = HEIGHT - 44 - 58 * len(lines)
    for line in lines:
        pen.line([EDGE, top, WIDTH - EDGE, top], RULE, 2)
        pen.text((EDGE, top + 30), _fit_row(line, font), INK, font, anchor="lm")
        top += 58


def _fitted(title: str, most: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest letters in which a title fits that many rows, and its rows; the last may be cut."""
    for size in TITLE_SIZES:
        font = letters(size, BOLD)
        rows = _rows(title, font)
        if len(rows) <= most:
            break
    else:
        rows = [*rows[: most - 1], _fit_row(" ".join(rows[most - 1 :]), font)]
    return font, rows


def _rows(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and font.getlength(longer) <= WIDTH - 2 * EDGE:
            rows[-1] = longer
        else:
            rows.append(word)
    return [_fit_row(row, font) for row in rows]


def _fit_row(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The text, cut with an ellipsis where it is wider than the picture's matter."""
    if font.getlength(text) <= WIDTH - 2 * EDGE:
        return text
    while text and font.getlength(f"{text}…") > WIDTH - 2 * EDGE:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _cut(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
