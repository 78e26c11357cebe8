"""What of the map is asked for, and how it is read from an address."""

import pytest

from certifications.domain.certification import Term
from certifications.domain.field_map.disciplines import DisciplineGroup, group_of
from certifications.domain.field_map.map_filter import (
    MapFilter,
    by_discipline,
    disciplines_of,
    fits,
    levels_of,
    read_filter,
)
from certifications.domain.vocabulary import DISCIPLINES, Status
from tests.factories.facts import make_certification_value, make_facts

PMP = make_certification_value(facts=make_facts(exam__questions="180"))
ANNOUNCED = make_certification_value(slug="wmp", status=Status.ANNOUNCED)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (MapFilter(), True),
        (MapFilter(role="project-manager"), True),
        (MapFilter(role="risk-specialist"), False),
        (MapFilter(kind="projects"), True),
        (MapFilter(kind="ongoing"), False),
        (MapFilter(level="practitioner"), True),
        (MapFilter(level="entry"), False),
        (MapFilter(role="project-manager", kind="ongoing"), False),
        (MapFilter(bookable="1"), True),
    ],
)
def test_all_that_is_asked_for_has_to_hold(wanted: MapFilter, expected: bool) -> None:
    assert fits(PMP, wanted, {"project-manager"}) is expected


def test_what_nobody_can_book_does_not_fit_what_can_be_booked() -> None:
    assert not fits(ANNOUNCED, MapFilter(bookable="1"), ())


def test_addresses_ask_for_what_there_is_and_nothing_else() -> None:
    asked = {
        "role": ["pm", "x"],
        "kind": ["nonsense"],
        "level": ["entry"],
        "bookable": ["yes"],
        "page": ["2"],
    }
    wanted = read_filter(asked, {"pm"}, {"entry"})

    assert wanted == MapFilter(role="pm", level="entry")
    assert not wanted.is_empty
    assert read_filter({}, (), ()).is_empty


def test_every_discipline_of_the_closed_list_has_a_group() -> None:
    assert DisciplineGroup.OTHER not in {group_of(key) for key in DISCIPLINES}


def test_disciplines_that_editors_add_are_drawn_before_tools() -> None:
    keys = ("tool-specific", "beekeeping", "project-management")
    made = [make_certification_value(slug=key, discipline=Term(key, key)) for key in keys]

    assert [term.key for term in disciplines_of(made)] == [
        "project-management",
        "beekeeping",
        "tool-specific",
    ]


def test_levels_rise_in_their_order() -> None:
    made = [
        make_certification_value(slug=key, level=Term(key, key, order)) for key, order in (("b", 2), ("a", 1))
    ]

    assert [level.key for level in levels_of(made)] == ["a", "b"]


def test_what_is_shown_is_grouped_by_discipline_and_rises_by_level() -> None:
    low, high = Term("low", "Low", 1), Term("high", "High", 2)
    project, other = Term("project-management", "Project management", 1), Term("agile-delivery", "Agile", 2)
    senior, entry, apart, hidden = (
        make_certification_value(slug=slug, level=level, discipline=discipline)
        for slug, level, discipline in (
            ("senior", high, project),
            ("entry", low, project),
            ("apart", low, other),
            ("hidden", low, Term("risk", "Risk", 3)),
        )
    )

    found = by_discipline((senior, entry, apart, hidden), {"senior", "entry", "apart"})

    assert dict(found) == {project: (entry, senior), other: (apart,)}
