"""A definition from its JSON document (docs/algorithms/definition.md)."""

from collections.abc import Iterator
from functools import cache

from pydantic import TypeAdapter, ValidationError

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import Refusal, RefusedError
from assessments.domain.documents.refusals import refused
from assessments.domain.documents.values import kind_of, problem_of_number, shown, twice

FORMAT = 1
# Lists of objects that are known by a key, each once.
KEYED = ("dimensions", "sections", "questions", "paths", "rules")


@cache
def adapter() -> TypeAdapter[Definition]:
    """What the declaration of a definition reads, writes and describes; made at its first use."""
    return TypeAdapter(Definition)


def parse_definition(document: object) -> Definition:
    """The definition that a JSON document stands for. Its references are the compiler's to check.

    Raises:
        RefusedError: the document is not of the form; every refusal, with its place.
    """
    if not isinstance(document, dict):
        raise RefusedError((Refusal("", f"This should be an object, not {kind_of(document)}."),))
    refusals = [*_of_format(document)]
    rest = {str(name): item for name, item in document.items() if name != "format"}
    definition = None
    try:
        definition = adapter().validate_python(rest)
    except ValidationError as error:
        refusals += (Refusal(place, sentence) for place, sentence in refused(error, rest))
    refusals += _of_doubles(rest)
    if refusals or definition is None:
        raise RefusedError(tuple(refusals))
    return definition


def _of_format(document: dict[object, object]) -> Iterator[Refusal]:
    problem = (
        problem_of_number(document["format"], FORMAT, FORMAT) if "format" in document else "This is missing."
    )
    if problem:
        yield Refusal("format", problem)


def _of_doubles(document: dict[str, object]) -> Iterator[Refusal]:
    """Keys that stand in a list twice, wherever keys tell its objects."""
    for name in KEYED:
        yield from _twice(document.get(name), name)
    background, questions = document.get("background"), document.get("questions")
    if isinstance(background, dict):
        yield from _twice(background.get("experience"), "background/experience", by="kind")
    for question in questions if isinstance(questions, list) else ():
        if isinstance(question, dict):
            yield from _twice(question.get("choices"), f"questions/{shown(str(question.get('key')))}/choices")


def _twice(items: object, place: str, *, by: str = "key") -> Iterator[Refusal]:
    found = [item.get(by) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    double = twice(name for name in found if isinstance(name, str))
    if double:
        yield Refusal(f"{place}/{shown(double)}", f"This {by} stands here twice.")
