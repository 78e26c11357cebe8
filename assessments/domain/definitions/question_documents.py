"""Questions as JSON, and back."""

from enum import StrEnum

from assessments.domain.definitions.condition_documents import read_when, when_document
from assessments.domain.definitions.definition import (
    AgreementScale,
    Change,
    Choice,
    MultipleChoice,
    NumberQuestion,
    Points,
    Question,
    SingleChoice,
)
from assessments.domain.definitions.document_reader import CHOICE_KEY, LARGEST_NUMBER, Reader, twice

FEWEST_STEPS, MOST_STEPS = 2, 9


class Kind(StrEnum):
    """The kinds of question as documents name them."""

    SINGLE = "single"
    SCALE = "scale"
    MULTIPLE = "multiple"
    NUMBER = "number"


def question_document(question: Question) -> dict[str, object]:
    """The JSON of a question; what has its default is left out."""
    document: dict[str, object] = {"key": question.key, "section": question.section}
    if question.visible_if:
        document["visible_if"] = when_document(question.visible_if)
    if question.change is not Change.CHANGEABLE:
        document["change"] = str(question.change)
    match question:
        case SingleChoice(choices=choices):
            return {**document, "kind": "single", "choices": [_choice_document(item) for item in choices]}
        case MultipleChoice(choices=choices):
            return {**document, "kind": "multiple", "choices": [{"key": item.key} for item in choices]}
        case NumberQuestion(unit=unit, least=least, most=most):
            return {**document, "kind": "number", "unit": unit, "least": least, "most": most}
        case AgreementScale(steps=steps, weights=weights, is_reversed=is_reversed):
            scale = {**document, "kind": "scale", "steps": steps, "weights": dict(weights)}
            return {**scale, "reversed": True} if is_reversed else scale


def _choice_document(choice: Choice) -> dict[str, object]:
    return {"key": choice.key, "points": dict(choice.points)} if choice.points else {"key": choice.key}


def read_question(reader: Reader) -> Question | None:
    """A question; None where its kind cannot be told."""
    before = len(reader.refusals)
    kind = reader.one_of("kind", Kind, Kind.NUMBER)
    is_known = len(reader.refusals) == before
    key, section = reader.key("key"), reader.key("section")
    visible_if = read_when(reader, "visible_if")
    change = reader.one_of("change", Change, Change.FIXED) if reader.has("change") else Change.CHANGEABLE
    if reader.has("change") and change is Change.CHANGEABLE:
        reader.refuse("change", "Leave out what is the default.")
    if not is_known:
        return None
    question: Question
    match kind:
        case Kind.SINGLE:
            question = SingleChoice(key, section, _choices(reader, with_points=True), visible_if, change)
        case Kind.MULTIPLE:
            question = MultipleChoice(key, section, _choices(reader, with_points=False), visible_if, change)
        case Kind.SCALE:
            question = _scale(reader, AgreementScale(key, section, 0, (), False, visible_if, change))
        case Kind.NUMBER:
            question = _number(reader, NumberQuestion(key, section, "", 0, 0, visible_if, change))
    reader.done()
    return question


def _scale(reader: Reader, frame: AgreementScale) -> AgreementScale:
    return AgreementScale(
        frame.key,
        frame.section,
        reader.number("steps", FEWEST_STEPS, MOST_STEPS),
        reader.points("weights", 1),
        reader.optional_true("reversed"),
        frame.visible_if,
        frame.change,
    )


def _number(reader: Reader, frame: NumberQuestion) -> NumberQuestion:
    least = reader.number("least", 0, LARGEST_NUMBER)
    return NumberQuestion(
        frame.key,
        frame.section,
        reader.key("unit"),
        least,
        reader.number("most", least, LARGEST_NUMBER),
        frame.visible_if,
        frame.change,
    )


def _choices(reader: Reader, *, with_points: bool) -> tuple[Choice, ...]:
    found = []
    for child in reader.children("choices", 2 if with_points else 1):
        points: Points = child.points("points", 0) if with_points and child.has("points") else ()
        found.append(Choice(child.key("key", CHOICE_KEY), points))
        child.done()
    double = twice(choice.key for choice in found if choice.key)
    if double:
        reader.refuse(f"choices/{double}", "This key stands here twice.")
    return tuple(found)
