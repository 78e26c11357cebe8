"""Sheets as the engine sees them: what sampling and solver say of one counts only when it says the same."""

from collections.abc import Iterable, Mapping

from assessments.domain.answer_space.space import Space, sheet_with
from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.definition import Definition, ScoreCondition
from assessments.domain.definitions.questions import choice_keys, is_scored
from assessments.domain.engines.v1.conditions import Facts, check
from assessments.domain.engines.v1.prepared import prepare
from assessments.domain.engines.v1.rules import checks_of, deciding_rule, rule_holds
from assessments.domain.engines.v1.scores import scores_of
from assessments.domain.engines.v1.visibility import visible_questions, visible_sheet
from assessments.domain.proof.report import Witness


class Engine:
    """The engine for one definition, on one sheet at a time."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._prepared = prepare(definition)
        self._rules = {prepared.rule.key: prepared for prepared in self._prepared.rules}

    def rule(self, sheet: Sheet) -> str:
        """The rule that decides a sheet."""
        return deciding_rule(self._prepared, checks_of(self._prepared, self._facts(sheet))).rule.key

    def path(self, sheet: Sheet) -> str:
        """The path of a sheet."""
        return self._rules[self.rule(sheet)].rule.path

    def holds(self, rule: str, sheet: Sheet) -> bool:
        """Whether a rule holds on a sheet, decided by it or not."""
        return rule_holds(self._rules[rule], checks_of(self._prepared, self._facts(sheet)))

    def meets(self, condition: ScoreCondition, sheet: Sheet) -> bool:
        """Whether a sheet meets a condition that no rule need have."""
        return check(condition, self._facts(sheet)).holds

    def visible(self, sheet: Sheet) -> tuple[str, ...]:
        """The questions that are asked, in order."""
        return visible_questions(self._prepared, sheet)

    def completed(self, sheet: Sheet) -> Sheet:
        """The sheet without answers to hidden questions, and with the first choice where an answer is due."""
        given: dict[str, Answer] = dict(sheet)
        for question in self._definition.questions:
            if question.visible_if and question.key not in visible_questions(self._prepared, given):
                given.pop(question.key, None)
            elif is_scored(question) and question.key not in given:
                given[question.key] = choice_keys(question)[0]
        return given

    def sheet_of(self, space: Space, codes: Iterable[int]) -> Sheet:
        """A complete sheet that takes these options."""
        return self.completed(sheet_with(space, codes, {}))

    def _facts(self, sheet: Sheet) -> Facts:
        visible, seen = visible_sheet(self._prepared, sheet)
        return Facts(seen, scores_of(self._prepared, seen, visible))


def witness_of(sheet: Mapping[str, Answer]) -> Witness:
    """A sheet as a witness."""
    return tuple(sorted(sheet.items()))
