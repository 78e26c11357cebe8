"""Questions that are never asked."""

from collections.abc import Callable, Iterator

from assessments.domain.answer_space.confirmation import confirm
from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.space import space_with_rules
from assessments.domain.definitions.definition import Definition, Rule
from assessments.domain.engines.rules import Rules
from assessments.domain.proof.ground import Ground
from assessments.domain.proof.reach import not_proven
from assessments.domain.proof.report import Finding, FindingKind, Severity


def showing_findings(
    definition: Definition, engine: Rules, effort: Effort, step: Callable[[], None]
) -> Iterator[Finding]:
    """The conditional questions that no sheet is asked.

    A question is asked where a rule with its conditions would hold, so it is found as such a rule is.
    """
    asked = [question for question in definition.questions if question.visible_if]
    if not asked:
        return
    path = definition.paths[0].key
    rules = [Rule("", path, question.visible_if) for question in asked]
    ground = Ground(space_with_rules(definition, rules, look=effort.look), engine, effort)
    for number, question in enumerate(asked, start=len(definition.rules)):
        sheet = ground.first(ground.judged.holding[number])
        if sheet is None:
            search = ground.search_holding(number)
            sheet = search.sheet
            if not search.is_settled:
                yield not_proven(f"questions/{question.key}", FindingKind.NEVER_SHOWN)
            elif sheet is None:
                yield Finding(FindingKind.NEVER_SHOWN, Severity.ERROR, f"questions/{question.key}")
        if sheet is not None:
            confirm(question.key in engine.visible(sheet), f"{question.key} is asked on a sheet")
        step()
