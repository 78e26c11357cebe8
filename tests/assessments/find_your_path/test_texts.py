"""What "Find your path" asks and says: complete, balanced, short, plain."""

import re
from collections import Counter
from itertools import pairwise

import pytest
import yaml

from assessments.domain.definitions.questions import AgreementScale, NumberQuestion, SingleChoice, maxima_of
from assessments.domain.definitions.writer import document_of
from certifications.domain.education import Education
from certifications.domain.vocabulary import DISCIPLINES, FOCUS_AREAS
from tests.assessments.find_your_path import (
    DEFINITION,
    DOCUMENT,
    FILE,
    SCORED,
    SHARES,
    STATEMENTS,
    WISHES,
    declared_mirror,
)
from tests.support.repository import ROOT

WORDS_A_MINUTE = 200
SECONDS_A_QUESTION = 5
DECIDING = ("project", "work")

TEXTS: dict[str, str] = DOCUMENT["texts"]["en"]
QUESTIONS = {question.key: question for question in DEFINITION.questions}
READ = {
    place: text for place, text in TEXTS.items() if place.startswith(("intro", "sections/", "questions/"))
}


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'%,]+", text)


def syllables(word: str) -> int:
    found = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, found - (found > 1 and word.endswith("e") and not word.endswith("le")))


def grade(text: str) -> float:
    """School years that a text asks for, by the formula of Flesch and Kincaid."""
    read = re.findall(r"[A-Za-z]+", text)
    sentences = len(re.findall(r"[.?!:](?=\s|$)", text)) or 1
    return 0.39 * len(read) / sentences + 11.8 * sum(map(syllables, read)) / len(read) - 15.59


def feeding(dimension: str) -> list[str]:
    return [key for key in SCORED if dict(maxima_of(QUESTIONS[key])).get(dimension)]


@pytest.mark.parametrize("dimension", DECIDING)
def test_deciding_dimensions_have_eight_questions_of_four_points_half_of_them_shares(dimension: str) -> None:
    fed = feeding(dimension)
    scales = [QUESTIONS[key] for key in fed if key in STATEMENTS]

    assert [dict(maxima_of(QUESTIONS[key]))[dimension] for key in fed] == [4] * 8
    assert len([key for key in fed if key in SHARES]) == len(scales) == 4
    assert Counter(scale.is_reversed for scale in scales if isinstance(scale, AgreementScale)) == {
        True: 2,
        False: 2,
    }


def test_no_question_feeds_both_deciding_dimensions() -> None:
    assert not {*feeding("project")} & {*feeding("work")}


def test_project_work_and_ongoing_work_are_asked_first_equally_often() -> None:
    places = {key: place for place, key in enumerate(QUESTIONS)}
    pairs = [pair for pair in declared_mirror().questions if pair[0] in {*SHARES, *STATEMENTS}]

    assert len(pairs) == 8
    assert [places[project] < places[work] for project, work in pairs].count(True) == 4


def test_every_focus_area_is_fed_by_questions_that_everybody_is_asked() -> None:
    needs = {
        dimension.focus_area: dimension.key for dimension in DEFINITION.dimensions if dimension.focus_area
    }

    assert needs.keys() == {*FOCUS_AREAS}
    for dimension in needs.values():
        fed = feeding(dimension)
        assert fed
        assert [key for key in fed if QUESTIONS[key].visible_if] == []


def test_wishes_aim_and_background_never_add_to_a_deciding_dimension() -> None:
    assert {*feeding("project"), *feeding("work")} == {*SHARES, *STATEMENTS}
    assert {*SCORED} == {*SHARES, *STATEMENTS, *WISHES}


def test_paths_draw_from_the_disciplines_of_the_product() -> None:
    project, work = (path.groups for path in DEFINITION.paths if path.key in DECIDING)
    both, explore = (path.groups for path in DEFINITION.paths if path.key not in DECIDING)

    assert {*project[0].disciplines, *work[0].disciplines} == {*DISCIPLINES} - {
        "business-analysis",
        "tool-specific",
        # Came with the second edition.
        "change-management",
        "functional-operations",
    }
    assert (project[0].certifications, work[0].certifications) == ((), ("kmp-i",))
    assert both == (*project, *work)
    assert explore == ()


