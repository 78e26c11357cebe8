"""Which questions have a say in the path."""

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import is_scored
from assessments.domain.definitions.reads import conditions_of, questions_read


def decisive_questions(definition: Definition) -> frozenset[str]:
    """The keys of the questions that earn points, that a rule reads, or by which one of these is shown.

    The others are read by the plan alone.
    """
    scored = {question.key for question in definition.questions if is_scored(question)}
    found = scored | {
        key for part in conditions_of(rule.when for rule in definition.rules) for key in questions_read(part)
    }
    # Questions depend on earlier ones only.
    for question in reversed(definition.questions):
        if question.key in found:
            found |= {key for part in conditions_of([question.visible_if]) for key in questions_read(part)}
    return frozenset(found)
