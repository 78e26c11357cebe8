"""Replaying many submissions equals carrying each over and asking the engine."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answer_space.space import space_of
from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Sheet
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import is_scored
from assessments.domain.engines.v1 import prepare, visible_questions
from assessments.domain.replay.stored_rows import reading_of
from assessments.domain.replay.translation import Replayer, Translated
from tests.builders.all_sheets import path_by_engine
from tests.builders.edited_definitions import edited_pair
from tests.builders.instruments import definition, multiple, number, rule, scale, single
from tests.builders.random_instruments import random_sheet
from tests.builders.random_snapshots import random_of
from tests.builders.stored_sheets import stored_of

MANY = {"score": "work", "at_least": 50}


def replayed(old: Definition, new: Definition, sheets: list[Sheet]) -> Translated:
    space = space_of(new)
    reading = reading_of(old, {asked.key for asked in space.asked})
    return Replayer(reading, new, space).replay(stored_of(reading, sheets))


@given(st.integers(0, 100_000))
@settings(max_examples=40)
def test_many_at_once_equal_one_by_one(seed: int) -> None:
    random = random_of(seed)
    old, new = edited_pair(random, questions=7, choices=4, dimensions=3)
    sheets = [sheet_of(old, random_sheet(random, old)) for _each in range(12)]

    found = replayed(old, new, sheets)

    prepared = prepare(new)
    expected = [path_by_engine(prepared, carried(new, sheet, old)) for sheet in sheets]
    assert [new.paths[path].key for path in found.paths] == expected


@given(st.integers(0, 100_000))
@settings(max_examples=12)
def test_what_was_submitted_keeps_its_path_under_its_own_definition(seed: int) -> None:
    random = random_of(seed)
    old, _new = edited_pair(random, questions=7)
    sheets = [sheet_of(old, random_sheet(random, old)) for _each in range(12)]

    found = replayed(old, old, sheets)

    prepared = prepare(old)
    assert [old.paths[path].key for path in found.paths] == [
        path_by_engine(prepared, item) for item in sheets
    ]


@given(st.integers(0, 100_000))
@settings(max_examples=15)
def test_incomplete_are_those_that_lack_an_answer_on_which_the_path_depends(seed: int) -> None:
    random = random_of(seed)
    old, new = edited_pair(random, questions=7)
    sheets = [sheet_of(old, random_sheet(random, old)) for _each in range(12)]
    relevant = {asked.key for asked in space_of(new).asked}

    found = replayed(old, new, sheets)

    prepared = prepare(new)
    scored = {question.key for question in new.questions if is_scored(question)} & relevant
    left = [carried(new, sheet, old) for sheet in sheets]
    lacking = [
        any(key not in sheet for key in visible_questions(prepared, sheet) if key in scored) for sheet in left
    ]
    assert found.incomplete.tolist() == lacking


def test_an_answer_that_was_hidden_counts_where_its_question_is_asked_now() -> None:
    only_if = [{"answer": "shows", "any_of": ["yes"]}]
    chosen = rule("chosen", "work", {"answer": "then", "any_of": ["a"]})
    first = single("shows", ("yes", "no"))
    old = definition(first, scale("say"), single("then", ("a", "b"), visible_if=only_if), rules=[chosen])
    new = definition(first, scale("say"), single("then", ("a", "b")), rules=[chosen])

    found = replayed(old, new, [{"shows": "no", "say": "3", "then": "a"}, {"shows": "no", "say": "3"}])

    assert [new.paths[path].key for path in found.paths] == ["work", "later"]


def test_numbers_and_sets_of_choices_are_carried_over() -> None:
    rules = [
        rule("long", "work", {"number": "months", "at_least": 24}),
        rule("wide", "project", {"count": "tools", "at_least": 2}),
    ]
    old = definition(number("months"), multiple("tools"), scale("say"), rules=rules)
    new = definition(number("months", most=60), multiple("tools", ("c", "a")), scale("say"), rules=rules)

    def path_of(sheet: Sheet) -> str:
        path: int = replayed(old, new, [sheet]).paths[0]
        return new.paths[path].key

    assert path_of({"months": 60, "say": "1"}) == "work"
    assert path_of({"months": 61, "say": "1"}) == "later"
    assert path_of({"tools": ("a", "c"), "say": "1"}) == "project"
    assert path_of({"tools": ("a", "b"), "say": "1"}) == "later"
    assert path_of({"tools": (), "say": "1"}) == "later"


def test_a_scale_of_other_steps_counts_as_not_answered() -> None:
    old = definition(scale("say", 5), rules=[rule("many", "work", MANY)])
    new = definition(scale("say", 3), rules=[rule("many", "work", MANY)])

    found = replayed(old, new, [{"say": "3"}])

    assert found.incomplete.tolist() == [True]
    assert new.paths[found.paths[0]].key == "later"
