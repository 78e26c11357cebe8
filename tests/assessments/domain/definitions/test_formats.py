"""Format 2 is read and written; in a document of format 1 each of its parts is refused at its place."""

from typing import Any

import pytest

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Stage
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.reads import background_questions, stage_questions
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.writer import canonical_definition, document_of, logic_document
from tests.builders.changes import GONE, changed
from tests.builders.instruments import everything
from tests.builders.newest_format import newest

NEWEST = compile_definition(newest())
OLD = everything()
SENTENCE = "This belongs to format 2."


def refusals_of(document: object) -> list[tuple[str, str]]:
    with pytest.raises(RefusedError) as refused:
        compile_definition(document)
    return [(item.place, item.sentence) for item in refused.value.refusals]


def test_format_is_told_first_and_belongs_to_the_logic() -> None:
    assert next(iter(document_of(NEWEST))) == "format"
    assert document_of(NEWEST)["format"] == logic_document(NEWEST)["format"] == 2
    assert NEWEST.format == 2
    assert compile_definition(OLD).format == document_of(compile_definition(OLD))["format"] == 1


def test_every_part_is_written_and_read_again() -> None:
    written = document_of(NEWEST)

    assert parse_definition(written) == NEWEST
    assert canonical_definition(parse_definition(written)) == canonical_definition(NEWEST)
    assert [rule.stage for rule in NEWEST.stages] == [Stage.SENIOR, Stage.ESTABLISHED]
    assert written["stages"] == newest()["stages"]
    assert written["background"] == newest()["background"]
    assert [rule.key for rule in NEWEST.rules if rule.moves] == ["mover"]


def test_plan_reads_the_questions_of_the_background_and_those_of_stages() -> None:
    assert background_questions(NEWEST.background) == (
        "budget",
        "by_when",
        "circumstances",
        "months",
        "rate",
        "region",
        "role",
        "wanted",
    )
    assert stage_questions(NEWEST) == {"months", "plans"}


def test_stage_depends_on_what_feeds_its_scores_and_on_whoever_is_not_sure() -> None:
    scored = changed(newest(), "stages/0/when", [{"score": "work", "at_least": 50}])
    unsure = changed(newest(), "stages/0/when", [{"not_sure_over": 50}])

    assert stage_questions(compile_definition(scored)) == {"flows", "months", "plans", "runs"}
    assert stage_questions(compile_definition(unsure)) == {"flows", "leads", "months", "plans", "runs"}


NEW_PARTS: list[tuple[str, Any, str]] = [
    ("paths/0/groups/0/kind", "project", "paths/project/groups/1/kind"),
    ("rules/2/moves", True, "rules/mostly_project/moves"),
    ("rules/2/when/0", {"same_answer": ["flows", "plans"]}, "rules/mostly_project/when/1"),
    (
        "rules/2/when/0",
        {"any": [{"score": "work", "at_least": 3}, {"same_answer": ["flows", "plans"]}]},
        "rules/mostly_project/when/1/any/2",
    ),
    ("stages", [{"stage": "senior", "when": [{"score": "work", "at_least": 50}]}], "stages"),
    ("background/experience/0/families", ["clerk"], "background/experience/operations/families"),
    ("texts/en/reasons/plans/5", "you plan", "texts/en/reasons/plans/5"),
    ("lists", {"shares": ["a", "b"]}, "lists"),
]


@pytest.mark.parametrize(("where", "value", "place"), NEW_PARTS)
def test_part_of_format_2_is_refused_in_format_1(where: str, value: Any, place: str) -> None:
    document = with_text(where, value) if where.startswith("texts") else changed(OLD, where, value)
    found = refusals_of(document)

    assert (place, SENTENCE) in found


def with_text(where: str, value: str) -> Any:
    _texts, locale, place = where.split("/", 2)
    texts = {**OLD["texts"], locale: {**OLD["texts"][locale], place: value}}
    return {**OLD, "texts": texts}


def test_list_of_a_question_is_refused_in_format_1() -> None:
    document = {**newest(), "format": 1}

    assert [place for place, sentence in refusals_of(document) if sentence == SENTENCE] == [
        "lists",
        "questions/plans/list",
        "questions/flows/list",
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("role", "school"),
        ("wanted", "school"),
        ("families", {"1": "clerk"}),
        ("region", "school"),
        ("regions", {"1": "dach"}),
        ("circumstances", "tasks"),
        ("circumstance_keys", {"a": "public"}),
        ("budget", "school"),
        ("amounts", {"1": 100}),
        ("by_when", "school"),
        ("months", {"1": 3}),
    ],
)
def test_background_of_format_2_is_refused_in_format_1(field: str, value: object) -> None:
    assert (f"background/{field}", SENTENCE) in refusals_of(changed(OLD, f"background/{field}", value))


def test_rates_are_refused_in_format_1() -> None:
    row = {"kind": "project", "total": "months", "rate": "school", "months_a_year": {"1": 6}}
    found = refusals_of(changed(OLD, "background/experience/1", row))

    assert found == [
        ("background/experience/project/rate", SENTENCE),
        ("background/experience/project/months_a_year", SENTENCE),
    ]


def test_experience_of_format_1_asks_for_months_in_all() -> None:
    row = {"kind": "project", "recent": "recent", "recent_years": 8}
    document = changed(OLD, "background/experience/1", row)

    assert refusals_of(document) == [("background/experience/project/total", "This is missing.")]


def test_experience_of_any_format_asks_for_something() -> None:
    for document in (OLD, newest()):
        asked = changed(document, "background/experience/0", {"kind": "agile"})

        assert refusals_of(asked) == [("background/experience/agile/total", "This is missing.")]


def test_choice_that_does_not_apply_may_earn_points_in_format_1() -> None:
    document = changed(OLD, "questions/0/choices/1/key", "does_not_apply")
    document["texts"] = {
        locale: {
            place.replace("direction/choices/both", "direction/choices/does_not_apply"): text
            for place, text in texts.items()
        }
        for locale, texts in OLD["texts"].items()
    }
    when = [{"answer": "direction", "none_of": ["does_not_apply"]}]
    document = changed(document, "questions/4/visible_if", when)
    document = changed(document, "rules/2/when/1/any/0/any_of", ["does_not_apply", "up"])

    assert compile_definition(document).format == 1


def test_other_formats_are_refused() -> None:
    for version in (0, 3):
        assert refusals_of({**newest(), "format": version}) == [
            ("format", "This should be a number from 1 to 2.")
        ]


def test_what_is_gone_is_missing_in_format_2_too() -> None:
    assert refusals_of(changed(newest(), "plan_size", GONE)) == [("plan_size", "This is missing.")]
