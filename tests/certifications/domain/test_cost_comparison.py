"""Which costs least, where the facts decide it."""

from certifications.domain.cost_comparison import Ranking, cheapest_to_keep
from certifications.domain.cost_over_time import CostCase, cost_over_time
from tests.factories.facts import make_certification_value, make_facts


def case(**values: str) -> CostCase:
    return cost_over_time(make_certification_value(facts=make_facts(**values))).cases[0]


FREE_TO_KEEP = case(fees__exam="USD 200", renewal__units="none; does not expire")
RENEWED = case(fees__exam="USD 500 to 1500", renewal__cycle_years="2", renewal__fee="USD 100")
IN_POUNDS = case(fees__exam="GBP 300", renewal__cycle_years="3", renewal__fee="GBP 50")
UNKNOWN = case(fees__exam="USD 300", renewal__cycle_years="3")


def test_what_never_expires_is_the_cheapest_to_keep_beside_a_fee() -> None:
    found = cheapest_to_keep([RENEWED, FREE_TO_KEEP])

    assert (found.ranking, found.places) == (Ranking.CHEAPEST, (1,))


def test_no_fee_compares_with_every_currency() -> None:
    assert cheapest_to_keep([IN_POUNDS, FREE_TO_KEEP]).places == (1,)


def test_currencies_are_not_compared() -> None:
    assert cheapest_to_keep([IN_POUNDS, RENEWED]).ranking is Ranking.CURRENCIES


def test_unknown_price_decides_nothing_and_is_named() -> None:
    found = cheapest_to_keep([FREE_TO_KEEP, UNKNOWN])

    assert (found.ranking, found.places) == (Ranking.UNKNOWN, (1,))


def test_equal_prices_are_the_same_and_ranges_that_meet_overlap() -> None:
    def renewed(fee: str) -> CostCase:
        return case(fees__exam="USD 500", renewal__cycle_years="2", renewal__fee=fee)

    assert cheapest_to_keep([RENEWED, renewed("USD 100")]).ranking is Ranking.SAME
    assert cheapest_to_keep([RENEWED, renewed("USD 80 to 150")]).ranking is Ranking.OVERLAP
    assert cheapest_to_keep([RENEWED, renewed("from USD 90")]).ranking is Ranking.UNKNOWN
