"""How long a part waits for the answer whether the path is clear, and for how much is left at most."""

from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import yaml

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import MultipleChoice, choice_keys, is_scored
from assessments.domain.engines.registry import engine_for
from assessments.wording.length import length_of
from assessments.wording.texts import Wording
from tests.builders.random_snapshots import random_of
from tests.support.measuring import Figure
from tests.support.repository import ROOT

DEFINITION = Path("portal/demo/data/find-your-path-2.yaml")
PEOPLE, SEED = 300, 20261130
BAR_MS = 50


def run() -> list[Figure]:
    """Milliseconds at the 95th percentile, over people who answer by chance, after each part."""
    document = yaml.load((ROOT / DEFINITION).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    definition = compile_definition(document)
    engine = engine_for(definition)
    prepared, wording = engine.prepare(definition), Wording(definition)
    sheets = [*_sheets(definition)]
    enough, left = [], []
    for sheet in sheets:
        started = perf_counter()
        engine.suffices(prepared, sheet)
        enough.append(1000 * (perf_counter() - started))
    for sheet in sheets:
        started = perf_counter()
        length_of(definition, wording, sheet)
        left.append(1000 * (perf_counter() - started))
    return [_figure("is the path clear", enough), _figure("how much is left at most", left)]


def _figure(name: str, milliseconds: list[float]) -> Figure:
    found = quantiles(milliseconds, n=20)[-1]
    return Figure(
        name, f"{found:.1f} ms, the longest {max(milliseconds):.1f} ms", f"{BAR_MS} ms", found <= BAR_MS
    )


def _sheets(definition: Definition) -> Iterator[Sheet]:
    """Answers so far: all questions up to a place, from the first scored one on."""
    chance = random_of(SEED)
    decisive = [question for question in definition.questions if choice_keys(question)]
    places = [place for place, question in enumerate(decisive) if is_scored(question)]
    for _person in range(PEOPLE):
        sheet: dict[str, Answer] = {
            question.key: (chance.choice(choice_keys(question)),)
            if isinstance(question, MultipleChoice)
            else chance.choice(choice_keys(question))
            for question in decisive[: chance.choice(places) + 1]
        }
        purpose = next((item for item in decisive if item.key == "purpose"), None)
        if purpose:
            # With it unanswered nothing is gone through.
            sheet["purpose"] = chance.choice(choice_keys(purpose))
        yield sheet
