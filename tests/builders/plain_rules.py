"""The rules of a definition by the second evaluator, which knows every condition: an engine for proofs."""

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.conditions import ScoreCondition, condition_document
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import choice_keys, is_scored
from assessments.domain.definitions.writer import document_of
from tests.second_evaluator import Document
from tests.second_evaluator.conditions import check, holds_all
from tests.second_evaluator.explanation import deciding
from tests.second_evaluator.sheets import by_key, receipt, scores, visible_answers


class PlainRules:
    """What `assessments.domain.engines.rules.Rules` asks of an engine; slow."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._document = document_of(definition)
        self._rules = by_key(self._document["rules"])

    def rule(self, sheet: Sheet) -> str:
        return str(deciding(self._document, self._facts(sheet))["key"])

    def path(self, sheet: Sheet) -> str:
        return str(self._rules[self.rule(sheet)]["path"])

    def holds(self, rule: str, sheet: Sheet) -> bool:
        return holds_all(self._rules[rule].get("when", []), self._facts(sheet))

    def meets(self, condition: ScoreCondition, sheet: Sheet) -> bool:
        return bool(check(condition_document(condition), self._facts(sheet))["holds"])

    def visible(self, sheet: Sheet) -> tuple[str, ...]:
        return tuple(question["key"] for question in self._visible(sheet)[0])

    def seen(self, sheet: Sheet) -> Sheet:
        return {key: sheet[key] for key in self._visible(sheet)[1]}

    def completed(self, sheet: Sheet) -> Sheet:
        given: dict[str, Answer] = dict(sheet)
        for question in self._definition.questions:
            if question.key not in self.visible(given):
                given.pop(question.key, None)
            elif is_scored(question) and question.key not in given:
                given[question.key] = choice_keys(question)[0]
        return given

    def _visible(self, sheet: Sheet) -> tuple[list[Document], Document]:
        answers = {key: list(item) if isinstance(item, tuple) else item for key, item in sheet.items()}
        return visible_answers(self._document, answers)

    def _facts(self, sheet: Sheet) -> Document:
        visible, kept = self._visible(sheet)
        lines = receipt(visible, kept)
        return {
            "questions": by_key(visible),
            "answers": kept,
            "receipt": lines,
            "scores": scores(self._document, lines),
            "scored": len(lines),
            "not_sure": sum(line["answer"] == "not_sure" for line in lines),
        }
