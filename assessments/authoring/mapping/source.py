"""The definition as an editor types it."""

import json
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import Refusal, RefusedError
from assessments.domain.documents.values import shown, twice

# How Python begins what it says of a text, and what that means for whoever typed it.
MEANINGS = {
    "Expecting value": gettext_lazy("a value is missing here, or words have no quotation marks around them"),
    "Expecting property name": gettext_lazy(
        "a key in quotation marks is missing here, or there is a comma after the last entry"
    ),
    "Expecting ':'": gettext_lazy("a colon is missing here, between a key and its value"),
    "Expecting ','": gettext_lazy("a comma is missing here, or a bracket that closes the list or object"),
    "Unterminated string": gettext_lazy("the text that begins here has no closing quotation mark"),
    "Invalid control character": gettext_lazy("this text has a line break or tab in it: write \\n or \\t"),
    "Invalid \\": gettext_lazy("there is a single backslash: write two"),
    "Extra data": gettext_lazy("the document ended before this: remove what follows"),
}


def document_of_text(text: str) -> object:
    """The JSON document that a text holds.

    Raises:
        RefusedError: it is not JSON, names a key twice, or holds what cannot be read; with line and column,
            or the key, where there is one.
    """
    try:
        return json.loads(text, object_pairs_hook=_without_duplicates)
    except json.JSONDecodeError as error:
        place = _("line %(line)d, column %(column)d") % {"line": error.lineno, "column": error.colno}
        raise RefusedError((Refusal(place, _("This is not JSON: %s.") % _meaning(error.msg)),)) from error
    except RecursionError as error:
        raise RefusedError((Refusal("", _("The document has too many levels.")),)) from error
    except RefusedError:
        raise
    except ValueError as error:
        # Python reads no number of thousands of digits, because that takes too long.
        raise RefusedError((Refusal("", _("A number in the document has too many digits.")),)) from error


def _meaning(said: str) -> str:
    found = (str(meaning) for begins, meaning in MEANINGS.items() if said.startswith(begins))
    return next(found, _("it ends here, unfinished"))


def definition_of_text(text: str) -> Definition:
    """The definition that a text holds.

    Raises:
        RefusedError: all of why it cannot go live.
    """
    return _compiled(text)


# The form, publishing and asking for a proof read the same text within one request: it is compiled for the
# first. A definition cannot be changed, so all may share it; refusals are not kept.
@lru_cache(maxsize=4)
def _compiled(text: str) -> Definition:
    return compile_definition(document_of_text(text))


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        key = shown(twice(key for key, _value in pairs))
        raise RefusedError((Refusal(key, _("This key appears twice in one object.")),))
    return found
