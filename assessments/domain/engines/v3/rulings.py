"""What the rules say of the sheets of one definition, without plan and reasons."""

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.conditions import ScoreCondition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import choice_keys, is_scored
from assessments.domain.engines.v3.conditions import Facts, check
from assessments.domain.engines.v3.prepared import PreparedRule, prepare
from assessments.domain.engines.v3.rules import checks_of, deciding_rule, rule_holds
from assessments.domain.engines.v3.scores import scores_of
from assessments.domain.engines.v3.visibility import visible_questions, visible_sheet


class Ruling:
    """The rules by which engine 3 decides."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self.prepared = prepare(definition)
        self._rules = {item.rule.key: item for item in self.prepared.rules}

    def rule(self, sheet: Sheet) -> str:
        """The rule that decides a sheet."""
        return self._deciding(sheet).rule.key

    def path(self, sheet: Sheet) -> str:
        """The path of a sheet."""
        return self._deciding(sheet).rule.path

    def holds(self, rule: str, sheet: Sheet) -> bool:
        """Whether a rule holds on a sheet, decided by it or not."""
        return rule_holds(self._rules[rule], checks_of(self.prepared, self._facts(sheet)))

    def meets(self, condition: ScoreCondition, sheet: Sheet) -> bool:
        """Whether a sheet meets a condition that no rule need have."""
        return check(condition, self._facts(sheet)).holds

    def visible(self, sheet: Sheet) -> tuple[str, ...]:
        """The questions that are asked, in order."""
        return visible_questions(self.prepared, sheet)

    def seen(self, sheet: Sheet) -> Sheet:
        """The sheet without answers to hidden questions."""
        return visible_sheet(self.prepared, sheet)[1]

    def completed(self, sheet: Sheet) -> Sheet:
        """The sheet without answers to hidden questions, and with the first choice where an answer is due."""
        given: dict[str, Answer] = dict(sheet)
        for question in self._definition.questions:
            if question.visible_if and question.key not in self.visible(given):
                given.pop(question.key, None)
            elif is_scored(question) and question.key not in given:
                given[question.key] = choice_keys(question)[0]
        return given

    def _deciding(self, sheet: Sheet) -> PreparedRule:
        return deciding_rule(self.prepared, checks_of(self.prepared, self._facts(sheet)))

    def _facts(self, sheet: Sheet) -> Facts:
        visible, seen = visible_sheet(self.prepared, sheet)
        return Facts(seen, scores_of(self.prepared, seen, visible))
