"""Sheets that show a finding."""

from collections.abc import Iterable, Mapping

from assessments.domain.answer_space.space import Space, sheet_with
from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.engines.rules import Rules
from assessments.domain.proof.report import Witness


def sheet_of(rules: Rules, space: Space, codes: Iterable[int]) -> Sheet:
    """A complete sheet that takes these options."""
    return rules.completed(sheet_with(space, codes, {}))


def witness_of(sheet: Mapping[str, Answer]) -> Witness:
    """A sheet as a witness."""
    return tuple(sorted(sheet.items()))
