"""Two disciplines side by side: what each row says."""

from datetime import date

import pytest

from certifications.domain.comparison import WORK_AREAS
from certifications.domain.comparison_cells import ComparisonCellKind, GroundBasis
from certifications.domain.facts import Fact
from certifications.domain.vocabulary import Coverage, Orientation, Status
from tests.factories.comparisons import cell_of, certification, fact, rows_of


def test_range_runs_from_the_least_to_the_most_and_says_how_many_are_known() -> None:
    cell = cell_of(
        "exam-questions",
        certification("a", fact("exam.questions", "180")),
        certification("b", fact("exam.questions", "40")),
        certification("c"),
    )

    assert (cell.kind, cell.low, cell.high, cell.unit) == (ComparisonCellKind.RANGE, 40, 180, "questions")
    assert (cell.known, cell.total) == (2, 3)
    assert {ground.certification.slug for ground in cell.grounds} == {"a", "b"}


def test_range_takes_the_first_fact_of_contradicting_ones() -> None:
    cell = cell_of(
        "exam-questions",
        certification("a", fact("exam.questions", "180"), fact("exam.questions", "200")),
    )

    assert (cell.low, cell.high, cell.known) == (180, 180, 1)


def test_majority_names_the_most_common_first_and_the_exceptions_after_it() -> None:
    cell = cell_of(
        "certified",
        certification("a", orientation=Orientation.FRAMEWORK),
        certification("b"),
        certification("c"),
    )

    assert cell.counts == (("discipline-based", 2), ("framework-specific", 1))
    assert {ground.basis for ground in cell.grounds} == {GroundBasis.JUDGEMENT}


def test_coverage_of_operations_is_the_widest_of_its_areas_and_unknown_says_nothing() -> None:
    cell = cell_of(
        "operations",
        certification(
            "a", coverage={"recurring_workflows": Coverage.PARTIAL, "adhoc_unplanned_work": Coverage.CORE}
        ),
        certification("b", coverage={"recurring_workflows": Coverage.UNKNOWN}),
    )

    assert cell.counts == (("core", 1),)
    assert (cell.known, cell.total) == (1, 2)


def test_coverage_that_only_the_issuer_claims_is_marked_in_its_ground() -> None:
    claimed = certification("a", coverage={"project_work": Coverage.CORE}, issuer_only=True)

    assert [ground.issuer_only for ground in cell_of("projects", claimed).grounds] == [True]


def test_kinds_of_work_counts_cores_in_the_order_of_the_list() -> None:
    cell = cell_of(
        "kind-of-work",
        certification("a", coverage={"project_work": Coverage.CORE, "recurring_workflows": Coverage.PARTIAL}),
        certification("b", coverage={"project_work": Coverage.CORE, "recurring_workflows": Coverage.CORE}),
        certification("c", coverage={"project_work": Coverage.UNKNOWN}),
    )

    assert cell.counts == tuple(zip(WORK_AREAS, (2, 0, 1, 0), strict=True))
    assert (cell.known, cell.total) == (2, 3)


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ({"project_work": Coverage.CORE, "recurring_workflows": Coverage.NONE}, "temporary"),
        ({"project_work": Coverage.PARTIAL, "recurring_workflows": Coverage.CORE}, "ongoing"),
        ({"project_work": Coverage.CORE, "adhoc_unplanned_work": Coverage.CORE}, "both"),
    ],
)
def test_time_frame_follows_what_is_at_the_core(coverage: dict[str, Coverage], expected: str) -> None:
    assert cell_of("time-frame", certification("a", coverage=coverage)).counts == ((expected, 1),)


