"""Pictures that other sites show beside a link to a page."""

from io import BytesIO

import pytest
from PIL import Image
from pytest_django import Settings

from portal.shared.pictures.link_picture import (
    HEIGHT,
    LONGEST,
    WIDTH,
    LinkPicture,
    link_picture,
    picture_address,
    words_of,
)

LINES = ("To enter: 36 months", "Exam: 180 questions", "Cost to get it: USD 425 to 675")


def token_of(address: str) -> str:
    return address.rpartition("/p-")[2].removesuffix(".png")


def test_picture_has_the_size_that_other_sites_ask_for() -> None:
    image = Image.open(BytesIO(link_picture("A title", "By somebody", LINES)))

    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))


def test_same_words_give_the_same_bytes_and_others_do_not() -> None:
    first = link_picture("A title", "", LINES)
    link_picture.cache_clear()

    assert link_picture("A title", "", LINES) == first
    assert link_picture("Another title", "", LINES) != first


@pytest.mark.parametrize("title", ["", "Ångström – é €", "W" * 400, "long words " * 60])
def test_every_title_is_drawn(title: str) -> None:
    assert Image.open(BytesIO(link_picture(title, title, (title,) * 3))).size == (WIDTH, HEIGHT)


def test_address_carries_the_words_and_cuts_long_ones() -> None:
    address = picture_address("word " * 100, "subtitle", [*LINES, "a fourth"])

    words = words_of(token_of(address))
    assert len(words.title) == LONGEST["title"]
    assert words.title.endswith("…")
    assert (words.subtitle, words.lines) == ("subtitle", LINES)
    assert picture_address("A") == picture_address("A") != picture_address("B")


def test_words_of_others_are_not_drawn(settings: Settings) -> None:
    token = token_of(picture_address("Ours"))
    assert words_of(token) == LinkPicture("Ours")

    for forged in (token[:-1], "nonsense", f"x{token}"):
        with pytest.raises(ValueError, match="no address of ours"):
            words_of(forged)
    settings.SECRET_KEY = "another key that somebody else would have"
    with pytest.raises(ValueError, match="no address of ours"):
        words_of(token)
