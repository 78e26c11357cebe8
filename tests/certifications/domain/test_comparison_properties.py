"""What holds for a comparison of any catalogue."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from certifications.domain.certification import Certification
from certifications.domain.comparison import ROWS, WORK_AREAS, best_documented_first, compare_disciplines
from certifications.domain.comparison_cells import CellGround, ComparisonCell, ComparisonCellKind, GroundBasis
from certifications.domain.facts import Freshness, freshness
from certifications.domain.vocabulary import Coverage, Orientation, Status
from tests.factories.comparisons import (
    NUMBERS,
    OTHER,
    PUBLISHER,
    TODAY,
    cell_of,
    certification,
    fact,
    rows_of,
)

DAYS = st.dates(date(2024, 1, 1), TODAY)


# Strategies are made once: one that is made for every example is checked anew each time, which takes longer
# than what it is to test.
FACTS = st.one_of(
    st.builds(fact, st.sampled_from(sorted(NUMBERS)), st.integers(1, 300).map(str), DAYS),
    st.builds(
        fact, st.sampled_from(("validates", "exam.format", "renewal.units")), st.sampled_from("xy"), DAYS
    ),
    st.builds(fact, st.just("routes.1.education"), st.just("none"), DAYS),
    st.builds(fact, st.just("routes.1.experience_months"), st.sampled_from(("0", "36")), DAYS),
)
DETAILS = st.fixed_dictionaries(
    {
        "coverage": st.dictionaries(st.sampled_from(WORK_AREAS), st.sampled_from(Coverage)),
        "orientation": st.sampled_from(Orientation),
        "status": st.sampled_from(Status),
        "issuer": st.sampled_from((PUBLISHER, OTHER)),
    }
)
ENTRIES = st.tuples(st.sampled_from("abcdef"), st.lists(FACTS, max_size=4), DETAILS)
MEMBERS = st.lists(ENTRIES, unique_by=lambda entry: entry[0], max_size=5).map(
    lambda entries: [certification(slug, *facts, **details) for slug, facts, details in entries]
)


@given(MEMBERS, MEMBERS, st.randoms(use_true_random=False))
def test_order_of_certifications_changes_nothing(
    first: list[Certification], second: list[Certification], random: st.DataObject
) -> None:
    rows = compare_disciplines(first, second, TODAY)
    random.shuffle(first)  # type: ignore[attr-defined]  # hypothesis types its Random as data
    random.shuffle(second)  # type: ignore[attr-defined]  # as above

    assert compare_disciplines(first, second, TODAY) == rows


@given(MEMBERS)
def test_every_cell_but_an_unknown_one_has_grounds_of_its_own_members(first: list[Certification]) -> None:
    for key, row in rows_of(first).items():
        cell = row.first
        assert (cell.kind is ComparisonCellKind.UNKNOWN) == (not cell.grounds), key
        assert {ground.certification.slug for ground in cell.grounds} <= {item.slug for item in first}
        assert cell.known <= cell.total == len(first)
        assert all((ground.fact is not None) == (ground.basis is GroundBasis.FACT) for ground in cell.grounds)


@given(MEMBERS)
def test_no_stale_fact_is_a_ground_and_only_the_count_knows_of_them(first: list[Certification]) -> None:
    fresh_only = [
        replace(item, facts=tuple(f for f in item.facts if freshness(f, TODAY) is not Freshness.STALE))
        for item in first
    ]
    without = rows_of(fresh_only)
    for key, row in rows_of(first).items():
        grounds = row.first.grounds
        assert not any(g.fact and freshness(g.fact, TODAY) is Freshness.STALE for g in grounds), key
        if row.first.stale == 0:
            assert [(g.certification.slug, g.value) for g in sorted_grounds(row.first)] == [
                (g.certification.slug, g.value) for g in sorted_grounds(without[key].first)
            ], key


def sorted_grounds(cell: ComparisonCell) -> list[CellGround]:
    return sorted(cell.grounds, key=lambda ground: (ground.certification.slug, ground.value))


@given(MEMBERS, st.sampled_from(sorted(NUMBERS)))
def test_numbers_lie_within_their_range_and_its_ends_are_stated(first: list[Certification], key: str) -> None:
    cell = rows_of(first)[NUMBERS[key]].first
    typed = [ground.fact.typed for ground in cell.grounds if ground.fact]
    stated = [value for value in typed if isinstance(value, int)]

    if cell.kind is ComparisonCellKind.RANGE:
        assert (min(stated), max(stated)) == (cell.low, cell.high)


@given(MEMBERS)
def test_majority_counts_each_known_certification_once(first: list[Certification]) -> None:
    for row in rows_of(first).values():
        if row.first.kind is ComparisonCellKind.MAJORITY:
            counts = [count for _value, count in row.first.counts]
            assert sum(counts) == row.first.known == len(row.first.grounds)
            assert counts == sorted(counts, reverse=True)


@given(MEMBERS)
def test_a_discipline_does_not_differ_from_itself(first: list[Certification]) -> None:
    assert not any(row.differs for row in compare_disciplines(first, first, TODAY))


def test_every_row_says_something_of_nothing() -> None:
    assert {row.first.kind for row in rows_of([]).values()} == {ComparisonCellKind.UNKNOWN}
    assert list(rows_of([])) == list(ROWS)


def test_best_documented_come_first_then_names() -> None:
    order = best_documented_first(
        [certification("b"), certification("a"), certification("c", fact("validates", "x"))]
    )

    assert [item.slug for item in order] == ["c", "a", "b"]


def test_fact_is_used_on_the_last_day_of_its_shelf_life_and_left_out_the_day_after() -> None:
    last = fact("exam.questions", "40", TODAY - timedelta(days=365))
    past = fact("exam.questions", "40", TODAY - timedelta(days=366))

    assert cell_of("exam-questions", certification("a", last)).kind is ComparisonCellKind.RANGE
    left_out = cell_of("exam-questions", certification("a", past))
    assert (left_out.kind, left_out.stale) == (ComparisonCellKind.UNKNOWN, 1)
