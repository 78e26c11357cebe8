"""The mirror of a sheet, and conditions that hold on a sheet as others do on its mirror."""

from dataclasses import replace

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.checks.pairs import exchange_of
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    AnyOf,
    Condition,
    CountCondition,
    DifferenceCondition,
    NotSureCondition,
    NumberCondition,
    SameAnswerCondition,
    ScoreCondition,
    When,
)
from assessments.domain.definitions.definition import Definition, Rule
from assessments.domain.definitions.guarantees import Mirror


class Exchange:
    """A declared exchange of project and work, applied to sheets and to conditions."""

    def __init__(self, definition: Definition, mirror: Mirror) -> None:
        self._dimensions = exchange_of(mirror.dimensions)
        self._paths = exchange_of(mirror.paths)
        self._questions = exchange_of(mirror.questions)
        self._choices = {
            question.key: exchange_of(row[1:] for row in mirror.choices if row[0] == question.key)
            for question in definition.questions
        }

    def question(self, key: str) -> str:
        """The question that another becomes."""
        return self._questions.get(key, key)

    def path(self, key: str) -> str:
        """The path that another becomes."""
        return self._paths.get(key, key)

    def choice(self, question: str, key: str) -> str:
        """The choice, of the question that a question becomes, that one of its choices becomes."""
        return self._choices[question].get(key, key)

    def sheet(self, sheet: Sheet) -> Sheet:
        """The mirror of a sheet."""
        return {self.question(key): self._answer(key, answer) for key, answer in sheet.items()}

    def rule(self, rule: Rule) -> Rule:
        """The rule that holds on a sheet exactly where this one holds on its mirror."""
        return Rule(rule.key, rule.path, self.when(rule.when))

    def when(self, when: When) -> When:
        """Conditions that hold on a sheet exactly where these hold on its mirror."""
        return tuple(
            AnyOf(tuple(self._condition(part) for part in item.conditions))
            if isinstance(item, AnyOf)
            else self._condition(item)
            for item in when
        )

    def _answer(self, question: str, answer: Answer) -> Answer:
        match answer:
            case str():
                return self.choice(question, answer)
            case tuple():
                return tuple(sorted(self.choice(question, key) for key in answer))
            case _:
                return answer

    def _condition(self, condition: Condition) -> Condition:
        match condition:
            case ScoreCondition(dimension, bound, percent):
                return ScoreCondition(self._dimension(dimension), bound, percent)
            case DifferenceCondition(first, second, bound, percent):
                return DifferenceCondition(self._dimension(first), self._dimension(second), bound, percent)
            case AnswerCondition(question, matching, choices):
                # The exchange undoes itself: what becomes a choice is what that choice becomes.
                images = tuple(sorted(self.choice(question, key) for key in choices))
                return AnswerCondition(self.question(question), matching, images)
            case CountCondition() | NumberCondition():
                return replace(condition, question=self.question(condition.question))
            case SameAnswerCondition(questions):
                # Their choices change places alike: the compiler demands it.
                return SameAnswerCondition(tuple(sorted(self.question(key) for key in questions)))
            case NotSureCondition():
                return condition

    def _dimension(self, key: str) -> str:
        return self._dimensions.get(key, key)
