"""What a certification costs to get, in whole units."""

from datetime import date, timedelta

import pytest

from assessments.domain.snapshots.snapshot import Grounds, Price
from certifications.domain.facts import Confidence
from tests.factories.facts import COLLECTED_ON, make_fact, make_facts
from tests.factories.mapped import mapped

SURE = Grounds("high", COLLECTED_ON + timedelta(days=180))


def spans(**values: str) -> list[tuple[str, int, int]]:
    return [(price.currency, price.low, price.high) for price in mapped(*make_facts(**values)).prices]


def test_price_is_that_of_the_exam_in_each_currency() -> None:
    certified = mapped(make_fact("fees.exam", "USD 405; USD 555; EUR 340"), make_fact("fees.course", "GBP 9"))

    assert certified.prices == (Price("EUR", 340, 340, SURE), Price("USD", 405, 555, SURE))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"fees__member": "USD 405", "fees__non_member": "USD 555"}, [("USD", 405, 555)]),
        ({"fees__course": "USD 900", "fees__bundle": "USD 690"}, [("USD", 690, 690)]),
        ({"fees__bundle": "USD 690", "fees__total": "USD 700"}, [("USD", 690, 690)]),
        ({"fees__total": "below USD 300", "fees__subscription_per_month": "USD 49"}, [("USD", 300, 300)]),
        ({"fees__subscription_per_month": "USD 49"}, []),
        ({"fees__retake": "USD 49"}, []),
    ],
)
def test_price_is_of_the_first_thing_known_and_never_of_a_month(
    values: dict[str, str], expected: list[tuple[str, int, int]]
) -> None:
    assert spans(**values) == expected


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ("EUR 577.50", 577, 578),
        ("EUR 577.49", 577, 577),
        ("EUR 577.51", 578, 578),
        ("EUR 99.50 to 100.50", 99, 101),
        ("EUR 0.50", 0, 1),
    ],
)
def test_half_a_unit_goes_outwards(stated: str, low: int, high: int) -> None:
    assert spans(fees__exam=stated) == [("EUR", low, high)]


def test_price_is_as_sure_as_the_least_sure_fact_in_its_currency() -> None:
    (euro, dollar) = mapped(
        make_fact("fees.member", "USD 405", confidence=Confidence.LOW),
        make_fact("fees.non_member", "USD 555; EUR 500", verified_on=date(2026, 12, 1)),
    ).prices

    assert dollar.grounds == Grounds("low", SURE.fresh_until)
    assert euro.grounds == Grounds("high", date(2026, 12, 1) + timedelta(days=180))


def test_price_that_nobody_states_is_unknown() -> None:
    assert mapped(make_fact()).prices == ()
