"""The engine's word on a sheet that batch or solver found."""

from assessments.domain.answer_space.space import HIDDEN, Space, codes_of
from assessments.domain.answers import Sheet
from assessments.domain.engine_1.conditions import Facts
from assessments.domain.engine_1.prepared import Prepared
from assessments.domain.engine_1.rules import checks_of, deciding_rule
from assessments.domain.engine_1.scoring import scores_of
from assessments.domain.engine_1.visibility import visible_questions, visible_sheet


class DisagreementError(RuntimeError):
    """The engine does not say of a sheet what the search says: the search is wrong, nothing is given out."""


def path_by_rules(prepared: Prepared, sheet: Sheet) -> str:
    """The path of a sheet, without the plan and the explanation that an outcome has beside it."""
    visible, seen = visible_sheet(prepared, sheet)
    facts = Facts(seen, scores_of(prepared, seen, visible))
    return deciding_rule(prepared, checks_of(prepared, facts)).rule.path


def confirm(prepared: Prepared, space: Space, sheet: Sheet, path: str, codes: tuple[int, ...]) -> None:
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
    if found != path or taken != codes:
        raise DisagreementError(f"{sheet} leads to {found} with {taken}, not to {path} with {codes}.")
