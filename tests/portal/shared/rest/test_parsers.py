"""Bodies that two programs could read differently are refused, in words."""

import io
from typing import Any

import pytest
from rest_framework.exceptions import ParseError

from portal.shared.rest import parsers
from portal.shared.rest.parsers import DEEPEST, StrictJsonParser


def parse(raw: bytes) -> Any:
    return StrictJsonParser().parse(io.BytesIO(raw))


def nested(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"a": 1, "a": 2}', "“a” appears twice"),
        (b'{"a": {"b": 1, "b": 1}}', "“b” appears twice"),
        (b"[NaN]", "NaN is not a number"),
        (b"[-Infinity]", "-Infinity is not a number"),
        (b'["\xff"]', "not UTF-8"),
        (b'["\\u0000"]', "NUL"),
        (b'{"\\u0000": 1}', "NUL"),
        (b'["\\ud800"]', "lone surrogate"),
        (b"[" + b"9" * 40 + b"]", "too many digits"),
        (nested(DEEPEST + 1), "levels deep"),
        (nested(100_000), "levels deep"),
    ],
)
def test_what_is_no_plain_json_is_refused_in_words(raw: bytes, says: str) -> None:
    with pytest.raises(ParseError) as refused:
        parse(raw)

    assert says in str(refused.value.detail)


def test_refusing_a_name_that_is_there_twice_takes_one_look_at_each() -> None:
    looks = 0

    class Name(str):
        __slots__ = ()

        def __hash__(self) -> int:
            nonlocal looks
            looks += 1
            return super().__hash__()

        def __eq__(self, other: object) -> bool:
            nonlocal looks
            looks += 1
            return super().__eq__(other)

    names = [*map(Name, map(str, range(2000))), Name("1999")]

    assert parsers._first_twice([(name, None) for name in names]) == "1999"
    assert looks < 4 * len(names)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b'{"a": [1, 2.5, "\xc3\xa9", null, true]}', {"a": [1, 2.5, "é", None, True]}),
        (b'["\\ud83d\\ude00"]', ["😀"]),
        (nested(DEEPEST), None),
    ],
)
def test_plain_json_is_read(raw: bytes, value: Any) -> None:
    assert value is None or parse(raw) == value
    parse(raw)
