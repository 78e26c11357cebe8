"""One sequence of bytes for one value."""

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.canonical import canonical_json, sha256_of
from assessments.domain.definitions.conditions import Bound

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=12,
)


def test_keys_are_sorted_by_code_point_and_nothing_is_escaped_that_need_not_be() -> None:
    # By UTF-16 units the emoji (D83D DE00) would come before U+FF5E.
    value = {"b": [1, True, None], "ä": 'ü\n"\\\x7f', "\uff5e": 0, "😀": (-2,), "a": {"z": {}, "B": []}}

    assert canonical_json(value).decode() == (
        '{"a":{"B":[],"z":{}},"b":[1,true,null],"ä":"ü\\n\\"\\\\\x7f","\uff5e":0,"😀":[-2]}'
    )


def test_members_of_enums_are_their_texts() -> None:
    assert canonical_json({Bound.AT_LEAST: Bound.AT_MOST}) == b'{"at_least":"at_most"}'


def test_digest_is_that_of_the_bytes() -> None:
    assert sha256_of({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@given(VALUES)
@settings(max_examples=20)
def test_bytes_read_back_are_the_value_and_the_same_bytes(value: object) -> None:
    read = json.loads(canonical_json(value))

    assert read == value
    assert canonical_json(read) == canonical_json(value)


@given(
    st.dictionaries(st.text(st.characters(codec="utf-8")), st.integers()), st.randoms(use_true_random=False)
)
@settings(max_examples=20)
def test_order_in_which_keys_were_given_does_not_show(value: dict[str, int], random: Random) -> None:
    items = list(value.items())
    random.shuffle(items)

    assert canonical_json(dict(items)) == canonical_json(value)


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        b"bytes",
        {1, 2},
        Ellipsis,
        [0.5],
        {"a": {"b": 1.5}},
        {1: "a"},
        {None: 1},
        "\ud800",
        {"\udfff": 1},
    ],
    ids=repr,
)
def test_what_json_of_whole_numbers_does_not_have_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"canonical form|not a text|surrogates"):
        canonical_json(value)


def test_value_that_is_nested_too_deeply_is_refused() -> None:
    value: list[object] = []
    for _level in range(20_000):
        value = [value]

    with pytest.raises(ValueError, match="nested too deeply"):
        canonical_json(value)
