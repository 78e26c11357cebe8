"""The versions of the demo's assessment as definitions, and its learner's attempts as they are answered."""

from collections.abc import Mapping
from functools import cache

import yaml

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Sheet
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.reads import background_questions
from portal.demo.assessment import VERSIONS
from portal.demo.learner import written_attempts


@cache
def definition(number: int) -> Definition:
    """That of a version."""
    text = VERSIONS[number - 1].file.read_text(encoding="utf-8")
    return compile_definition(yaml.load(text, Loader=yaml.CSafeLoader))


def learner_sheets() -> list[Sheet]:
    """What each attempt answers: what is written, over the background that it begins with."""
    sheets: list[Sheet] = []
    before = 1
    for attempt in written_attempts():
        asked = definition(attempt.version)
        background = _background(asked, sheets[-1], definition(before)) if sheets else {}
        sheets.append(sheet_of(asked, {**background, **attempt.answers}))
        before = attempt.version
    return sheets


def _background(asked: Definition, sheet: Sheet, answered: Definition) -> Mapping[str, object]:
    keys = background_questions(asked.background)
    return {key: answer for key, answer in carried(asked, sheet, answered).items() if key in keys}
