"""A plan as a sequence of certifications, and why others are not in it."""

from datetime import date

import pytest

from assessments.domain.outcomes.outcome import Eligibility, Placed, Placement, PlanEntry, Standing
from assessments.results.presenters.plan import Catalogue, present_entries, present_placements
from certifications.domain.certification import Issuer
from tests.factories.facts import make_certification_value, make_facts

TODAY = date(2026, 12, 1)
PUBLISHER = Issuer("wmi", "The publisher", "", is_publisher=True)


def entry(slug: str, *, own_offer: bool = False, opens: tuple[str, ...] = ()) -> PlanEntry:
    eligible = Eligibility(Standing.ELIGIBLE, 1, TODAY, TODAY, (), (), ())
    return PlanEntry(slug, own_offer, eligible, 0, 1, 0, opens)


def catalogue() -> Catalogue:
    pmp = make_certification_value(facts=make_facts(fees__exam="USD 675", routes__1__education="none"))
    capm = make_certification_value(slug="capm", title="CAPM", abbreviation="CAPM", issuer=PUBLISHER)
    return Catalogue((pmp, capm), {"gone": "Once upon a time"})


def test_steps_are_numbered_and_carry_page_cost_and_entry_facts() -> None:
    first, second = present_entries((entry("capm", opens=("pmp",)), entry("pmp")), catalogue(), TODAY)

    assert (first.number, second.number) == (1, 2)
    assert first.opens == "Opens the way to PMP."
    assert (second.certification.url, second.certification.abbreviation) == ("/catalogue/pmp/", "PMP")
    assert second.cost is not None
    assert [line.value for line in second.entry] == ["none"]
    assert first.cost is None


def test_abbreviation_that_is_the_name_is_not_repeated() -> None:
    known = catalogue().known("capm")

    assert (known.name, known.abbreviation, known.short) == ("CAPM", "", "CAPM")


def test_mark_of_an_own_offer_is_the_outcomes_own_and_else_the_catalogues() -> None:
    (shown,) = present_entries((entry("capm", own_offer=False),), catalogue(), TODAY)

    assert not shown.certification.is_own_offer
    assert catalogue().known("capm").is_own_offer


def test_what_is_not_published_any_more_keeps_its_name_without_a_link() -> None:
    (shown,) = present_entries((entry("gone", own_offer=True),), catalogue(), TODAY)

    assert (shown.certification.name, shown.certification.url) == ("Once upon a time", "")
    assert shown.certification.is_own_offer
    assert (shown.cost, shown.entry) == (None, ())


@pytest.mark.parametrize("placement", [item for item in Placement if item is not Placement.PLANNED])
def test_every_placement_says_why(placement: Placement) -> None:
    (shown,) = present_placements((Placed("pmp", placement), Placed("capm", Placement.PLANNED)), catalogue())

    assert shown.reason
    assert [item.slug for item in shown.certifications] == ["pmp"]
