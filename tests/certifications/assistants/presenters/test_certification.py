"""What assistants are told is unknown. No database."""

from certifications.assistants.presenters.certification import WHOLE_KINDS, unknown_labels
from certifications.domain.facts import FactKind
from tests.factories.facts import make_certification_value, make_facts


def test_announced_facts_are_not_unknown() -> None:
    now = make_facts(renewal__units="60 PDUs")
    ahead = make_facts(renewal__fee="USD 150", fees__exam="USD 250")

    before = unknown_labels(make_certification_value(facts=now))
    announced = unknown_labels(make_certification_value(facts=now, facts_ahead=ahead))

    gone = {one for one in before if "(renewal.fee)" in one} | {WHOLE_KINDS[FactKind.FEE]}
    assert len(gone) == 2
    assert {*before} - {*announced} == gone


def test_what_editors_looked_for_in_vain_comes_first() -> None:
    told = unknown_labels(make_certification_value(), ["How many take the exam each year"])

    assert told[0] == "How many take the exam each year"
    assert told[1:] == unknown_labels(make_certification_value())


def test_every_kind_has_words() -> None:
    assert {*WHOLE_KINDS} == {*FactKind}
