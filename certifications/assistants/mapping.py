"""A message as it came over the wire to the value that it stands for. Strict: what two readers could read
differently is refused."""

import json
from collections.abc import Iterable
from typing import Any

# Levels of objects and arrays within each other; no message of the protocol needs half as many.
DEEPEST = 32
LARGEST = 64 * 1024


class UnreadableMessageError(Exception):
    """A body that is no message, with a sentence for the program that sent it."""


def read_message(body: bytes) -> Any:
    """The value of a JSON body.

    Raises:
        UnreadableMessageError: it is no JSON, too deep, has a key twice, a number that JSON does not know, or
            text that is no Unicode.
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableMessageError("The body is not UTF-8.") from error
    if _depth(text) > DEEPEST:
        raise UnreadableMessageError(f"The body is nested deeper than {DEEPEST} levels.")
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
        # Half of a surrogate pair is text to Python and to no other reader.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        words = str(error) if isinstance(error, _StrictnessError) else "The body is not JSON."
        raise UnreadableMessageError(words) from error
    return value


class _StrictnessError(ValueError):
    """What Python reads and a strict reader does not."""


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _StrictnessError("An object has a key twice.")
        found[key] = value
    return found


def _no_constant(_name: str) -> None:
    raise _StrictnessError("A number is not finite.")


def _depth(text: str) -> int:
    """How deep brackets are nested, those inside of texts left out. One pass."""
    deepest = depth = 0
    in_text = is_escaped = False
    for sign in text:
        if in_text:
            in_text = is_escaped or sign != '"'
            is_escaped = sign == "\\" and not is_escaped
        elif sign == '"':
            in_text = True
        elif sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest
