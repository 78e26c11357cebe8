"""The certification to begin with: its grounds, what it costs, and what may be taken instead."""

from typing import Any

import pytest

from assessments.domain.outcomes.outcome import Limit, PlanEntry, Reason, Rung, Standing
from assessments.domain.snapshots.snapshot import Course
from assessments.results.presenters.choice import FirstChoiceView, limit_sentences, present_choice
from certifications.domain.advice import Circumstance
from certifications.domain.certification import Issuer
from certifications.domain.vocabulary import CircumstanceKind
from tests.builders.decisions import alternative, eligibility, material, named, planned
from tests.builders.snapshots import certified
from tests.factories.facts import make_facts


def chosen(entry: PlanEntry, **fields: Any) -> FirstChoiceView:
    return present_choice(entry, material(**fields))


def reason(code: str, **parameters: str) -> Reason:
    return Reason(code, tuple(sorted(parameters.items())), 0)


def test_role_is_called_as_it_was_chosen_and_the_editors_say_why() -> None:
    (ground,) = chosen(planned()).why

    assert (ground.term, ground.description) == ("Your role", "Project manager. Asked for most often.")


def test_every_code_of_grounds_has_words() -> None:
    scrum = Circumstance("scrum", "Scrum", CircumstanceKind.METHOD)
    reasons = (
        reason("kind", kind="project", stage="start"),
        reason("region", region="uk"),
        reason("circumstance", circumstance="scrum"),
    )
    why = chosen(planned(reasons=reasons), circumstances=(scrum,)).why

    assert [item.description for item in why] == [
        "It suits several jobs in this kind of work: Project work.",
        "United Kingdom, where it is common.",
        "Scrum",
    ]


def test_that_it_is_usual_everywhere_is_no_ground() -> None:
    assert chosen(planned(reasons=(reason("region", region="global"),))).why == ()


def test_role_that_editors_no_longer_keep_still_has_a_name() -> None:
    unknown = reason("role", role="gone", stage="start")

    assert chosen(planned(reasons=(unknown,)), roles=()).why[0].description == "gone"


def test_costs_are_exact_with_source_and_date_and_unknown_is_said_so() -> None:
    get, keep = chosen(planned()).costs

    assert (get.label, get.value) == ("Exam fee", "USD 675")
    assert get.source == "sources that agree, 22 November 2026, not checked"
    assert (keep.label, keep.value) == ("To keep it", "")


def test_course_that_has_to_be_taken_is_a_cost_of_its_own() -> None:
    entry = planned(eligibility=eligibility(Standing.WITH_COURSE))
    view = present_choice(entry, material(certified("pmp", course=Course(True, None, None))))

    assert [(line.label, line.value) for line in view.costs][1] == ("Course", "")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"renewal__cycle_years": "3"}, "every 3 years; fee unknown"),
        ({"renewal__cycle_years": "3", "renewal__fee": "USD 150"}, "USD 150, every 3 years"),
        ({"renewal__units": "none, for life"}, "none, for life"),
    ],
)
def test_keeping_it_is_told_as_far_as_it_is_known(facts: dict[str, str], says: str) -> None:
    published = (named("pmp", facts=make_facts(**facts)),)

    assert chosen(planned(), published=published).costs[-1].value == says


def test_what_is_not_published_any_more_has_no_known_cost() -> None:
    assert [line.value for line in chosen(planned("gone")).costs] == ["", ""]


def test_alternatives_stand_beside_it_with_the_difference_and_never_as_steps() -> None:
    view = chosen(planned(instead=(alternative("prince2"), alternative("ipma"))))

    assert view.question == "PMP or PRINCE2?"
    assert [item.difference for item in view.alternatives] == [
        "Better if an advert names it.",
        "Where employers use IPMA.",
    ]


def test_alternatives_are_compared_by_the_editors_and_by_facts() -> None:
    table = chosen(planned(instead=(alternative("prince2"), alternative("ipma")))).comparison

    assert table is not None
    assert [column.label for column in table.columns] == ["What", "PMP", "PRINCE2", "IPMA"]
    rows = {row.head: [cell for cell, _number in row.cells] for row in table.rows}
    assert rows["Exam or course"] == ["180 questions", "A short exam", "unknown"]
    assert rows["Take it if"][2] == "Where employers use IPMA."
    assert rows["Entry"] == ["Open to you now"] * 3
    assert rows["Cost"] == ["Exam fee: USD 675"] * 3
    assert "Watch out for" not in rows


def test_nothing_is_compared_without_alternatives() -> None:
    view = chosen(planned())

    assert (view.comparison, view.question, view.alternatives) == (None, "", ())


def test_every_limit_has_a_sentence() -> None:
    assert all(limit_sentences(Limit))


def test_own_offers_keep_their_mark() -> None:
    view = chosen(planned(own_offer=True, instead=(alternative("ipma", own_offer=True),)))

    assert view.certification.is_own_offer
    assert view.alternatives[0].certification.is_own_offer


def test_what_is_for_later_is_not_called_first_and_says_why_it_waits() -> None:
    first = chosen(planned())
    dear = chosen(planned(rung=Rung.LATER, limits=(Limit.OVER_BUDGET,)))
    far = chosen(planned(rung=Rung.LATER))

    assert [view.heading for view in (first, dear, far)] == ["First", "Later", "Later"]
    assert [view.wait for view in (first, dear, far)] == [
        "",
        "Nothing that fits is free. Start learning without an exam, and ask who could pay.",
        "This is years away. Until then, keep a record of your work: you will need it to apply.",
    ]


def test_unknown_price_says_where_to_ask() -> None:
    issuer = Issuer("pmi", "Project Management Institute", "https://www.pmi.org", is_publisher=False)
    costs = chosen(planned(), published=(named("pmp", facts=(), issuer=issuer),)).costs

    assert [(cost.value, cost.ask_url) for cost in costs] == [("", "https://www.pmi.org")] * 2
    assert not any(cost.ask_url for cost in chosen(planned()).costs if cost.value)
