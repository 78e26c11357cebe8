"""Sheets as a replay reads them, by the domain alone: the oracle of what the database sends."""

from collections.abc import Sequence

import numpy as np

from assessments.domain.answers.scored_row import scored_row
from assessments.domain.answers.sheet import Sheet
from assessments.domain.engines.v1 import prepare, visible_questions
from assessments.domain.replay.stored_rows import Reading, StoredAnswers


def stored_of(reading: Reading, sheets: Sequence[Sheet]) -> StoredAnswers:
    """What is read of submissions with these answers."""
    prepared = prepare(reading.definition)
    rows = [scored_row(reading.definition, sheet, visible_questions(prepared, sheet)) for sheet in sheets]
    return StoredAnswers(
        np.array(rows, dtype=np.int16).reshape(len(sheets), reading.width),
        tuple(
            np.array([field.value_of(sheet.get(field.question)) for sheet in sheets], dtype=np.int64)
            for field in reading.fields
        ),
    )
