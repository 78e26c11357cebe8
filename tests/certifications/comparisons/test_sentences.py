"""Differences, costs and verdicts in sentences, over the real facts."""

from collections.abc import Sequence

from certifications.comparisons.presenters.compared import Compared, compared_of
from certifications.comparisons.presenters.cost_sentences import cost_sentences
from certifications.comparisons.presenters.differences import difference_sentences
from certifications.comparisons.presenters.verdicts import verdicts_view
from certifications.comparisons.presenters.words import ROW_WORDS, unknown_sentence
from certifications.domain.advice import Alternative, AlternativeGroup
from certifications.domain.comparison_cells import ComparisonCell, ComparisonCellKind
from certifications.domain.vocabulary import Basis, Status
from tests.factories.facts import (
    certification_of_record,
    fact_base_records,
    make_certification_value,
    make_facts,
)
from tests.factories.mapped import make_advice, make_group, named


def compared(*slugs: str) -> tuple[Compared, ...]:
    known = {record.slug: certification_of_record(record) for record in fact_base_records()}
    return compared_of([known[slug] for slug in slugs], known.values(), make_advice())


def differences(*slugs: str) -> Sequence[str]:
    return difference_sentences(compared(*slugs))


def costs(*slugs: str) -> str:
    return " ".join(cost_sentences(compared(*slugs)))


def test_course_is_told_with_its_hours() -> None:
    assert "The PSM I requires no course. The CSM requires a course of 16 hours." in differences(
        "psm-i", "csm"
    )


def test_those_of_which_the_same_holds_share_a_clause_in_the_plural() -> None:
    found = differences("pmp", "capm", "prince2-practitioner")

    assert "The PMP and the CAPM certify a discipline. PRINCE2 Practitioner certifies one method." in found
    assert (
        "The PMP and the CAPM ask for no other certification. "
        "PRINCE2 Practitioner needs another certification first."
    ) in found


def test_what_all_of_them_share_is_no_difference() -> None:
    assert not [line for line in differences("psm-i", "pspo-i") if "course" in line or "expire" in line]


def test_one_unknown_answer_is_said_in_the_sentence_and_many_in_one_of_their_own() -> None:
    assert any(line.endswith(" For the SMC, we found no information on this.") for line in made_differences())
    found = differences("pmp", "wmi-cawm")
    assert found[-1].startswith("For the CAWM, we found no information on experience, courses,")
    assert not [line for line in found[:-1] if "no information on this" in line]


def test_row_of_numbers_says_that_no_exact_one_was_found() -> None:
    nothing = ComparisonCell(ComparisonCellKind.UNKNOWN, 0, 1)

    assert [unknown_sentence(nothing, ROW_WORDS[key]) for key in ("exam-questions", "exam-format")] == [
        "We found no exact number. Unknown does not mean none.",
        "We found no facts on this. Unknown does not mean none.",
    ]


def made_differences() -> Sequence[str]:
    rules = {"prerequisites__course": "none", "exam__questions": "40", "routes__1__experience_months": "0"}
    full = make_certification_value(slug="a", facts=make_facts(**rules, renewal__cycle_years="3"))
    less = make_certification_value(slug="b", abbreviation="SMC", facts=make_facts(**rules))
    return difference_sentences(compared_of([full, less], [full, less], make_advice()))


def test_cheaper_to_keep_is_answered_where_facts_allow() -> None:
    said = costs("psm-i", "csm")

    assert "The PSM I is cheaper to keep over six years: it costs nothing, because it never expires." in said
    assert ". The CSM costs USD 200." in said
    assert "The PMP and the CAPM cost the same to keep over six years: USD 150." in costs("pmp", "capm")


def test_currencies_are_named_and_not_converted() -> None:
    said = costs("pmp", "prince2-practitioner")

    assert "Over six years, the PMP costs USD 150 to keep" in said
    assert "and PRINCE2 Practitioner costs GBP 300 to keep. We do not convert currencies." in said


def test_price_that_lacks_something_is_at_least_and_says_what_is_missing() -> None:
    said = costs("pmp", "prince2-practitioner")

    assert "USD 675 for non-members, not counting the course (price unknown)" in said
    assert "at least USD 825 for the PMP" in said
    assert (
        "Membership for all six years costs more than it saves: with it, the PMP comes to at least USD 1,469."
        in said
    )


def test_unknown_renewal_decides_nothing() -> None:
    assert (
        "We cannot say which is cheaper to keep, because we do not know all the costs of the PgMP."
        in costs("pgmp", "pmp")
    )


def group_of(**best_if: str) -> tuple[AlternativeGroup, ...]:
    members = tuple(
        Alternative(named(slug.replace("_", "-")), "", "", "", "", words, "", Basis.EDITORIAL)
        for slug, words in best_if.items()
    )
    return (make_group("g", members=members, default="psm-i", default_unless=("employer pays",)),)


def test_verdict_comes_from_the_group_that_both_belong_to() -> None:
    found = verdicts_view(
        compared("psm-i", "csm"), group_of(psm_i="you pay yourself", csm="your employer pays")
    )

    assert [(one.head, one.words) for one in found.verdicts] == [
        ("Take the PSM I if", "you pay yourself."),
        ("Take the CSM if", "your employer pays."),
    ]
    assert found.default == "Still not sure? Take the PSM I."
    assert found.judged


def test_verdict_of_those_that_no_group_has_is_whom_each_suits_with_its_judge() -> None:
    (first, _second) = verdicts_view(compared("pmp", "csm"), group_of(csm="your employer pays")).verdicts

    assert first.head == "Who the PMP is for"
    assert first.words.startswith("People who already lead projects")
    assert first.judged


def test_what_cannot_be_booked_is_not_advised_whoever_offers_it() -> None:
    found = verdicts_view(compared("wmi-cawm", "pmp"), group_of(wmi_cawm="always", pmp="never")).verdicts

    assert compared("wmi-cawm")[0].certification.status is Status.ANNOUNCED
    assert found[0].head == "Hold off on the CAWM"