def test_levels_of_education_are_those_that_entry_rules_know() -> None:
    levels = dict(DEFINITION.background.education_levels)

    assert sorted(levels.values()) == [level for level in Education if level is not Education.UNKNOWN]


def test_every_place_has_a_text() -> None:
    wanted = {"title", "introduction"}
    wanted |= {f"sections/{section.key}/title" for section in DEFINITION.sections}
    wanted |= {f"dimensions/{dimension.key}" for dimension in DEFINITION.dimensions}
    wanted |= {f"paths/{path.key}/{part}" for path in DEFINITION.paths for part in ("name", "sentence")}
    wanted |= {f"rules/{rule.key}" for rule in DEFINITION.rules}
    wanted |= {f"steps/{step}" for rule in DEFINITION.rules for step in rule.steps}
    for key, question in QUESTIONS.items():
        wanted.add(f"questions/{key}/text")
        match question:
            case SingleChoice(choices=choices):
                wanted |= {f"questions/{key}/choices/{choice.key}" for choice in choices}
            case AgreementScale(steps=steps):
                wanted |= {f"scales/{steps}/{step}" for step in range(1, steps + 1)}
            case NumberQuestion(unit=unit):
                wanted.add(f"units/{unit}")

    assert {place for place, text in TEXTS.items() if not text.strip()} == set()
    assert wanted - TEXTS.keys() == set()
    assert {
        place for place in TEXTS.keys() - wanted if not place.endswith(("/help", "/introduction"))
    } == set()


@pytest.mark.parametrize("place", READ)
def test_question_is_short(place: str) -> None:
    sentences = re.split(r"[.?!:]\s", READ[place])

    assert max(len(words(sentence)) for sentence in sentences) <= 25


@pytest.mark.parametrize("place", [place for place, text in TEXTS.items() if len(words(text)) > 8])
def test_text_is_plain(place: str) -> None:
    assert grade(TEXTS[place]) < 10


def test_all_texts_together_read_at_grade_nine_or_easier() -> None:
    texts = [text if text.endswith((".", "?", "!")) else f"{text}." for text in TEXTS.values()]

    assert grade(" ".join(texts)) <= 9
    assert grade(" ".join(text for text in READ.values() if len(words(text)) > 8)) <= 9


def test_answering_takes_about_eight_minutes() -> None:
    read = sum(len(words(text)) for text in READ.values())
    seconds = read * 60 / WORDS_A_MINUTE + len(QUESTIONS) * SECONDS_A_QUESTION

    assert 7 * 60 <= seconds <= 9 * 60


def test_shares_are_answered_with_the_same_words() -> None:
    answers = [
        [TEXTS[f"questions/{share}/choices/{choice.key}"] for choice in question.choices]
        for share in SHARES
        if isinstance(question := QUESTIONS[share], SingleChoice)
    ]

    assert len(answers) == 8
    assert all(one == other for one, other in pairwise(answers))


def test_publisher_and_its_offers_are_not_named() -> None:
    assert [place for place, text in TEXTS.items() if re.search(r"\b(WMI|CAWM|WMP|Institute)\b", text)] == []


def test_reason_of_every_question_and_rule_is_documented() -> None:
    document = (ROOT / "docs" / "algorithms" / "find-your-path.md").read_text(encoding="utf-8")
    newest = yaml.safe_load(FILE.with_name("find-your-path-2.yaml").read_text(encoding="utf-8"))
    keys = {item["key"] for item in (*newest["questions"], *newest["rules"])}

    assert {key for key in keys if f"`{key}`" not in document} == set()
    assert f"{len(newest['questions'])} questions" in document
    assert f"{len(newest['rules'])} rules" in document


def test_file_says_everything_in_the_form_of_the_canonical_document() -> None:
    assert document_of(DEFINITION) == DOCUMENT
