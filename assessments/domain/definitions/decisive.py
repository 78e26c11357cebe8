"""Which questions have a say in the path."""

from collections.abc import Iterable, Iterator

from assessments.domain.definitions.conditions import AnyOf, Condition, When, questions_read
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import is_scored


def decisive_questions(definition: Definition) -> frozenset[str]:
    """The keys of the questions that earn points, that a rule reads, or by which one of these is shown.

    The others are read by the plan alone.
    """
    scored = {question.key for question in definition.questions if is_scored(question)}
    found = scored | {
        key for part in _parts(rule.when for rule in definition.rules) for key in questions_read(part)
    }
    # Questions depend on earlier ones only.
    for question in reversed(definition.questions):
        if question.key in found:
            found |= {key for part in _parts([question.visible_if]) for key in questions_read(part)}
    return frozenset(found)


def _parts(whens: Iterable[When]) -> Iterator[Condition]:
    for when in whens:
        for item in when:
            yield from item.conditions if isinstance(item, AnyOf) else (item,)
