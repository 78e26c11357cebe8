"""What differs between two versions is told by the keys of their parts."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from assessments.domain.definitions.changes import DefinitionChange, Did, Element, changes_between
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.parser import parse_definition
from tests.builders.changes import GONE, changed
from tests.builders.newest_format import newest
from tests.builders.short_instrument import make_document

Edit = Callable[[dict[str, Any]], object]


def edited(edit: Edit) -> Definition:
    document = make_document()
    edit(document)
    return parse_definition(document)


def said(document: dict[str, Any], place: str, text: str) -> None:
    document["texts"]["en"][place] = text


ORIGINAL = parse_definition(make_document())
EDITS: list[tuple[Edit, DefinitionChange]] = [
    (
        lambda d: d["dimensions"].append({"key": "third"}),
        DefinitionChange(Element.DIMENSION, Did.ADDED, ("third",)),
    ),
    (lambda d: d["dimensions"].pop(), DefinitionChange(Element.DIMENSION, Did.REMOVED, ("work",))),
    (
        lambda d: d["dimensions"][0].update(focus_area="agile"),
        DefinitionChange(Element.DIMENSION, Did.CHANGED, ("project",)),
    ),
    (
        lambda d: d["sections"].append({"key": "more"}),
        DefinitionChange(Element.SECTION, Did.ADDED, ("more",)),
    ),
    (lambda d: d["questions"].pop(1), DefinitionChange(Element.QUESTION, Did.REMOVED, ("planning",))),
    (
        lambda d: d["questions"][1].update(weights={"project": 2}),
        DefinitionChange(Element.QUESTION, Did.CHANGED, ("planning",)),
    ),
    (
        lambda d: d["questions"].insert(1, d["questions"].pop(2)),
        DefinitionChange(Element.QUESTION, Did.MOVED),
    ),
    (
        lambda d: d["questions"][4]["choices"].append({"key": "pens"}),
        DefinitionChange(Element.CHOICE, Did.ADDED, ("tools/pens",)),
    ),
    (
        lambda d: d["questions"][4]["choices"].pop(),
        DefinitionChange(Element.CHOICE, Did.REMOVED, ("tools/sheets",)),
    ),
    (
        lambda d: d["questions"][0]["choices"][0].update(points={"project": 6}),
        DefinitionChange(Element.CHOICE, Did.CHANGED, ("share/projects",)),
    ),
    (lambda d: d["questions"][4]["choices"].reverse(), DefinitionChange(Element.CHOICE, Did.MOVED)),
    (lambda d: d["paths"].reverse(), DefinitionChange(Element.PATH, Did.MOVED)),
    (lambda d: d["paths"][0].pop("groups"), DefinitionChange(Element.PATH, Did.CHANGED, ("project",))),
    (lambda d: d["rules"].pop(0), DefinitionChange(Element.RULE, Did.REMOVED, ("mostly_projects",))),
    (lambda d: d["rules"].insert(0, d["rules"].pop(1)), DefinitionChange(Element.RULE, Did.MOVED)),
    (lambda d: d.update(background={}), DefinitionChange(Element.BACKGROUND, Did.CHANGED)),
    (lambda d: d.update(training_hours_a_week=6), DefinitionChange(Element.BACKGROUND, Did.CHANGED)),
    (lambda d: d.update(plan_size=6), DefinitionChange(Element.PLAN, Did.CHANGED)),
    (
        lambda d: d.update(mirror={"dimensions": [["project", "work"]]}),
        DefinitionChange(Element.MIRROR, Did.CHANGED),
    ),
    (lambda d: said(d, "title", "Other"), DefinitionChange(Element.WORDING, Did.CHANGED, ("title",))),
    (
        lambda d: (d["locales"].append("de"), d["texts"].update(de=copy.deepcopy(d["texts"]["en"]))),
        DefinitionChange(Element.LOCALE, Did.ADDED, ("de",)),
    ),
]


@pytest.mark.parametrize(("edit", "change"), EDITS)
def test_edit_is_told_alone(edit: Edit, change: DefinitionChange) -> None:
    assert changes_between(ORIGINAL, edited(edit)) == (change,)


NEWEST_EDITS: list[tuple[str, Any, DefinitionChange]] = [
    ("stages/0/stage", "established", DefinitionChange(Element.STAGES, Did.CHANGED)),
    ("rules/1/moves", GONE, DefinitionChange(Element.RULE, Did.CHANGED, ("mover",))),
    ("rules/0/when", [{"not_sure_over": 40}], DefinitionChange(Element.RULE, Did.CHANGED, ("careless",))),
    ("background/amounts/little", 400, DefinitionChange(Element.BACKGROUND, Did.CHANGED)),
    (
        "questions/0/points/project",
        [0, 3, 4, 0],
        DefinitionChange(Element.CHOICE, Did.CHANGED, ("plans/some",)),
    ),
]


@pytest.mark.parametrize(("where", "value", "change"), NEWEST_EDITS)
def test_edit_of_format_2_is_told_alone(where: str, value: Any, change: DefinitionChange) -> None:
    before, after = parse_definition(newest()), parse_definition(changed(newest(), where, value))

    assert changes_between(before, after) == (change,)


def test_kinds_of_work_are_told_apart_from_where_a_plan_draws_from() -> None:
    document = newest()
    for path in document["paths"]:
        for group in path.get("groups", ()):
            group |= {"kind": {"project": "change", "work": "work"}[group["kind"]]}
    document["stages"] = newest()["stages"]
    found = changes_between(parse_definition(newest()), parse_definition(document))

    assert found == (DefinitionChange(Element.KIND, Did.CHANGED, ("project", "both")),)


def test_newer_form_is_told() -> None:
    made = edited(lambda document: document.update(format=2))

    assert changes_between(ORIGINAL, made) == (DefinitionChange(Element.FORMAT, Did.CHANGED),)


def test_equal_versions_have_no_changes() -> None:
    assert changes_between(ORIGINAL, parse_definition(make_document())) == ()


@pytest.mark.parametrize(("edit", "change"), EDITS)
def test_the_way_back_adds_what_was_removed(edit: Edit, change: DefinitionChange) -> None:
    back = {Did.ADDED: Did.REMOVED, Did.REMOVED: Did.ADDED}.get(change.did, change.did)

    assert changes_between(edited(edit), ORIGINAL) == (DefinitionChange(change.element, back, change.keys),)


def test_texts_of_a_new_question_go_without_saying() -> None:
    def with_question(document: dict[str, Any]) -> None:
        document["questions"].append({**document["questions"][4], "key": "pens"})
        said(document, "questions/pens/text", "Which pens?")

    assert changes_between(ORIGINAL, edited(with_question)) == (
        DefinitionChange(Element.QUESTION, Did.ADDED, ("pens",)),
    )
