"""Canonical JSON: one sequence of bytes for one value, and its SHA-256.

Objects, lists, texts, whole numbers, true, false and null; keys sorted by code point, no white space, UTF-8
without escapes that JSON does not need. The same bytes under every version of Python.
"""

import hashlib
import json


def canonical_json(value: object) -> bytes:
    """The bytes of a value.

    Raises:
        ValueError: it holds something else than JSON of whole numbers, such as a fraction or half a pair of
            surrogates, or is nested too deeply.
    """
    try:
        _check(value)
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except RecursionError as error:
        raise ValueError("It is nested too deeply.") from error


def sha256_of(value: object) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits.

    Raises:
        ValueError: as `canonical_json`.
    """
    return hashlib.sha256(canonical_json(value)).hexdigest()


def _check(value: object) -> None:
    match value:
        case None | bool() | int() | str():
            return
        case dict():
            for key, item in value.items():
                if not isinstance(key, str):
                    raise ValueError(f"{key!r} is not a text, which keys are.")
                _check(item)
        case list() | tuple():
            for item in value:
                _check(item)
        case _:
            raise ValueError(f"{value!r} has no canonical form.")
