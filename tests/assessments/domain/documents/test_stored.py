"""A value declares its document: the forms that differ from it, and what is said of a wrong one."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import pytest

from assessments.domain.documents.stored import (
    ByName,
    Day,
    Flag,
    Names,
    Number,
    StoredForm,
    joined,
    row,
    spread,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """The fields of one field."""

    sure: Flag
    until: Day


@spread("ground")
@dataclass(frozen=True, slots=True)
class Fact:
    """A record whose ground stands among its own fields."""

    value: Number
    ground: Ground


@row
@dataclass(frozen=True, slots=True)
class Point:
    """A record that is a list."""

    name: str
    number: Number


@joined("share", ("part", "whole"))
@dataclass(frozen=True, slots=True)
class Everything:
    """Each form once, and the spread record twice."""

    first: Fact
    second: Fact | None
    points: tuple[Point, ...]
    table: Annotated[tuple[tuple[str, Number], ...], ByName()]
    places: Annotated[tuple[Point, ...], ByName()]
    named: Annotated[tuple[str, Number], Names(("kind", "months"))]
    part: Number
    whole: Number


STORED = StoredForm(Everything, "record of everything")
GROUND = Ground(True, date(2027, 1, 2))
VALUE = Everything(
    first=Fact(1, GROUND),
    second=Fact(2, GROUND),
    points=(Point("b", 1), Point("a", 2)),
    table=(("a", 1), ("b", 2)),
    places=(Point("a", 3), Point("b", 4)),
    named=("project", 36),
    part=3,
    whole=4,
)
DOCUMENT: dict[str, Any] = {
    "first": {"value": 1, "sure": True, "until": "2027-01-02"},
    "second": {"value": 2, "sure": True, "until": "2027-01-02"},
    "points": [["b", 1], ["a", 2]],
    "table": {"a": 1, "b": 2},
    "places": {"a": 3, "b": 4},
    "named": {"kind": "project", "months": 36},
    "share": [3, 4],
}


def test_every_form_is_written_as_declared_and_read_back() -> None:
    assert STORED.document(VALUE) == DOCUMENT
    assert STORED.parse(DOCUMENT) == VALUE


def test_reading_leaves_the_document_as_it_was() -> None:
    before = repr(DOCUMENT)
    STORED.parse(DOCUMENT)

    assert repr(DOCUMENT) == before


def test_tables_are_sorted_whatever_their_order() -> None:
    turned = {**DOCUMENT, "table": {"b": 2, "a": 1}, "places": {"b": 4, "a": 3}}

    assert STORED.parse(turned) == VALUE


def test_everything_wrong_is_said_at_once_with_its_place() -> None:
    wrong = {
        **DOCUMENT,
        "first": {"value": True, "until": 5},
        "points": [["b", "1"]],
        "table": [],
        "share": [3],
    }

    with pytest.raises(ValueError, match=r"^This is no record of everything: ") as refused:
        STORED.parse(wrong)

    assert str(refused.value).removeprefix("This is no record of everything: ").split("; ") == [
        "first/value holds True where a whole number belongs",
        "first/ground/sure is missing",
        "first/ground/until holds 5 where a day belongs",
        "points/0/1 holds '1' where a whole number belongs",
        "table holds [] where fields belong",
        "part is missing",
        "whole is missing.",
    ]


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ([], r"the whole holds \[\] where fields belong"),
        ({**DOCUMENT, "points": [["b"]]}, "points/0/1 is missing"),
        ({**DOCUMENT, "points": [["b", 1, 2]]}, "points/0 holds .* where a list of another length belongs"),
        ({**DOCUMENT, "named": {"kind": "project"}}, "named/months is missing"),
        ({**DOCUMENT, "second": {**DOCUMENT["second"], "until": "tomorrow"}}, "second/ground/until: "),
        ({**DOCUMENT, "second": {**DOCUMENT["second"], "sure": 1}}, "where true or false belongs"),
    ],
)
def test_what_no_value_has_is_refused(wrong: object, because: str) -> None:
    with pytest.raises(ValueError, match=because):
        STORED.parse(wrong)


def test_default_is_left_out_only_where_asked() -> None:
    @dataclass(frozen=True, slots=True)
    class Maybe:
        day: Day | None = None

    assert StoredForm(Maybe, "maybe").document(Maybe()) == {"day": None}
    assert StoredForm(Maybe, "maybe", with_defaults=False).document(Maybe()) == {}