def test_time_frame_is_unknown_when_nothing_is_at_the_core() -> None:
    cell = cell_of("time-frame", certification("a", coverage={"project_work": Coverage.PARTIAL}))

    assert cell.kind is ComparisonCellKind.UNKNOWN


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((fact("routes.1.education", "none"), fact("routes.1.experience_months", "0")), "open"),
        ((fact("routes.1.experience_months", "36"),), "experience"),
        ((fact("routes.1.certs_required", "any of: capm; pmp"),), "certification"),
        ((fact("routes.1.course_required", "System design"),), "course"),
        (
            (
                fact("routes.1.experience_months", "36"),
                fact("routes.2.education", "none"),
                fact("routes.2.experience_months", "0"),
            ),
            "open",
        ),
    ],
)
def test_entry_is_that_of_the_easiest_route(facts: tuple[Fact, ...], expected: str) -> None:
    cell = cell_of("prerequisites", certification("a", *facts))

    assert cell.counts == ((expected, 1),)
    assert cell.grounds[0].fact in facts


def test_of_routes_that_ask_for_months_the_one_with_the_fewest_is_told() -> None:
    months = [
        fact(f"routes.{number}.experience_months", asked)
        for number, asked in enumerate(("36", "24", "60"), 1)
    ]

    assert cell_of("prerequisites", certification("a", *months)).grounds[0].fact == months[1]


def test_no_route_is_unknown_and_never_open() -> None:
    assert cell_of("prerequisites", certification("a")).kind is ComparisonCellKind.UNKNOWN


def test_one_stale_requirement_leaves_entry_unknown() -> None:
    member = certification(
        "a",
        fact("routes.1.education", "none"),
        fact("routes.1.experience_months", "0"),
        fact("routes.1.certs_required", "any of: capm", collected_on=date(2020, 1, 1)),
    )

    cell = cell_of("prerequisites", member)
    assert (cell.kind, cell.stale) == (ComparisonCellKind.UNKNOWN, 1)


def test_what_is_announced_is_not_bookable_and_what_only_stale_facts_show_is_unknown() -> None:
    cell = cell_of(
        "bookable",
        certification("a", fact("exam.questions", "40")),
        certification("b", fact("exam.questions", "40", date(2020, 1, 1))),
        certification("c", fact("exam.questions", "40"), status=Status.ANNOUNCED),
    )

    assert dict(cell.counts) == {"bookable": 1, "not-bookable": 1}
    assert (cell.known, cell.total, cell.stale) == (2, 3, 1)


def test_listing_shows_one_statement_of_each_and_grounds_hold_all() -> None:
    cell = cell_of(
        "shows",
        certification("a", fact("validates", "Leading"), fact("validates", "Planning")),
        certification("b", fact("validates", "Recall")),
    )

    assert [item.value for item in cell.items] == ["Leading", "Recall"]
    assert len(cell.grounds) == 3


def test_what_no_fact_answers_is_unknown_on_both_sides_and_no_difference() -> None:
    row = rows_of([certification("a")], [certification("b")])["recognition"]

    assert (row.first.kind, row.second.kind) == (ComparisonCellKind.UNKNOWN, ComparisonCellKind.UNKNOWN)
    assert not row.differs


def test_unknown_beside_an_answer_is_a_difference() -> None:
    assert rows_of([certification("a", fact("exam.minutes", "60"))], [certification("b")])[
        "exam-minutes"
    ].differs


def test_same_majority_with_the_same_exceptions_is_no_difference_however_many_there_are() -> None:
    framework = certification("f", orientation=Orientation.FRAMEWORK)
    rows = rows_of(
        [certification("a"), certification("b"), certification("c"), framework],
        [certification("d"), certification("e"), framework],
    )

    assert not rows["certified"].differs


def test_an_exception_on_one_side_only_is_a_difference() -> None:
    framework = certification("f", orientation=Orientation.FRAMEWORK)

    assert rows_of([certification("a"), certification("b"), framework], [certification("d")])[
        "certified"
    ].differs


@pytest.mark.parametrize("row", ["kind-of-work", "operations", "time-frame"])
def test_what_the_issuer_alone_says_is_known_to_be_claimed(row: str) -> None:
    core = {"recurring_workflows": Coverage.CORE}
    cell = cell_of(
        row, certification("a", coverage=core), certification("b", coverage=core, issuer_only=True)
    )

    assert [item.slug for item in cell.claimed] == ["b"]
