"""The answers behind a stored outcome, as the engine reads them."""

from assessments.attempts.queries.answers import visible_in
from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Sheet
from assessments.models import Outcome
from assessments.versions.queries.versions import definition_of


def sheet_in(outcome: Outcome) -> Sheet:
    """The answers that an outcome was made from."""
    return sheet_of(definition_of(outcome.version), outcome.submission.answers)


def counted_answers(outcome: Outcome) -> Sheet:
    """The answers that an outcome rests on: those to questions that were hidden do not count."""
    sheet = sheet_in(outcome)
    visible = frozenset(visible_in(outcome.version, sheet, engine=outcome.engine))
    return {key: answer for key, answer in sheet.items() if key in visible}
