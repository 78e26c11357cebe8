"""What a declaration refuses, as sentences with their places."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from assessments.domain.documents.values import CHOICE_KEY, kind_of, shown

# Stands before names that are a declaration's own: no document has them, and no place tells them.
INNER = "\0"
# The value of a statement that names its side, such as at_least, as the key.
SIDED = f"{INNER}value"

# Lists whose items are told by another key than their own, or by none.
_NAMED_BY = {"experience": "kind", "when": "", "visible_if": "", "any": "", "assertions": ""}
_SENTENCES = {
    "missing": "This is missing.",
    "unexpected_keyword_argument": "There is no such field here.",
    "invalid_key": "There is no such field here.",
}


def refuse(*sentences: str, at: str = "") -> PydanticCustomError:
    """What a validator raises: why a value is refused, here or at a key of it."""
    return PydanticCustomError("refused", "refused", {"sentences": sentences, "at": at})


def refused(error: ValidationError, document: object) -> Iterator[tuple[str, str]]:
    """Everything that was refused of a document, with its place: permanent keys where items have them."""
    for item in error.errors(include_url=False):
        place = _place(item["loc"], document)
        for sentence, at in _sentences(item):
            yield "/".join(part for part in (place, at) if part), sentence


def _sentences(item: Any) -> Iterator[tuple[str, str]]:
    if item["type"] == "refused":
        yield from ((sentence, item["ctx"]["at"]) for sentence in item["ctx"]["sentences"])
    else:
        yield _SENTENCES.get(item["type"], f"This should be an object, not {kind_of(item['input'])}."), ""


def _place(loc: tuple[int | str, ...], document: object) -> str:
    here, last, parts = document, "", []
    for step in loc:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) else None
            parts.append(_name(here, last) or str(step + 1))
        elif step == SIDED:
            parts.append(next(iter(_sides(here)), ""))
        elif step != "[key]" and not step.startswith(INNER):
            here = here.get(step) if isinstance(here, dict) else None
            last = step
            # A half of a pair of surrogates comes back as three marks of replacement.
            parts.append(shown(step).replace("\ufffd" * 3, "?"))
    return "/".join(parts)


def _name(item: object, of: str) -> str:
    by = _NAMED_BY.get(of, "key")
    own = item.get(by) if isinstance(item, dict) else None
    return own if isinstance(own, str) and CHOICE_KEY.fullmatch(own) else ""


def _sides(statement: object) -> Iterator[str]:
    names = ("at_least", "at_most", "any_of", "none_of", "all_of")
    return (name for name in names if isinstance(statement, dict) and name in statement)
