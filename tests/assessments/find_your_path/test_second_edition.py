"""The second edition: its rules as the tables say, proved, short and easy to read."""

import re
from functools import cache

import pytest

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.questions import choice_keys, is_scored, points_of
from assessments.domain.engines.registry import current_rules
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import MirrorState, Report, Severity
from assessments.wording.length import length_of
from assessments.wording.texts import Wording
from certifications.domain.vocabulary import DISCIPLINES
from tests.panel.reading import definition
from tests.support.reading_grade import grade_of
from tests.support.worked_tables import worked_tables

# All in one process, so that it is proved once.
pytestmark = pytest.mark.xdist_group("second_edition_proof")

MOST_SCORED, MOST_QUESTIONS, MOST_MINUTES, HIGHEST_GRADE = 12, 24, 6, 8
BOUNDS = next(table for table in worked_tables("find-your-path") if "`purpose`" in table[0])
# Too short for a formula that counts sentences.
SHORT = 6


@cache
def report() -> Report:
    """Its proof, made once."""
    return prove(definition())


def sheet_of_points(project: int, work: int) -> dict[str, Answer]:
    """A sheet with so many points in each kind of work, question by question as far as they go."""
    sheet: dict[str, Answer] = {}
    left = {"project": project, "work": work}
    for question in definition().questions:
        if is_scored(question):
            dimension = next(
                dimension for choice in choice_keys(question) for dimension, _p in points_of(question, choice)
            )
            earned = {
                choice: dict(points_of(question, choice))[dimension] for choice in choice_keys(question)
            }
            sheet[question.key] = max(
                (choice for choice in earned if earned[choice] <= left[dimension]),
                key=lambda choice: earned[choice],
            )
            left[dimension] -= earned[str(sheet[question.key])]
    assert left == {"project": 0, "work": 0}
    return sheet


@pytest.mark.parametrize("row", BOUNDS, ids=lambda row: " ".join(row.values()))
def test_rule_decides_as_the_table_says(row: dict[str, str]) -> None:
    sheet = sheet_of_points(int(row["project"]), int(row["ongoing"]))
    sheet["purpose"] = row["`purpose`"].strip("`")

    assert current_rules(definition()).rule(sheet) == row["rule"].strip("`")


def test_proof_finds_neither_errors_nor_warnings() -> None:
    assert [finding for finding in report().findings if finding.severity is not Severity.NOTICE] == []


def test_mirror_is_proved_and_both_sides_have_the_same_share() -> None:
    shares = {share.path: share for share in report().shares.by_path}

    assert report().mirror is MirrorState.PROVED
    assert shares["project"].sheets == shares["work"].sheets > 0


def test_every_rule_is_reached_and_no_plan_is_promised_to_straight_liners() -> None:
    assert [reached.rule for reached in report().reached] == [rule.key for rule in definition().rules]
    assert {line.path for line in report().straight_lines} == {"explore"}


def test_paths_draw_from_every_discipline_of_the_product_once() -> None:
    groups = [
        group for path in definition().paths if path.key in {"project", "work"} for group in path.groups
    ]

    assert sorted(key for group in groups for key in group.disciplines) == sorted(DISCIPLINES)


def test_it_is_as_short_as_promised() -> None:
    length = length_of(definition(), Wording(definition()))

    assert sum(map(is_scored, definition().questions)) <= MOST_SCORED
    assert (length.questions, length.minutes) <= (MOST_QUESTIONS, MOST_MINUTES)
    assert length.questions <= MOST_QUESTIONS
    assert length.minutes <= MOST_MINUTES


def test_its_words_are_easy_to_read() -> None:
    texts = dict(dict(definition().texts)["en"])
    sentences = [text for text in texts.values() if len(text.split()) > SHORT]

    assert grade_of(" ".join(_ended(text) for text in sentences)) <= HIGHEST_GRADE


def _ended(text: str) -> str:
    return text if re.search(r"[.?!]$", text) else f"{text}."
