"""What somebody told of their time and money, beside the first step of a plan."""

from datetime import date

import pytest

from assessments.domain.definitions.parser import parse_definition
from assessments.domain.outcomes.outcome import Eligibility, PlanEntry, Standing
from assessments.results.presenters.own_limits import AMOUNTS, MONTHS, OwnLimits, limits_of
from assessments.results.presenters.plan import Catalogue, present_entries
from assessments.wording.texts import Wording
from tests.assessments.find_your_path import DEFINITION, DOCUMENT
from tests.builders.short_instrument import make_document
from tests.factories.facts import make_certification_value, make_facts

AS_OF = date(2026, 11, 25)
STALE = date(2030, 1, 1)


def notes(
    limits: OwnLimits,
    earliest: date | None = AS_OF,
    *,
    today: date = AS_OF,
    not_before: date | None = None,
    **facts: str,
) -> list[tuple[str, ...]]:
    """What is said beside each of two steps of a plan, both of a certification of these facts."""
    standing = Eligibility(Standing.NOT_YET, 1, earliest, not_before, (), (), ())
    entry = PlanEntry("pmp", False, standing, 0, 1, 0, ())
    catalogue = Catalogue((make_certification_value(facts=make_facts(**facts)),), {})
    return [shown.beyond for shown in present_entries((entry, entry), catalogue, today, limits)]


def test_answers_are_shown_and_those_that_are_limits_read() -> None:
    answers = {"by_when": "twelve_months", "region": "europe", "budget": "up_to_1000", "education": "master"}

    limits = limits_of(answers, Wording(DEFINITION), AS_OF)

    assert (limits.budget, limits.latest) == (1000, date(2027, 11, 1))
    assert [(row.term, row.description) for row in limits.told] == [
        ("Where do you work?", "Europe, without the United Kingdom"),
        ("How much may the first certificate cost, with its course, in US dollars?", "Up to 1,000"),
        ("By when do you want it?", "Within a year"),
    ]


def test_every_choice_that_is_a_limit_is_one_of_the_questionnaire() -> None:
    choices = {
        item["key"]: {choice["key"] for choice in item.get("choices", ())} for item in DOCUMENT["questions"]
    }

    assert choices["budget"] - set(AMOUNTS) == {"more"}
    assert choices["by_when"] - set(MONTHS) == {"later", "no_date"}


@pytest.mark.parametrize("answers", [{}, {"budget": "not_sure", "by_when": None}])
def test_what_was_not_said_is_no_limit(answers: dict[str, object]) -> None:
    assert limits_of(answers, Wording(DEFINITION), AS_OF) == OwnLimits()


def test_assessment_that_does_not_ask_has_no_limits() -> None:
    short = Wording(parse_definition(make_document()))

    assert limits_of({"budget": "nothing"}, short, AS_OF) == OwnLimits()


@pytest.mark.parametrize(
    ("budget", "fee", "said"),
    [
        (300, "USD 675", "Costs more than the 300 US dollars that you named."),
        (300, "USD 250 to 400", "May cost more than the 300 US dollars that you named."),
        (675, "USD 675", None),
        (300, "GBP 675", None),
        (300, "GBP 20; USD 301", "Costs more than the 300 US dollars that you named."),
        (0, "USD 1", "It has a fee, and you wanted to spend nothing."),
        (0, "USD 0 to 5", "It may have a fee."),
        (0, "USD 0", None),
        (None, "USD 675", None),
    ],
)
def test_fee_is_held_against_the_budget(budget: int | None, fee: str, said: str | None) -> None:
    assert notes(OwnLimits(budget=budget), fees__exam=fee) == [(said,) if said else (), ()]


def test_fee_that_is_stale_is_no_certain_ground() -> None:
    assert notes(OwnLimits(budget=300), today=STALE, fees__exam="USD 675")[0] == (
        "May cost more than the 300 US dollars that you named.",
    )


def test_unknown_fee_promises_nothing() -> None:
    assert notes(OwnLimits(budget=0)) == [(), ()]


@pytest.mark.parametrize(
    ("earliest", "not_before", "is_late"),
    [
        (date(2027, 2, 1), None, False),
        (date(2027, 3, 1), None, True),
        (None, date(2027, 3, 1), True),
        (None, date(2027, 2, 1), False),
        (None, None, False),
    ],
)
def test_month_is_held_against_the_one_that_is_wanted(
    earliest: date | None, not_before: date | None, is_late: bool
) -> None:
    found = notes(OwnLimits(latest=date(2027, 2, 1)), earliest, not_before=not_before)

    assert found == [("Later than you want your first certificate.",) if is_late else (), ()]
