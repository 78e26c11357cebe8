"""The mirror: an exchange that takes points to points, so that it can be proved at all."""

from collections.abc import Iterable, Iterator, Mapping

from assessments.domain.definitions.checks.conditions import placed_conditions
from assessments.domain.definitions.checks.pairs import exchange_of
from assessments.domain.definitions.conditions import SameAnswerCondition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.guarantees import Mirror
from assessments.domain.definitions.questions import NumberQuestion, Points, Question, choice_keys, points_of
from assessments.domain.definitions.refusals import Refusal
from assessments.domain.documents.values import twice


def mirror_refusals(definition: Definition) -> Iterator[Refusal]:
    """Pairs that name nothing, a key in two pairs, and pairs that are not each other's mirror."""
    if definition.mirror is None:
        return
    unpaired = [*_pair_refusals(definition, definition.mirror)]
    yield from unpaired
    if not unpaired:
        yield from _kind_refusals(definition, definition.mirror)
        yield from _question_refusals(definition, definition.mirror)
        yield from _same_answer_refusals(definition, definition.mirror)


def _pair_refusals(definition: Definition, mirror: Mirror) -> Iterator[Refusal]:
    known = {
        "dimensions": ({item.key for item in definition.dimensions}, mirror.dimensions),
        "paths": ({item.key for item in definition.paths}, mirror.paths),
        "questions": ({item.key for item in definition.questions}, mirror.questions),
    }
    for name, (keys, pairs) in known.items():
        named = [key for pair in pairs for key in pair]
        yield from _unknown(f"mirror/{name}", named, keys)
        yield from _twice(f"mirror/{name}", named)
    questions = {question.key: question for question in definition.questions}
    yield from _unknown("mirror/choices", dict.fromkeys(row[0] for row in mirror.choices), set(questions))
    for key, question in questions.items():
        named = [choice for row in mirror.choices if row[0] == key for choice in row[1:]]
        for choice in named:
            if choice not in choice_keys(question):
                yield Refusal(f"mirror/choices/{key}", f"“{key}” has no choice “{choice}”.")
        yield from _twice(f"mirror/choices/{key}", named)


def _unknown(place: str, named: Iterable[str], keys: set[str]) -> Iterator[Refusal]:
    for name in named:
        if name not in keys:
            yield Refusal(place, f"There is no “{name}”.")


def _twice(place: str, named: Iterable[str]) -> Iterator[Refusal]:
    double = twice(named)
    if double:
        yield Refusal(place, f"“{double}” stands in a pair already.")


def _kind_refusals(definition: Definition, mirror: Mirror) -> Iterator[Refusal]:
    """Dimensions that measure a need, and paths with a plan, change places with their like."""
    needs = {item.key for item in definition.dimensions if item.focus_area}
    plans = {item.key for item in definition.paths if item.groups}
    for first, second in mirror.dimensions:
        if (first in needs) != (second in needs):
            yield Refusal(
                "mirror/dimensions",
                f"Of “{first}” and “{second}” only one measures the need for an area.",
            )
    for first, second in mirror.paths:
        if (first in plans) != (second in plans):
            yield Refusal("mirror/paths", f"Of “{first}” and “{second}” only one has a plan.")


def _question_refusals(definition: Definition, mirror: Mirror) -> Iterator[Refusal]:
    questions = {question.key: question for question in definition.questions}
    partners = exchange_of(mirror.questions)
    dimensions = exchange_of(mirror.dimensions)
    for question in definition.questions:
        partner = questions[partners.get(question.key, question.key)]
        sentence = _kind_difference(question, partner) or _choice_difference(
            question, partner, mirror, dimensions
        )
        if sentence:
            yield Refusal(f"mirror/questions/{question.key}", sentence)


def _same_answer_refusals(definition: Definition, mirror: Mirror) -> Iterator[Refusal]:
    """One answer to several questions stays one answer only where their choices change places alike."""
    partners = exchange_of(mirror.questions)
    for rule in definition.rules:
        for place, condition in placed_conditions(rule.when, f"rules/{rule.key}/when"):
            if not isinstance(condition, SameAnswerCondition):
                continue
            first, *others = [partners.get(key, key) for key in condition.questions]
            for other in others:
                if _exchange(mirror, first) != _exchange(mirror, other):
                    yield Refusal(
                        place,
                        f"The mirror exchanges the choices of “{first}” and “{other}” differently, so one "
                        "answer to both would become two.",
                    )


def _kind_difference(question: Question, partner: Question) -> str:
    """How two questions differ in what can be answered, their points aside; empty when they do not."""
    if type(question) is not type(partner):
        return f"“{partner.key}” is a question of another kind, so they cannot change places."
    if _numbers_of(question) != _numbers_of(partner):
        return f"“{partner.key}” asks for other numbers, so they cannot change places."
    if len(choice_keys(question)) != len(choice_keys(partner)):
        return f"“{partner.key}” has another number of choices, so they cannot change places."
    return ""


def _numbers_of(question: Question) -> tuple[str, int, int] | None:
    return (question.unit, question.least, question.most) if isinstance(question, NumberQuestion) else None


def _choice_difference(
    question: Question, partner: Question, mirror: Mirror, dimensions: Mapping[str, str]
) -> str:
    """Why the choices of two questions are not each other's mirror; empty when they are."""
    there, back = _exchange(mirror, question.key), _exchange(mirror, partner.key)
    for choice in choice_keys(question):
        image = there.get(choice, choice)
        if image not in choice_keys(partner):
            return f"“{partner.key}” has no choice “{image}”, so they cannot change places."
        if back.get(image, image) != choice:
            return f"“{choice}” becomes “{image}” of “{partner.key}”, which does not become “{choice}” again."
        if _exchanged(points_of(question, choice), dimensions) != points_of(partner, image):
            return (
                f"The points of “{choice}” are not those of “{image}” in “{partner.key}” with the dimensions "
                "exchanged."
            )
    return ""


def _exchange(mirror: Mirror, question: str) -> dict[str, str]:
    """Where the choices of a question go."""
    return exchange_of(row[1:] for row in mirror.choices if row[0] == question)


def _exchanged(points: Points, dimensions: Mapping[str, str]) -> Points:
    return tuple(sorted((dimensions.get(dimension, dimension), earned) for dimension, earned in points))
