"""What is unknown of a certification, and what is settled instead."""

from certifications.domain.facts import FactKind
from certifications.domain.unknowns import UnknownKind, missing_fields, unknowns_of
from tests.factories.facts import make_facts


def missing(kind: FactKind, **facts: str) -> set[str]:
    """The keys that are missing of a kind."""
    return {field.key for field in missing_fields(make_facts(**facts), kind)}


def test_expected_field_without_a_fact_is_missing() -> None:
    assert missing(FactKind.EXAM, exam__questions="180") == {
        "exam.minutes",
        "exam.format",
        "exam.pass_mark",
        "exam.delivery",
    }


def test_nothing_is_missing_of_an_exam_that_nobody_takes_or_of_what_is_for_life() -> None:
    assert missing(FactKind.EXAM, exam__format="No exam") == set()
    assert missing(FactKind.RENEWAL, renewal__units="It does not expire") == set()


def test_unknowns_are_first_what_was_looked_for_then_each_field_then_whole_kinds() -> None:
    found = list(unknowns_of(make_facts(exam__questions="180"), ["the fee for a retake"]))

    assert (found[0].why, found[0].words) == (UnknownKind.LOOKED_FOR, "the fee for a retake")
    assert {one.kind for one in found[1:] if one.field is None} == {FactKind.FEE, FactKind.PREREQUISITE}
    assert all(one.why is UnknownKind.NOT_YET_FOUND for one in found[1:])
