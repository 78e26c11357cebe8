"""Conditions as JSON, and back."""

from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.definition import (
    AnswerCondition,
    AnyOf,
    Bound,
    Condition,
    CountCondition,
    DifferenceCondition,
    Matching,
    NotSureCondition,
    NumberCondition,
    ScoreCondition,
    When,
)
from assessments.domain.definitions.document_reader import CHOICE_KEY, LARGEST_NUMBER, MOST_ITEMS, Reader

Document = dict[str, object]


def condition_document(condition: Condition) -> Document:
    """The JSON of a condition."""
    match condition:
        case ScoreCondition(dimension, bound, percent):
            return {"score": dimension, str(bound): percent}
        case DifferenceCondition(first, second, bound, percent):
            return {"difference": [first, second], str(bound): percent}
        case AnswerCondition(question, matching, choices):
            return {"answer": question, str(matching): list(choices)}
        case CountCondition(question, bound, count):
            return {"count": question, str(bound): count}
        case NumberCondition(question, bound, number):
            return {"number": question, str(bound): number}
        case NotSureCondition(percent):
            return {"not_sure_over": percent}


def when_document(when: When) -> list[Document]:
    """The JSON of a list of conditions and any-ofs."""
    return [
        {"any": [condition_document(part) for part in item.conditions]}
        if isinstance(item, AnyOf)
        else condition_document(item)
        for item in when
    ]


def canonical_condition(condition: Condition) -> bytes:
    """By what conditions are sorted where their order means nothing."""
    return canonical_json(condition_document(condition))


def read_when(reader: Reader, key: str) -> When:
    """The items of `when` or `visible_if`; none where the key is left out."""
    if not reader.has(key):
        return ()
    items = (_read_item(child) for child in reader.children(key, 1, by=""))
    return tuple(item for item in items if item is not None)


def _read_item(reader: Reader) -> Condition | AnyOf | None:
    if not reader.has("any"):
        return read_condition(reader)
    parts = [read_condition(child) for child in reader.children("any", 2, by="")]
    reader.done()
    return AnyOf(tuple(part for part in parts if part is not None))


def read_condition(reader: Reader) -> Condition | None:
    """A condition; None after a refusal that leaves nothing to go on with."""
    kinds = [kind for kind in _READERS if reader.has(kind)]
    if len(kinds) != 1:
        reader.refuse("", f"A condition has exactly one of {', '.join(_READERS)}.")
        return None
    condition = _READERS[kinds[0]](reader)
    reader.done()
    return condition


def read_score(reader: Reader) -> ScoreCondition:
    """A condition on a score, of an object that may hold more than that."""
    bound, percent = _bounded(reader, 0, 100)
    return ScoreCondition(reader.key("score"), bound, percent)


def _difference(reader: Reader) -> Condition | None:
    bound, percent = _bounded(reader, -100, 100)
    before = len(reader.refusals)
    names = reader.key_list("difference")
    if len(names) != 2:
        if len(reader.refusals) == before:
            reader.refuse("difference", "A difference is between two dimensions.")
        return None
    return DifferenceCondition(names[0], names[1], bound, percent)


def _answer(reader: Reader) -> Condition | None:
    question = reader.key("answer")
    found = [matching for matching in Matching if reader.has(matching)]
    if len(found) != 1:
        reader.refuse("", f"An answer is held against exactly one of {', '.join(Matching)}.")
        reader.pass_over(*found)
        return None
    choices = reader.key_list(found[0], CHOICE_KEY, 1, in_order=True)
    return AnswerCondition(question, found[0], choices)


def _count(reader: Reader) -> Condition:
    bound, count = _bounded(reader, 0, MOST_ITEMS)
    return CountCondition(reader.key("count"), bound, count)


def _number(reader: Reader) -> Condition:
    bound, number = _bounded(reader, 0, LARGEST_NUMBER)
    return NumberCondition(reader.key("number"), bound, number)


def _not_sure(reader: Reader) -> Condition:
    return NotSureCondition(reader.number("not_sure_over", 0, 100))


def _bounded(reader: Reader, least: int, most: int) -> tuple[Bound, int]:
    found = [bound for bound in Bound if reader.has(bound)]
    if len(found) != 1:
        reader.refuse("", f"This needs exactly one of {', '.join(Bound)}.")
        reader.pass_over(*found)
        return Bound.AT_LEAST, least
    return found[0], reader.number(found[0], least, most)


_READERS = {
    "score": read_score,
    "difference": _difference,
    "answer": _answer,
    "count": _count,
    "number": _number,
    "not_sure_over": _not_sure,
}
