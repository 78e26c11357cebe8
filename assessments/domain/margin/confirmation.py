"""The engine's word on a sheet that batch or solver found."""

from assessments.domain.answer_space.confirmation import confirm
from assessments.domain.answer_space.space import HIDDEN, Space, codes_of
from assessments.domain.answers.sheet import Sheet
from assessments.domain.engines.v1.conditions import Facts
from assessments.domain.engines.v1.prepared import Prepared
from assessments.domain.engines.v1.rules import checks_of, deciding_rule
from assessments.domain.engines.v1.scores import scores_of
from assessments.domain.engines.v1.visibility import visible_questions, visible_sheet


def path_by_rules(prepared: Prepared, sheet: Sheet) -> str:
    """The path of a sheet, without the plan and the explanation that an outcome has beside it."""
    visible, seen = visible_sheet(prepared, sheet)
    facts = Facts(seen, scores_of(prepared, seen, visible))
    return deciding_rule(prepared, checks_of(prepared, facts)).rule.path


def confirm_sheet(prepared: Prepared, space: Space, sheet: Sheet, path: str, codes: tuple[int, ...]) -> None:
    """That a sheet leads to a path, and has these options.

    Raises:
        DisagreementError: it does not.
    """
    found = path_by_rules(prepared, sheet)
    visible = set(visible_questions(prepared, sheet))
    taken = tuple(
        code if asked.key in visible else HIDDEN
        for asked, code in zip(space.asked, codes_of(space, sheet), strict=True)
    )
    confirm(found == path and taken == codes, f"a sheet found for {path} leads there with its options")
