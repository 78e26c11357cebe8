"""What the values of closed sets mean, as descriptions list them: "* `value` - its meaning", one a line."""

import re

_LINE = re.compile(r"^\* `(?P<value>[^`]*)` - (?P<meaning>.*)$", re.MULTILINE)
_CODE_NAME = re.compile(r"[A-Z][A-Z_]*")


def meanings_in(text: str) -> dict[str, str]:
    """The meaning of each value that the text lists."""
    return {found["value"]: found["meaning"] for found in _LINE.finditer(text)}


def without_meanings(text: str) -> str:
    """The text without the list."""
    return _LINE.sub("", text).strip()


def with_meanings_alone(text: str) -> str:
    """The text without a list that says nothing: each value again, or the name that the code has for it."""
    meanings = meanings_in(text)
    says_something = any(
        meaning != value and not _CODE_NAME.fullmatch(meaning) for value, meaning in meanings.items()
    )
    return text if says_something else without_meanings(text)
