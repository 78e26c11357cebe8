"""What getting and keeping a certification costs over six years, worked out by hand from the real facts."""

import pytest

from certifications.domain.certification import Certification
from certifications.domain.cost_over_time import CostCase, cost_over_time, memberships_of, renewals_within
from certifications.domain.costs import Range
from certifications.domain.payments import PaidFor, Payer
from certifications.domain.values import Nearness
from tests.factories.facts import (
    certification_of_record,
    fact_base_records,
    make_certification_value,
    make_facts,
)

USD, GBP = "USD", "GBP"


def real(slug: str) -> Certification:
    return next(certification_of_record(record) for record in fact_base_records() if record.slug == slug)


def real_case(slug: str, payer: Payer = Payer.EVERYBODY) -> CostCase:
    memberships = memberships_of(map(certification_of_record, fact_base_records()))
    cost = cost_over_time(real(slug), memberships=memberships)
    return next(case for case in cost.cases if case.payer is payer)


def made_case(**values: str) -> CostCase:
    return cost_over_time(make_certification_value(facts=make_facts(**values))).cases[0]


def paid(case: CostCase) -> dict[str, int]:
    return {payment.of.value: payment.times for payment in case.payments}


def test_pmp_for_others_is_an_exam_and_one_renewal_and_its_course_is_unknown() -> None:
    case = real_case("pmp", Payer.OTHERS)

    assert case.total.ranges == (Range(USD, 675 + 150, 675 + 150),)
    assert case.unknown == (PaidFor.COURSE,)
    assert case.unknown


def test_pmp_for_members_has_six_years_of_membership() -> None:
    case = real_case("pmp", Payer.MEMBER)

    assert case.total.ranges == (Range(USD, 425 + 60 + 6 * 164, 425 + 60 + 6 * 164),)


def test_capm_counts_the_compulsory_course_and_the_membership_that_pmp_states() -> None:
    assert real_case("capm", Payer.OTHERS).total.ranges == (Range(USD, 730, 730),)
    assert not real_case("capm", Payer.OTHERS).unknown
    assert real_case("capm", Payer.MEMBER).total.ranges == (Range(USD, 225 + 245 + 60 + 984, 1514),)


def test_prince2_practitioner_is_paid_in_two_currencies_that_are_not_converted() -> None:
    case = real_case("prince2-practitioner")

    assert case.total.is_together
    assert case.total.ranges == (Range(USD, 500, 700), Range(GBP, 300, 300))
    assert cost_over_time(real("prince2-practitioner")).needs_certification


def test_prince2_foundation_has_one_currency_that_prices_everything() -> None:
    assert real_case("prince2-foundation").total.ranges == (Range(GBP, 855, 855, Nearness.FROM),)


def test_csm_is_its_course_and_two_renewals_before_the_six_years_end() -> None:
    case = real_case("csm")

    assert paid(case) == {"course": 1, "renewal": 2}
    assert case.total.ranges == (Range(USD, 700, 1700),)
    assert not case.unknown


def test_psm_i_costs_its_exam_and_nothing_to_keep() -> None:
    case = real_case("psm-i")

    assert case.total.ranges == (Range(USD, 200, 200),)
    assert not case.to_keep
    assert not case.unknown
    assert cost_over_time(real("psm-i")).never_renewed


def test_itil_4_is_an_exam_and_six_years_of_a_plan_in_pounds() -> None:
    assert real_case("itil-4-foundation").total.ranges == (Range(GBP, 269 + 6 * 145, 269 + 6 * 215),)


def test_itil_5_is_a_bundle_and_its_renewal_is_unknown() -> None:
    case = real_case("itil-foundation-v5")

    assert case.total.ranges == (Range(USD, 690, 690),)
    assert case.unknown == (PaidFor.RENEWAL,)


def test_safe_agilist_pays_a_yearly_fee_five_times_after_its_course() -> None:
    assert paid(real_case("safe-agilist")) == {"course": 1, "renewal": 5}


def test_google_is_below_what_its_source_gives_for_everything() -> None:
    assert real_case("google-pm").total.ranges == (Range(USD, 300, 300, Nearness.BELOW),)


def test_what_is_not_known_at_all_has_no_sum() -> None:
    case = real_case("wmi-cawm")

    assert case.total.is_empty
    assert case.unknown == (PaidFor.EXAM, PaidFor.RENEWAL)


def test_monthly_membership_of_chartered_managers_is_paid_72_times_and_tax_comes_on_top() -> None:
    case = real_case("cmi-cmgr")

    assert paid(case)["renewal"] == 72
    assert case.total.ranges == (Range(GBP, 715 + 72 * 15, 715 + 72 * 15, Nearness.FROM),)


def test_membership_that_renewal_asks_for_is_unknown_where_no_source_prices_it() -> None:
    assert PaidFor.MEMBERSHIP in real_case("abpmp-cbpa").unknown


def test_application_fee_that_is_only_named_is_not_counted_as_nothing() -> None:
    case = real_case("ache-fache")

    assert PaidFor.APPLICATION in case.unknown


@pytest.mark.parametrize(
    ("cycle", "years", "times"), [(1, 6, 5), (2, 6, 2), (3, 6, 1), (5, 6, 1), (6, 6, 0), (7, 6, 0), (3, 7, 2)]
)
def test_renewals_count_that_fall_due_before_the_years_end(cycle: int, years: int, times: int) -> None:
    assert renewals_within(cycle, years) == times


def test_fee_without_a_cycle_is_unknown_and_no_fee_in_every_currency_is_no_obstacle() -> None:
    assert made_case(fees__exam="USD 100", renewal__fee="USD 50").unknown == (PaidFor.RENEWAL,)
    free = made_case(fees__exam="USD 100", renewal__fee="GBP 0", renewal__cycle_years="3")
    assert free.total.ranges == (Range(USD, 100, 100),)


def test_optional_course_is_not_counted() -> None:
    case = made_case(fees__exam="USD 200", fees__course="USD 1000", prerequisites__course="recommended")

    assert paid(case) == {"exam": 1}


def test_every_certification_of_the_fact_base_has_a_sum_or_says_what_is_unknown() -> None:
    for record in fact_base_records():
        for case in cost_over_time(certification_of_record(record)).cases:
            assert case.payments or case.unknown, record.slug


def test_rules_that_the_issuer_does_not_publish_are_no_promise_that_it_never_expires() -> None:
    silent = make_certification_value(facts=make_facts(renewal__units="none published by the issuer"))
    endless = make_certification_value(facts=make_facts(renewal__units="none; does not expire"))

    assert not cost_over_time(silent).never_renewed
    assert cost_over_time(endless).never_renewed
