"""What is known of a certification on another day."""

from datetime import date

from certifications.domain.certification import Certification
from certifications.domain.days import first_day, is_known_of, on_day
from certifications.domain.facts import digest_of_fact
from tests.factories.facts import make_certification_value, make_fact

COLLECTED, TODAY = date(2026, 11, 22), date(2026, 11, 30)


def known(*facts: object) -> Certification:
    return make_certification_value(facts=facts)


def test_value_of_another_day_is_the_one_in_force_on_it() -> None:
    old = make_fact("exam.questions", "180", collected_on=COLLECTED, in_force_until=date(2027, 7, 8))
    new = make_fact("exam.questions", "175", collected_on=COLLECTED, in_force_from=date(2027, 7, 9))

    before, after = (
        on_day(known(), (old, new), {}, day, TODAY) for day in (date(2027, 7, 8), date(2027, 7, 9))
    )

    assert ([fact.value for fact in before.facts], [fact.value for fact in before.facts_ahead]) == (
        ["180"],
        ["175"],
    )
    assert ([fact.value for fact in after.facts], after.facts_ahead) == (["175"], ())


def test_check_made_later_says_nothing_of_an_earlier_day() -> None:
    fact = make_fact("exam.questions", "180", collected_on=COLLECTED, verified_on=TODAY)
    checks = {digest_of_fact(fact): (date(2026, 11, 25), TODAY)}

    found = [
        on_day(known(), (fact,), checks, day, TODAY).facts[0].verified_on
        for day in (date(2026, 11, 24), date(2026, 11, 26), TODAY)
    ]

    assert found == [None, date(2026, 11, 25), TODAY]


def test_fact_that_we_learned_later_says_nothing_of_an_earlier_day_unless_it_states_its_first() -> None:
    plain = make_fact("exam.questions", "180", collected_on=COLLECTED)
    dated = make_fact("exam.minutes", "230", collected_on=COLLECTED, in_force_from=date(2026, 1, 1))
    day = date(2026, 11, 1)

    assert [is_known_of(fact, day) for fact in (plain, dated)] == [False, True]
    assert [fact.key for fact in on_day(known(), (plain, dated), {}, day, TODAY).facts] == ["exam.minutes"]


def test_first_day_is_that_of_the_first_fact_that_was_collected() -> None:
    facts = [make_fact(collected_on=day) for day in (COLLECTED, date(2026, 11, 20))]

    assert first_day([known(*facts)], TODAY) == date(2026, 11, 20)
    assert first_day([known()], TODAY) == TODAY
