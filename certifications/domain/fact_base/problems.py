"""What keeps a fact base file from being imported: sentences, each with its place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from certifications.domain.fact_base.texts import kind_of


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps the file from being imported."""

    record: str
    field: str
    sentence: str
    # A JSON Pointer into the file; None where nobody knows it but by the record.
    pointer: str | None = None

    def __str__(self) -> str:
        return f"{self.record}: {self.field}: {self.sentence}"


class FactBaseRefusedError(ValueError):
    """The file cannot be imported; `problems` says everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def _expected(error: ErrorDetails) -> str:
    names = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
    return f"“{error['input']}” is not one of {names}."


# By the checker's type of error. Whatever a declaration refuses itself is a sentence already.
SENTENCES: dict[str, Callable[[ErrorDetails], str]] = {
    "value_error": lambda error: str(error["ctx"]["error"]),
    "missing": lambda _error: "is missing.",
    "extra_forbidden": lambda _error: "is not a known field.",
    "invalid_key": lambda _error: "is not a known field.",
    "model_type": lambda error: f"should hold fields, not {kind_of(error['input'])}.",
    "enum": _expected,
}
# Names of alternatives, which a file does not know.
IN_WORDS, WITH_SOURCE = "in words", "with a source"


def problems_of(refusal: ValidationError, data: Any) -> list[Problem]:
    """The problems of a file, in the order of its declarations."""
    return [
        Problem(*_place(error["loc"], data), _sentence(error), pointer_of(_steps(error["loc"])))
        for error in refusal.errors()
    ]


def pointer_of(steps: Iterable[int | str]) -> str:
    """A JSON Pointer (RFC 6901) to a place."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def _steps(location: Iterable[int | str]) -> Iterable[int | str]:
    return (step for step in location if step not in {IN_WORDS, WITH_SOURCE})


def _sentence(error: ErrorDetails) -> str:
    sentence = SENTENCES.get(error["type"])
    return sentence(error) if sentence else error["msg"]


def _place(location: tuple[int | str, ...], data: Any) -> tuple[str, str]:
    """The record and the place in it, numbers of lists counted from 1."""
    record = "the file"
    match location:
        case ("certifications", int(number), *rest):
            stated = data["certifications"][number]
            slug = stated.get("slug") if isinstance(stated, Mapping) else ""
            record, location = str(slug or "a record without slug"), tuple(rest)
    place = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in _steps(location))
    return record, place.removeprefix(".") or "the record"
