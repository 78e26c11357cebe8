"""The assessment "Find your path" as its file tells it, and sheets to try it with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.guarantees import Mirror
from assessments.domain.definitions.questions import AgreementScale, is_scored
from assessments.domain.engines.v1 import evaluate, prepare
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from tests.support.repository import ROOT

FILE = ROOT / "portal" / "demo" / "data" / "find-your-path.yaml"
DOCUMENT: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
# The second edition as its file tells it; most here is about the first one.
NEXT_DOCUMENT: dict[str, Any] = yaml.safe_load(
    FILE.with_name("find-your-path-2.yaml").read_text(encoding="utf-8")
)
DEFINITION: Definition = compile_definition(DOCUMENT)
PREPARED = prepare(DEFINITION)
NO_FACTS = Snapshot((), ())
A_DAY = date(2026, 12, 1)

SHARES = tuple(question.key for question in DEFINITION.questions if question.key.startswith("share_"))
STATEMENTS = tuple(question.key for question in DEFINITION.questions if question.key.startswith("say_"))
WISHES = tuple(question.key for question in DEFINITION.questions if question.key.startswith("want_"))
SCORED = tuple(question.key for question in DEFINITION.questions if is_scored(question))
REVERSED = {
    question.key
    for question in DEFINITION.questions
    if isinstance(question, AgreementScale) and question.is_reversed
}
DAYS = ("days_0", "days_1_2", "days_3_4", "days_5_6", "days_7_10")

# Each share and each statement of project work with its counterpart of ongoing work: all of them at "some"
# give half of the points in both dimensions, without one answer that is given throughout.
SOME_OF_BOTH: dict[str, Answer] = {
    "share_lead_project": "days_5_6",
    "share_run_operations": "days_5_6",
    "share_project_team": "days_1_2",
    "share_other_teams": "days_1_2",
    "share_project_figures": "days_5_6",
    "share_improve_flow": "days_5_6",
    "share_project_changes": "days_1_2",
    "share_unplanned": "days_1_2",
    "say_answer_for_project": "4",
    "say_answer_for_operations": "4",
    "say_project_tasks": "2",
    "say_repeated_tasks": "2",
    "say_without_projects": "4",
    "say_only_projects": "4",
    "say_others_watch_dates": "2",
    "say_others_settle_flow": "2",
    "want_detailed_plans": "3",
    "want_routines": "3",
    "want_short_rounds": "3",
    "want_unplanned": "3",
    "want_people": "3",
    "want_priorities": "3",
    "want_teams": "3",
    "certificate": "wanted",
    "direction": "same",
    "recognition": "nobody",
}


def changed(sheet: Sheet, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The sheet with other answers to some questions."""
    return {**sheet, **answers}


def of_points(project: int, work: int) -> dict[str, Answer]:
    """A sheet with so many of 32 points in project work and in ongoing work, spread over its questions.

    Among shares and among statements one gets more and one gets less than its part, so that neither have one
    answer throughout.
    """
    sheet = dict(SOME_OF_BOTH)
    deciding = [pair for pair in declared_mirror().questions if pair[0] in {*SHARES, *STATEMENTS}]
    for key_of_side, total in ((0, project), (1, work)):
        parts = [total // 8 + (place < total % 8) for place in range(8)]
        for more, less in ((0, 3), (4, 7)):
            if parts[more] < 4 and parts[less] > 0:
                parts[more], parts[less] = parts[more] + 1, parts[less] - 1
        for pair, points in zip(deciding, parts, strict=True):
            sheet[pair[key_of_side]] = _answer_worth(pair[key_of_side], points)
    return sheet


def _answer_worth(key: str, points: int) -> str:
    if key in SHARES:
        return DAYS[points]
    return str(5 - points if key in REVERSED else 1 + points)


def outcome_of(sheet: Sheet) -> Outcome:
    """What the engine says of a sheet, without any certification: rules read answers only."""
    return evaluate(PREPARED, sheet, (), NO_FACTS, A_DAY)


def percent(outcome: Outcome, dimension: str) -> int:
    """The score of a dimension, rounded down."""
    ((points, attainable),) = (
        (score.points, score.attainable) for score in outcome.scores if score.dimension == dimension
    )
    return 100 * points // attainable


def declared_mirror() -> Mirror:
    """The exchange that the definition declares."""
    assert DEFINITION.mirror is not None
    return DEFINITION.mirror


def mirrored(sheet: Sheet) -> dict[str, Answer]:
    """The sheet of somebody with project work and ongoing work exchanged."""
    mirror = declared_mirror()
    places = {one: other for pair in mirror.questions for one, other in (pair, pair[::-1])}
    choices = {
        (question, one): other for question, *pair in mirror.choices for one, other in (pair, pair[::-1])
    }
    return {
        places.get(question, question): choices.get((question, answer), answer)
        if isinstance(answer, str)
        else answer
        for question, answer in sheet.items()
    }


def mirrored_path(path: str) -> str:
    """The path that takes its place when project work and ongoing work are exchanged."""
    places = {one: other for pair in declared_mirror().paths for one, other in (pair, pair[::-1])}
    return places.get(path, path)
