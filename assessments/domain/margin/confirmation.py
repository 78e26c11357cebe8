"""The engine's word on a sheet that batch or solver found."""

from typing import Protocol

from assessments.domain.answer_space.confirmation import confirm
from assessments.domain.answer_space.space import HIDDEN, Space, codes_of
from assessments.domain.answers.sheet import Sheet


class Judge(Protocol):
    """What a margin asks of an engine's rules: it stands beside engines, and names none."""

    def path(self, sheet: Sheet) -> str:
        """The path of a sheet."""

    def visible(self, sheet: Sheet) -> tuple[str, ...]:
        """The questions that are asked, in order."""

    def seen(self, sheet: Sheet) -> Sheet:
        """The sheet without answers to hidden questions."""


def confirm_sheet(judge: Judge, space: Space, sheet: Sheet, path: str, codes: tuple[int, ...]) -> None:
    """That a sheet leads to a path, and has these options.

    Raises:
        DisagreementError: it does not.
    """
    visible = set(judge.visible(sheet))
    taken = tuple(
        code if asked.key in visible else HIDDEN
        for asked, code in zip(space.asked, codes_of(space, sheet), strict=True)
    )
    confirm(
        judge.path(sheet) == path and taken == codes,
        f"a sheet found for {path} leads there with its options",
    )
