"""A definition from its JSON document (docs/algorithms/definition.md)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from assessments.domain.definitions.choice_lists import Document, LongForm, long_form
from assessments.domain.definitions.definition import NEWEST_FORMAT, OLDEST_FORMAT, Definition
from assessments.domain.definitions.refusals import OF_FORMAT_2, Refusal, RefusedError
from assessments.domain.documents.refusals import refused
from assessments.domain.documents.values import kind_of, problem_of_number, shown, twice

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
    return read_definition(document)[0]


def read_definition(document: object) -> tuple[Definition, LongForm]:
    """The definition of a document, and how to tell the places of what is refused of it later.

    Raises:
        RefusedError: the document is not of the form; every refusal, with its place.
    """
    if not isinstance(document, dict):
        raise RefusedError((Refusal("", f"This should be an object, not {kind_of(document)}."),))
    version = document.get("format")
    refusals = [*_of_format(document)]
    form = long_form({str(name): item for name, item in document.items() if name != "format"})
    if version == OLDEST_FORMAT:
        refusals += (Refusal(place, OF_FORMAT_2) for place in form.uses)
    refusals += form.refusals
    definition = None
    found: list[Refusal] = []
    try:
        definition = adapter().validate_python(form.document)
    except ValidationError as error:
        found += (Refusal(place, sentence) for place, sentence in refused(error, form.document))
    found += _of_doubles(form.document, version)
    refusals += form.as_written(found)
    if refusals or definition is None or not isinstance(version, int):
        raise RefusedError(tuple(refusals))
    return replace(definition, format=version), form


def _of_format(document: Document) -> Iterator[Refusal]:
    problem = (
        problem_of_number(document["format"], OLDEST_FORMAT, NEWEST_FORMAT)
        if "format" in document
        else "This is missing."
    )
    if problem:
        yield Refusal("format", problem)


def _of_doubles(document: Document, version: object) -> Iterator[Refusal]:
    """Keys that stand in a list twice, wherever keys tell its objects. In format 1 kinds do, too."""
    for name in KEYED:
        yield from _twice(document.get(name), name)
    background, questions = document.get("background"), document.get("questions")
    if isinstance(background, dict) and version == OLDEST_FORMAT:
        yield from _twice(background.get("experience"), "background/experience", by="kind")
    for question in questions if isinstance(questions, list) else ():
        if isinstance(question, dict):
            yield from _twice(question.get("choices"), f"questions/{shown(str(question.get('key')))}/choices")


def _twice(items: object, place: str, *, by: str = "key") -> Iterator[Refusal]:
    found = [item.get(by) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    double = twice(name for name in found if isinstance(name, str))
    if double:
        yield Refusal(f"{place}/{shown(double)}", f"This {by} stands here twice.")
