"""JSON as strictly as the standard allows: a body that two programs could read differently is refused."""

import json
from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

# No document of ours is nested deeper; the deepest are definitions of assessments.
DEEPEST = 40
_NUL = "\0"


class StrictJsonParser(BaseParser):
    """UTF-8 JSON without duplicate keys, NaN, lone surrogates or NUL, at most `DEEPEST` levels deep."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        _media_type: str | None = None,
        _parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The body's value.

        Raises:
            ParseError: it is no such JSON; a sentence says why.
        """
        raw = stream.read()
        try:
            value = json.loads(
                raw.decode("utf-8"),
                object_pairs_hook=_without_duplicates,
                parse_constant=_no_constant,
                parse_int=_bounded_integer,
            )
        except UnicodeDecodeError as error:
            raise ParseError(_("The body is not UTF-8.")) from error
        except RecursionError as error:
            raise ParseError(_too_deep()) from error
        except ValueError as error:
            raise ParseError(_("The body is not JSON: %(why)s") % {"why": error}) from error
        _check(value, 1)
        return value


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ParseError(
            _("“%(name)s” is there twice in one object.") % {"name": printable(_first_twice(pairs)[:80])}
        )
    return found


def _first_twice(pairs: list[tuple[str, Any]]) -> str:
    """The first name that stands there again, found in one pass: a body may have a megabyte of names."""
    seen = set[str]()
    return next(name for name, _value in pairs if name in seen or seen.add(name))


def _no_constant(name: str) -> None:
    raise ParseError(_("%(name)s is no number in JSON.") % {"name": name})


def _bounded_integer(digits: str) -> int:
    if len(digits) > 30:
        raise ParseError(_("A number has too many digits."))
    return int(digits)


def _check(value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise ParseError(_too_deep())
    if isinstance(value, dict):
        for name, inner in value.items():
            _check_text(name)
            _check(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, depth + 1)
    elif isinstance(value, str):
        _check_text(value)


def _check_text(text: str) -> None:
    if _NUL in text:
        raise ParseError(_("A text has the sign NUL, which cannot be stored."))
    if printable(text) != text:
        raise ParseError(_("A text has half of a character (a lone surrogate)."))


def printable(text: str) -> str:
    """A text without halves of characters, which no encoding can send."""
    return text.encode("utf-8", "replace").decode()


def _too_deep() -> str:
    return _("The body is nested more than %(levels)s levels deep.") % {"levels": DEEPEST}
