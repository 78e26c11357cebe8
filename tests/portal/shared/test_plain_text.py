"""Lines of a text, as the database and as browsers end them."""

import pytest

from portal.shared.plain_text import PlainTextField, SingleLineField, single_line


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


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x00", "\x85", "\u2028", "\t"])
def test_text_of_one_line_has_a_space_where_it_was_ended(end: str) -> None:
    assert single_line(f"one{end}Bcc: two{end}") == "one Bcc: two"


def test_field_of_one_line_takes_what_is_sent_as_one() -> None:
    assert SingleLineField().clean("one\r\ntwo") == "one two"
    assert not SingleLineField().has_changed("one two", "one\r\ntwo")
