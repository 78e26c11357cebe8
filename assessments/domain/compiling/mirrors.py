"""The mirror: an exchange that takes points to points, so that it can be proved at all."""

from collections.abc import Iterable, Iterator, Mapping

from assessments.domain.compiling.pairing import exchange_of
from assessments.domain.definition import Definition, Mirror, Points, Question
from assessments.domain.document_reader import twice
from assessments.domain.questions import choice_keys, points_of
from assessments.domain.refusals import Refusal


def mirror_refusals(definition: Definition) -> Iterator[Refusal]:
    """Pairs that name nothing, a key in two pairs, and questions that are not each other's mirror."""
    if definition.mirror is None:
        return
    unpaired = [*_pair_refusals(definition, definition.mirror)]
    yield from unpaired
    if not unpaired:
        yield from _question_refusals(definition, definition.mirror)


def _pair_refusals(definition: Definition, mirror: Mirror) -> Iterator[Refusal]:
    known = {
        "dimensions": ({item.key for item in definition.dimensions}, mirror.dimensions),
        "paths": ({item.key for item in definition.paths}, mirror.paths),
        "questions": ({item.key for item in definition.questions}, mirror.questions),
    }
    for name, (keys, pairs) in known.items():
        yield from _unknown(f"mirror/{name}", (key for pair in pairs for key in pair), keys)
    questions = {question.key: question for question in definition.questions}
    yield from _unknown("mirror/choices", (row[0] for row in mirror.choices), set(questions))
    for key, question in questions.items():
        named = [choice for row in mirror.choices if row[0] == key for choice in row[1:]]
        yield from _unknown(f"mirror/choices/{key}", named, set(choice_keys(question)))


def _unknown(place: str, named: Iterable[str], keys: set[str]) -> Iterator[Refusal]:
    names = list(named)
    for name in names:
        if name not in keys:
            yield Refusal(place, f"There is no “{name}”.")
    double = "" if place == "mirror/choices" else twice(names)
    if double:
        yield Refusal(place, f"“{double}” stands in two pairs.")


def _question_refusals(definition: Definition, mirror: Mirror) -> Iterator[Refusal]:
    questions = {question.key: question for question in definition.questions}
    partners = exchange_of(mirror.questions)
    dimensions = exchange_of(mirror.dimensions)
    for question in definition.questions:
        partner = questions[partners.get(question.key, question.key)]
        sentence = _difference(question, partner, mirror, dimensions)
        if sentence:
            yield Refusal(f"mirror/questions/{question.key}", sentence)


def _difference(question: Question, partner: Question, mirror: Mirror, dimensions: Mapping[str, str]) -> str:
    """Why two questions are not each other's mirror; empty when they are."""
    if type(question) is not type(partner):
        return f"“{partner.key}” is a question of another kind, so they cannot change places."
    own = exchange_of(tuple(row[1:] for row in mirror.choices if row[0] == question.key))
    for choice in choice_keys(question):
        image = own.get(choice, choice)
        if image not in choice_keys(partner):
            return f"“{partner.key}” has no choice “{image}”, so they cannot change places."
        if _exchanged(points_of(question, choice), dimensions) != points_of(partner, image):
            return (
                f"The points of “{choice}” are not those of “{image}” in “{partner.key}” with the dimensions "
                "exchanged."
            )
    if len(choice_keys(question)) != len(choice_keys(partner)):
        return f"“{partner.key}” has another number of choices, so they cannot change places."
    return ""


def _exchanged(points: Points, dimensions: Mapping[str, str]) -> Points:
    return tuple(sorted((dimensions.get(dimension, dimension), earned) for dimension, earned in points))
