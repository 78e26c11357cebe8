"""Lines of a text, as the database and as browsers end them."""

import pytest

from portal.shared.plain_text import PlainTextField


@pytest.mark.parametrize(
    ("stored", "sent", "is_changed"),
    [
        ("one\ntwo", "one\r\ntwo", False),
        ("one\r\ntwo", "one\r\ntwo", False),
        ("one\ntwo\n", "one\r\ntwo\r\n", False),
        (None, "", False),
        ("one\ntwo", "one\r\nthree", True),
        ("one two", "one\r\ntwo", True),
    ],
)
def test_ends_of_lines_alone_are_no_change(stored: str | None, sent: str, is_changed: bool) -> None:
    assert PlainTextField(required=False).has_changed(stored, sent) is is_changed


def test_lines_end_in_a_line_feed() -> None:
    assert PlainTextField().clean("one\r\ntwo\n") == "one\ntwo"
