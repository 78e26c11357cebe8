"""Figures in texts that are facts of a certification which the text names."""

from decimal import Decimal
from uuid import UUID

import pytest

from certifications.domain.references import (
    FactReference,
    ReferenceRefusedError,
    labelled_parts,
    parse_reference,
    part_of,
)
from certifications.domain.typed_facts import KnownFact, figures_of, typed_facts, with_live_fact
from certifications.domain.values import ValueType, parse_value
from tests.factories.facts import make_fact

PMP, CSM = UUID(int=1), UUID(int=2)
NAMES = {PMP: ("PMP", "Project Management Professional"), CSM: ("CSM",)}


def known(
    key: str, figure: tuple[str, int, int | None], certification: UUID = PMP, *, is_outdated: bool = False
) -> KnownFact:
    unit, low, high = figure
    return KnownFact(
        FactReference(certification, key),
        NAMES[certification],
        key,
        frozenset({(unit, Decimal(low), None if high is None else Decimal(high))}),
        "as it is now",
        is_outdated,
    )


FEE = known("fees.non_member", ("USD", 699, None))
OLD_FEE = known("fees.non_member", ("USD", 675, None), is_outdated=True)
QUESTIONS = known("exam.questions", ("question", 180, None))
CYCLE = known("renewal.cycle_years", ("year", 3, None))
COURSE = known("prerequisites.course_hours", ("hour", 16, None), CSM)
PRICE = known("fees.course", ("USD", 250, 2495), CSM)
ALL = (FEE, OLD_FEE, QUESTIONS, CYCLE, COURSE, PRICE)


def typed(source: str) -> list[str]:
    return [found.typed for found in typed_facts(source, ALL)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>The PMP costs USD 699 for others.</p>", ["USD 699"]),
        ("<p>The PMP costs $699 today.</p>", ["$699"]),
        ("<p>The <a href='/catalogue/pmp/'>PMP</a> has 180 questions.</p>", ["180 questions"]),
        ("<p>The Project Management Professional has 180 questions.</p>", ["180 questions"]),
        ("<p>Renew the PMP every three years.</p>", ["three years"]),
        ("<p>With 180 questions, the PMP is long.</p>", ["180 questions"]),
        ("<p>The CSM comes with a 16-hour course.</p>", ["16-hour"]),
        ("<p>A CSM costs USD 250 to 2,495.</p>", ["USD 250 to 2,495"]),
        ("<ul><li>PMP: USD 699.</li><li>CSM: USD 699.</li></ul>", ["USD 699"]),
    ],
)
def test_figure_near_the_name_of_its_certification_is_found(source: str, found: list[str]) -> None:
    assert typed(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "<p>It costs USD 699.</p>",
        "<p>The PMP costs USD 6,990.</p>",
        "<p>The PMP costs USD 699.50.</p>",
        "<p>The PMP asks for 41 % and version 180.</p>",
        "<p>The PMPs of others have 180 questions.</p>",
        "<p>The PMP and, for the CSM, 180 questions.</p>",
        "<p>The PMP.</p><p>It has 180 questions.</p>",
        "<p>It has 180 questions. The PMP is long.</p>",
        '<p>The PMP costs <embed embedtype="fact" fact="x/fees.exam"/>.</p>',
    ],
)
def test_figure_of_nothing_that_is_named_is_left_alone(source: str) -> None:
    assert typed(source) == []


def test_earlier_value_is_found_as_outdated_with_what_is_stated_now() -> None:
    (found,) = typed_facts("<p>Read this. The PMP costs USD&nbsp;675 for others. Really.</p>", ALL)

    assert found.fact.is_outdated
    assert found.sentence == "The PMP costs USD\N{NO-BREAK SPACE}675 for others."
    assert found.fact.now == "as it is now"


def test_value_that_is_stated_today_comes_before_the_same_one_of_earlier() -> None:
    same = known("fees.member", ("USD", 699, None), is_outdated=True)

    (found,) = typed_facts("<p>The PMP costs USD 699.</p>", (same, FEE))

    assert found.fact is FEE


@pytest.mark.parametrize(
    ("source", "is_compound"),
    [
        ("<p>The CSM comes with a 16-hour course.</p>", True),
        ("<p>The CSM takes 16 hours.</p>", False),
        ("<p>A CSM costs USD 250-2,495.</p>", False),
    ],
)
def test_figure_inside_a_word_is_told_apart(source: str, is_compound: bool) -> None:
    (found,) = typed_facts(source, ALL)

    assert found.is_compound is is_compound


def test_figure_is_replaced_and_nothing_else() -> None:
    source = "<p>A &amp; B: the <b>PMP</b>\ncosts USD\n699 <i>for</i> others.</p>"
    (found,) = typed_facts(source, ALL)

    live = f'<embed embedtype="fact" fact="{PMP}/fees.non_member"/>'
    assert (
        with_live_fact(source, found) == f"<p>A &amp; B: the <b>PMP</b>\ncosts {live} <i>for</i> others.</p>"
    )
    assert typed(with_live_fact(source, found)) == []


def test_values_are_written_with_their_currency_or_unit() -> None:
    assert figures_of(180, "questions") == {("question", Decimal(180), None)}
    assert figures_of(parse_value(ValueType.MONTHS, "36"), "months") == {("month", Decimal(36), None)}
    assert figures_of(parse_value(ValueType.MONEY, "USD 250 to 2495"), "") == {
        ("USD", Decimal(250), Decimal(2495))
    }
    assert figures_of("in words", "") == frozenset()


def test_reference_is_read_as_it_is_written() -> None:
    for reference in (FactReference(PMP, "exam.questions"), FactReference(PMP, "renewal.fee", "member")):
        assert parse_reference(str(reference)) == reference


@pytest.mark.parametrize(
    "text",
    ["", "pmp/exam.questions", f"{PMP}", f"{PMP}/none.such", f"{PMP}/fees.exam/a/b", f"{PMP}/fees.exam/a\0"],
)
def test_reference_to_nothing_is_refused(text: str) -> None:
    with pytest.raises(ReferenceRefusedError):
        parse_reference(text)


def test_parts_are_those_of_several_amounts_with_labels_of_their_own() -> None:
    both = make_fact("renewal.fee", "member: USD 60; non-member: USD 150")
    alone = make_fact("renewal.fee", "USD 60")

    assert [part.label for part in labelled_parts(both)] == ["member", "non-member"]
    assert labelled_parts(alone) == ()
    assert part_of(both, "member") == labelled_parts(both)[0]
    assert part_of(both, "student") is None
