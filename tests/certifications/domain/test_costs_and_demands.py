"""What certifications cost and ask, over all that their facts state."""

import pytest

from certifications.domain.costs import CostOf, Range, cost_to_get, costs_together
from certifications.domain.demands import Span, demands_of
from certifications.domain.exam import is_without_exam
from certifications.domain.routes import routes_of
from certifications.domain.values import Nearness
from tests.factories.facts import make_certification_value, make_fact, make_facts


def cost_of(**values: str) -> tuple[CostOf, tuple[Range, ...]] | None:
    cost = cost_to_get(make_certification_value(facts=make_facts(**values)))
    return (cost.of, cost.ranges) if cost else None


def test_members_and_others_make_one_range() -> None:
    assert cost_of(fees__member="USD 225", fees__non_member="USD 300") == (
        CostOf.EXAM,
        (Range("USD", 225, 300),),
    )


def test_currencies_are_kept_apart_and_never_converted() -> None:
    assert cost_of(fees__exam="USD 395; GBP 295") == (
        CostOf.EXAM,
        (Range("GBP", 295, 295), Range("USD", 395, 395)),
    )


@pytest.mark.parametrize(
    ("values", "of"),
    [
        ({"fees__course": "USD 250 to 2495"}, CostOf.COURSE),
        ({"fees__course": "USD 250", "fees__exam": "USD 395"}, CostOf.EXAM),
        ({"fees__bundle": "USD 690", "fees__course": "USD 1029"}, CostOf.BUNDLE),
        ({"fees__subscription_per_month": "USD 49"}, CostOf.SUBSCRIPTION),
    ],
)
def test_price_is_that_of_the_exam_else_of_what_is_known(values: dict[str, str], of: CostOf) -> None:
    cost = cost_of(**values)

    assert cost is not None
    assert cost[0] is of


def test_retakes_and_renewals_are_no_price_to_get_it() -> None:
    assert cost_of(fees__retake="USD 150", renewal__fee="USD 60", fees__membership_per_year="USD 164") is None


def together(*prices: dict[str, str]) -> tuple[tuple[Range, ...], tuple[str, ...]]:
    found = costs_together(
        make_certification_value(slug=f"number-{number}", facts=make_facts(**values))
        for number, values in enumerate(prices)
    )
    return found.ranges, found.unpriced


def test_prices_of_several_are_added_in_the_currency_that_most_of_them_have() -> None:
    assert together(
        {"fees__exam": "EUR 500; USD 400 to 600"}, {"fees__exam": "USD 250"}, {"fees__course": "from USD 100"}
    ) == ((Range("USD", 750, 950, Nearness.FROM),), ())


def test_price_of_one_in_several_currencies_is_told_in_dollars() -> None:
    assert together({"fees__exam": "EUR 645; USD 750"}, {}) == ((Range("USD", 750, 750),), ("number-1",))


def test_price_without_a_common_currency_stays_apart() -> None:
    assert together({"fees__exam": "USD 250"}, {"fees__exam": "GBP 300"}) == (
        (Range("GBP", 300, 300), Range("USD", 250, 250)),
        (),
    )


def test_what_has_no_price_or_one_a_month_is_named_beside_the_sum() -> None:
    assert together({"fees__exam": "USD 250"}, {}, {"fees__subscription_per_month": "USD 49"}) == (
        (Range("USD", 250, 250),),
        ("number-1", "number-2"),
    )


def test_demands_span_all_routes() -> None:
    facts = make_facts(
        routes__1__experience_months="36",
        routes__1__training_hours="35",
        routes__2__experience_months="60",
        routes__2__training_hours="35",
    )
    demands = demands_of(routes_of(facts))

    assert demands is not None
    assert (demands.routes, demands.months, demands.training_hours) == (
        2,
        (("", Span(36, 60)),),
        Span(35, 35),
    )


def test_part_that_one_route_does_not_state_is_unknown() -> None:
    facts = make_facts(routes__1__experience_months="36", routes__2__training_hours="35")
    demands = demands_of(routes_of(facts))

    assert demands is not None
    assert (demands.months, demands.training_hours) == (None, None)


def test_kinds_of_experience_are_not_added_up() -> None:
    demands = demands_of(routes_of(make_facts(routes__1__experience_months="project 48; programme 84")))

    assert demands is not None
    assert demands.months == (("project", Span(48, 48)), ("programme", Span(84, 84)))


def test_certification_is_asked_only_when_every_route_asks_for_one() -> None:
    held = {"routes__1__certs_required": "all of: csm"}
    one = demands_of(routes_of(make_facts(**held)))
    other = demands_of(routes_of(make_facts(**held, routes__2__experience_months="12")))

    assert one is not None
    assert other is not None
    assert one.needs_certification
    assert not other.needs_certification


def test_no_known_route_makes_no_demands_known() -> None:
    assert demands_of(()) is None


def test_source_that_says_there_is_no_exam_is_not_the_same_as_none_that_describes_one() -> None:
    assert is_without_exam([make_fact("exam.format", "No exam; certificate after attendance")])
    assert not is_without_exam([make_fact("exam.format", "multiple choice")])
    assert not is_without_exam([])
