"""The fact sheet. No database."""

from certifications.domain.facts import Confidence, FactKind
from certifications.facts.presenters.fact_sheet import (
    GROUPS,
    LONGEST_FIGURE,
    FactGroup,
    anchor_of,
    fact_groups,
    fact_item,
)
from certifications.wording.marks import MarkMaker
from tests.factories.facts import COLLECTED_ON, make_fact, make_facts

MARKS = MarkMaker(COLLECTED_ON)


def group(kind: FactKind, *, entry_note: str = "", **values: str) -> FactGroup:
    groups = fact_groups(make_facts(**values), {}, MARKS, entry_note=entry_note)
    return next(group for group in groups if group.anchor == anchor_of(kind))


def test_every_kind_has_its_group_in_the_readers_order() -> None:
    assert set(GROUPS) == set(FactKind)
    assert [group.anchor for group in fact_groups((), {}, MARKS)] == [
        "facts-prerequisite",
        "facts-exam",
        "facts-fee",
        "facts-renewal",
        "facts-content",
    ]


def test_facts_keep_the_editors_order_within_their_group() -> None:
    rows = group(FactKind.EXAM, exam__minutes="240", exam__questions="180").rows

    assert [row.label for row in rows] == ["Length", "Questions"]


def test_facts_of_one_key_stand_under_one_label() -> None:
    facts = (make_fact("validates", "First"), make_fact("validates", "Second"))
    content = fact_groups(facts, {}, MARKS)[-1]

    assert [(row.label, [item.value for item in row.items]) for row in content.rows] == [
        ("What it validates", ["First", "Second"])
    ]


def test_group_without_facts_is_unknown_as_a_whole() -> None:
    empty = group(FactKind.EXAM)

    assert empty.is_empty
    assert empty.unknown == ""


def test_expected_fields_without_a_fact_are_named_as_unknown() -> None:
    assert group(FactKind.EXAM, exam__questions="180", exam__minutes="240").unknown == (
        "what format the exam has, what the pass mark is and where and how you take the exam"
    )


def test_what_renewal_requires_does_not_tell_how_long_it_stays_valid() -> None:
    told = group(FactKind.RENEWAL, renewal__units="a test, twice a year").unknown
    assert told == "how long it stays valid and what renewal costs"


def test_certification_for_life_leaves_nothing_open_about_its_renewal() -> None:
    assert group(FactKind.RENEWAL, renewal__units="none: lifetime certification").unknown == ""
    assert group(FactKind.RENEWAL, renewal__units="60 PDUs").unknown.startswith("how long it stays valid")


def test_certification_without_an_exam_is_not_asked_for_its_questions() -> None:
    assert group(FactKind.EXAM, exam__format="no exam; certificate after attendance").unknown == ""


def test_facts_of_routes_stand_behind_sentences_and_others_beside() -> None:
    entry = group(
        FactKind.PREREQUISITE,
        entry_note="Differs by country.",
        routes__1__training_hours="35",
        prerequisites__substitutes="A certificate replaces it",
    )

    assert [route.title for route in entry.routes] == [""]
    assert [row.label for row in entry.routes[0].rows] == ["Training"]
    assert [row.label for row in entry.rows] == ["Substitute"]
    assert entry.note == "Differs by country."


def test_alternative_routes_are_numbered() -> None:
    entry = group(FactKind.PREREQUISITE, routes__1__training_hours="35", routes__3__training_hours="40")

    assert [route.title for route in entry.routes] == ["Route 1", "Route 2"]


def test_value_longer_than_a_figure_is_set_as_text() -> None:
    assert not fact_item(make_fact("exam.format", "x" * LONGEST_FIGURE), {}, MARKS).is_long
    assert fact_item(make_fact("exam.format", "x" * (LONGEST_FIGURE + 1)), {}, MARKS).is_long


def test_weak_fact_says_so_with_its_caution() -> None:
    item = fact_item(make_fact(confidence=Confidence.LOW, caution="an old list"), {}, MARKS)

    assert item.flags == ("low",)
    assert item.caution == "an old list"
    assert not item.is_stale


def test_note_that_is_part_of_the_number_is_not_said_twice() -> None:
    assert fact_item(make_fact(note="at most"), {}, MARKS).note == ""
    assert fact_item(make_fact(note="in two parts"), {}, MARKS).note == "in two parts"
