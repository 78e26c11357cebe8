"""The order of candidates, and what comes before what."""

from tests.builders.planning import UNKNOWN, asking, asking_one, order, planned
from tests.builders.snapshots import (
    all_of,
    certified,
    route,
    stated,
)


def test_order_is_by_missing_certification_then_month_then_fit_then_level_then_slug() -> None:
    result = planned(
        certified("k", asking("nowhere"), flow="core"),
        certified("j", UNKNOWN, flow="core"),
        certified("i", route(education=stated(5)), flow="core"),
        certified("h", route(education=None, course=stated(1)), flow="core"),
        certified("g", route(course=stated(1)), flow="core"),
        certified("f", flow="core", level=2),
        certified("e", flow="partial", level=0),
        certified("d", flow="partial", level=0),
        certified("c", flow="partial", level=1),
        scores={"need_flow": (1, 2)},
        education=1,
    )

    # k asks for a certification outside; i for a degree, which has no month at all.
    assert order(result) == ["f", "d", "e", "c", "g", "j", "h", "i", "k"]


def test_own_offers_have_no_advantage() -> None:
    assert order(planned(certified("a"), certified("b", own_offer=True))) == ["a", "b"]


def test_prerequisite_comes_before_what_it_opens_and_says_so() -> None:
    result = planned(
        certified("a", asking("z")), certified("b", asking("z", "y")), certified("y", UNKNOWN), certified("z")
    )

    assert order(result) == ["z", "y", "a", "b"]
    assert {entry.slug: entry.opens for entry in result.plan} == {
        "z": ("a", "b"),
        "y": ("b",),
        "a": (),
        "b": (),
    }


def test_what_an_entry_opens_is_told_by_slug_whatever_its_place() -> None:
    result = planned(certified("a", asking("z"), level=2), certified("b", asking("z")), certified("z"))

    assert order(result) == ["z", "b", "a"]
    assert result.plan[0].opens == ("a", "b")


def test_all_of_several_come_first_beside_a_name_outside_the_catalogue() -> None:
    asks = route(certifications=(all_of("y", "z", others=("Another",)),))
    result = planned(
        certified("a", asks), certified("y", asking("nowhere")), certified("z", asking("nowhere"))
    )

    assert order(result) == ["y", "z", "a"]


def test_prerequisites_of_prerequisites_come_first_each_once() -> None:
    result = planned(certified("a", asking("b")), certified("b", asking("c")), certified("c", asking("d")))

    assert order(result) == ["c", "b", "a"]


def test_one_of_several_accepted_suffices_and_one_that_stands_before_anyway_is_taken() -> None:
    result = planned(certified("a", asking_one("y", "z")), certified("y", UNKNOWN, level=2), certified("z"))

    # z is taken without being asked for; y comes in its own order.
    assert order(result) == ["z", "y", "a"]


def test_of_several_accepted_those_of_the_same_issuer_come_first_then_the_order() -> None:
    foreign = certified("f", asking("k"), issuer="another")
    own_late, own_soon = certified("m", asking("k"), level=2), certified("n", asking("k"), level=1)
    top = certified("a", asking_one("f", "m", "n"))
    result = planned(top, foreign, own_late, own_soon)

    assert order(result) == ["n", "a", "f", "m"]


def test_accepted_certification_that_is_no_candidate_is_not_placed() -> None:
    result = planned(
        certified("a", asking_one("b", "c")), certified("b", bookings=()), certified("c", asking("nowhere"))
    )

    assert order(result) == ["c", "a"]


def test_circle_of_prerequisites_is_cut_at_the_one_reached_first() -> None:
    result = planned(certified("a", asking("b")), certified("b", asking("c")), certified("c", asking("a")))

    assert order(result) == ["c", "b", "a"]
    assert {entry.slug: entry.opens for entry in result.plan} == {"c": ("b",), "b": ("a",), "a": ()}


def test_circle_takes_another_accepted_one_where_there_is_one() -> None:
    result = planned(
        certified("a", asking("b")), certified("b", asking_one("a", "z")), certified("z", asking("nowhere"))
    )

    assert order(result) == ["z", "b", "a"]
