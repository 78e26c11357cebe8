"""The edit behind a flip: single edits, and how flips are put down to them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assessments.domain.answer_space.classes import AnyAnswerCondition
from assessments.domain.answer_space.space import alternatives, space_of
from assessments.domain.answers.parser import sheet_of
from assessments.domain.definitions.conditions import AnyOf
from assessments.domain.definitions.definition import Definition
from assessments.domain.replay.causes import Explained, Explaining
from assessments.domain.replay.edits import NEVER, Edit, EditKind, edits_between, with_edits
from assessments.domain.replay.order import moved, woven
from assessments.domain.replay.stored_rows import StoredAnswers, reading_of
from assessments.domain.replay.translation import Replayer
from tests.builders.edited_definitions import edited_pair
from tests.builders.instruments import definition, rule, scale, single
from tests.builders.random_instruments import random_sheet
from tests.builders.random_snapshots import random_of
from tests.builders.stored_sheets import stored_of
from tests.support.worked_tables import worked_tables

Parts = dict[str, Any]

SHEETS = [{"a": str(a), "b": str(b)} for a, b in product(range(1, 6), repeat=2)]


def parts() -> Parts:
    return {
        "a": scale("a"),
        "b": scale("b"),
        "rules": {
            "strong": rule("strong", "work", {"score": "work", "at_least": 75}),
            "some": rule("some", "project", {"score": "work", "at_least": 50}),
        },
    }


def made(given: Parts) -> Definition:
    return definition(given["a"], given["b"], rules=list(given["rules"].values()))


def _from(given: Parts, key: str, percent: int) -> None:
    given["rules"][key]["when"] = [{"score": "work", "at_least": percent}]


EDITS: dict[str, Callable[[Parts], object]] = {
    "strong from 60": lambda given: _from(given, "strong", 60),
    "some from 30": lambda given: _from(given, "some", 30),
    "some from 80": lambda given: _from(given, "some", 80),
    "drop strong": lambda given: given["rules"].pop("strong"),
    "some first": lambda given: given["rules"].update(strong=given["rules"].pop("strong")),
    "turn b": lambda given: given["b"].update(reversed=True),
}


def explained(old: Definition, new: Definition) -> tuple[Explained, ...]:
    reading = reading_of(old, {question.key for question in old.questions})
    return Explaining(reading, new).explained(stored_of(reading, SHEETS))


def words(edit: Edit) -> str:
    return f"{edit.kind} {edit.key}".strip()


@pytest.mark.parametrize("row", worked_tables("replay")[0], ids=lambda row: f"{row['edits made']}")
def test_worked_table(row: dict[str, str]) -> None:
    edited = parts()
    for edit in row["edits made"].split(", "):
        EDITS[edit](edited)

    groups = {(group.before, group.after): group for group in explained(made(parts()), made(edited))}

    group = groups[row["before"], row["after"]]
    assert str(group.looked_at) == row["sheets"]
    assert (", ".join(f"{words(item.edit)} {item.count}" for item in group.alone) or "–") == row["alone"]
    assert (", ".join(map(words, group.together)) or "–") == row["together"]
    assert str(group.rest) == row["rest"]


def paths_of(definition_: Definition, old: Definition, stored: StoredAnswers) -> list[str]:
    space = space_of(definition_)
    reading = reading_of(old, {question.key for question in old.questions})
    return [space.paths[path] for path in Replayer(reading, definition_, space).replay(stored).paths]


@given(st.integers(0, 100_000))
@settings(max_examples=25)
def test_no_edits_give_the_old_paths_and_all_of_them_the_new_ones(seed: int) -> None:
    random = random_of(seed)
    old, new = edited_pair(random, questions=6)
    reading = reading_of(old, {question.key for question in old.questions})
    stored = stored_of(reading, [sheet_of(old, random_sheet(random, old)) for _each in range(10)])
    edits = edits_between(old, new)

    assert paths_of(with_edits(old, new, ()), old, stored) == paths_of(old, old, stored)
    assert paths_of(with_edits(old, new, edits), old, stored) == paths_of(new, old, stored)


@example(2377)
@given(st.integers(0, 100_000))
@settings(max_examples=12)
def test_what_is_needed_together_moves_the_rest_and_none_of_it_can_be_left_out(seed: int) -> None:
    random = random_of(seed)
    old, new = edited_pair(random, questions=6, edits=5)
    reading = reading_of(old, {question.key for question in old.questions})
    stored = stored_of(reading, [sheet_of(old, random_sheet(random, old)) for _each in range(30)])
    before, after = paths_of(old, old, stored), paths_of(new, old, stored)
    edits = edits_between(old, new)
    singly = [paths_of(with_edits(old, new, (edit,)), old, stored) for edit in edits]

    groups = Explaining(reading, new).explained(stored)

    moves = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert {(group.before, group.after): group.looked_at for group in groups} == {
        move: moves.count(move) for move in moves
    }
    flips = [*zip(before, after, strict=True)]
    assert [group.looked_at for group in groups] == sorted((g.looked_at for g in groups), reverse=True)
    for group in groups:
        alone = [item.count for item in group.alone]
        assert alone == sorted(alone, reverse=True)
        members = [place for place, flip in enumerate(flips) if flip == (group.before, group.after)]
        counts = {
            edit: sum(paths[place] == group.after for place in members)
            for edit, paths in zip(edits, singly, strict=True)
        }
        assert {item.edit: item.count for item in group.alone} == {key: n for key, n in counts.items() if n}
        rest = [place for place in members if all(paths[place] != group.after for paths in singly)]
        assert group.rest == len(rest)
        for left_out in (None, *group.together):
            some = tuple(edit for edit in group.together if edit != left_out)
            paths = paths_of(with_edits(old, new, some), old, stored)
            assert all(paths[place] == group.after for place in rest) == (left_out is None or not rest)


@given(st.integers(0, 100_000))
@settings(max_examples=15)
def test_any_set_of_edits_gives_a_definition(seed: int) -> None:
    random = random_of(seed)
    old, new = edited_pair(random, questions=6, edits=6)
    edits = edits_between(old, new)
    stored = stored_of(reading_of(old, ()), [{}])

    for _each in range(4):
        some = with_edits(old, new, random.sample(edits, random.randint(0, len(edits))))
        asked: list[str] = []
        for question in some.questions:
            assert {
                part.question
                for item in question.visible_if
                for part in alternatives(item)
                if isinstance(part, AnyAnswerCondition)
            } <= set(asked)
            asked.append(question.key)
        Replayer(reading_of(old, ()), some, space_of(some)).replay(stored)


def test_what_is_added_comes_after_the_one_that_it_follows() -> None:
    first, gone, new_one = (
        rule(key, "work", {"score": "work", "at_least": 50}) for key in ("r1", "gone", "new")
    )
    old = definition(scale("a"), scale("gone"), scale("b"), rules=[first, gone])
    new = definition(scale("b"), scale("new"), scale("a"), rules=[first, new_one])

    def order(*edits: Edit) -> tuple[list[str], list[str]]:
        made = with_edits(old, new, edits)
        return [item.key for item in made.questions], [item.key for item in made.rules]

    last = old.rules[-1].key
    assert order() == (["a", "gone", "b"], ["r1", "gone", last])
    assert order(Edit(EditKind.RULE_ADDED, "new"))[1] == ["r1", "new", "gone", last]
    assert order(Edit(EditKind.QUESTION_ADDED, "new"))[0] == ["a", "gone", "b", "new"]
    assert order(Edit(EditKind.QUESTIONS_MOVED))[0] == ["b", "a", "gone"]
    assert order(*edits_between(old, new)) == (["b", "new", "a"], ["r1", "new", last])


def test_what_has_lost_its_question_is_never_met() -> None:
    only_if = [{"answer": "shows", "any_of": ["yes"]}]
    chosen = rule("chosen", "work", {"any": [*only_if, {"score": "work", "at_least": 50}]})
    shown = scale("then", weights={"care": 1}, visible_if=only_if)
    old = definition(single("shows", ("yes", "no")), scale("a"), shown, rules=[chosen])
    new = definition(scale("a"), scale("then", weights={"care": 1}), rules=[])

    made = with_edits(old, new, [Edit(EditKind.QUESTION_REMOVED, "shows")])

    assert [item.visible_if for item in made.questions] == [(), (NEVER,)]
    ((any_of,),) = [item.when for item in made.rules if item.key == "chosen"]
    assert isinstance(any_of, AnyOf)
    assert NEVER in any_of.conditions
    assert len(any_of.conditions) == 2
    reading = reading_of(old, {"a"})
    stored = stored_of(reading, [{"a": "5"}, {"a": "1"}])
    space = space_of(made)
    paths = [space.paths[path] for path in Replayer(reading, made, space).replay(stored).paths]
    assert paths == ["work", "later"]


def test_edits_name_what_can_move_a_path_and_nothing_else() -> None:
    first = [rule("r1", "work", {"score": "work", "at_least": 50}), rule("r2", "project")]
    first[1]["when"] = [{"answer": "pick", "any_of": ["x"]}]
    plain = single("pick", ("x", "y"))
    shown = scale("b", visible_if=[{"answer": "pick", "any_of": ["x"]}], weights={"care": 1})
    old = definition(plain, scale("a"), scale("gone"), shown, rules=first)
    new = definition(
        single("pick", ("x", "y", "z")),
        scale("added"),
        scale("a", weights={"work": 2}),
        scale("b", weights={"care": 1}, change="fixed"),
        rules=[first[1], rule("r0", "work", {"score": "work", "at_most": 1}), first[0]],
    )

    assert edits_between(old, new) == (
        Edit(EditKind.ANSWERS_CHANGED, "pick"),
        Edit(EditKind.QUESTION_ADDED, "added"),
        Edit(EditKind.POINTS_CHANGED, "a"),
        Edit(EditKind.VISIBILITY_CHANGED, "b"),
        Edit(EditKind.QUESTION_REMOVED, "gone"),
        Edit(EditKind.RULE_MOVED, "r2"),
        Edit(EditKind.RULE_ADDED, "r0"),
    )
    assert edits_between(old, old) == ()


def test_who_is_asked_is_an_edit_of_its_own() -> None:
    asked = [{"answer": "pick", "any_of": ["x"]}]
    worker = rule("worker", "work", {"score": "work", "at_least": 50})
    old = definition(single("pick", ("x", "y")), scale("a"), scale("b", visible_if=asked), rules=[worker])
    new = definition(single("pick", ("x", "y")), scale("a"), scale("b"), rules=[worker])
    (edit,) = edits_between(old, new)

    assert edit == Edit(EditKind.VISIBILITY_CHANGED, "b")
    assert with_edits(old, new, ()).questions == old.questions
    assert with_edits(old, new, (edit,)).questions == new.questions


def test_the_last_rule_is_one_rule_whatever_its_key() -> None:
    old = made(parts())
    last = old.rules[-1]

    assert edits_between(old, _with_last(old, last.path, "other")) == ()
    assert edits_between(old, _with_last(old, "work", last.key)) == (Edit(EditKind.RULE_CHANGED),)


def _with_last(old: Definition, path: str, key: str) -> Definition:
    return replace(old, rules=(*old.rules[:-1], replace(old.rules[-1], path=path, key=key)))


@given(st.permutations(list("abcdef")), st.permutations(list("abcdef")))
def test_orders_are_woven_from_what_stays(first: list[str], second: list[str]) -> None:
    away = moved(first, second)
    stay = [key for key in first if key not in away]

    assert stay == [key for key in second if key not in away]
    assert woven(stay, second) == tuple(second)
    assert woven(stay, first) == tuple(first)
    assert (away == ()) == (first == second)


def test_as_few_as_possible_are_said_to_have_moved() -> None:
    assert moved("abcdef", "bcdefa") == ("a",)
    assert moved("abcdef", "fabcde") == ("f",)
    assert moved("abc", "xbyc") == ()
