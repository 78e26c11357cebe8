"""What a trial changes, the most important first."""

import pytest

from assessments.domain.outcomes.outcome import PlanEntry, Rung, Standing
from tests.builders.decisions import MARCH_2028, alternative, eligibility, planned
from tests.builders.trials import JUNE_2028, LATE, MARCH_2029, MAY, OVER, later, said, side, trial


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (later(month=MARCH_2029), later(), "PMP is in reach in March 2028 instead of March 2029"),
        (later(month=JUNE_2028), later(), "PMP is in reach in March 2028 instead of June"),
        (planned(), later(), "PMP is in reach in March 2028 instead of at once"),
        (later(), planned(), "PMP is open to you now instead of in March 2028"),
        (planned("pmp"), planned("ipma"), "you would begin with IPMA instead of PMP"),
        (
            planned(),
            planned(eligibility=eligibility(Standing.ASK_ISSUER)),
            "the entry to PMP reads “Ask the issuer” instead of “Open to you now”",
        ),
        (planned(limits=OVER), planned(), "the price of PMP is no longer in the way"),
        (planned(), planned(limits=OVER), "PMP is beyond your budget"),
        (planned(limits=OVER), planned(limits=MAY), "PMP may be beyond your budget"),
        (planned(), planned(limits=LATE), "PMP comes later than you need it"),
        (planned(limits=LATE), planned(), "PMP comes in time"),
        (
            planned(instead=(alternative("ipma"),)),
            planned(limits=LATE, instead=(alternative("ipma", limits=LATE),)),
            "PMP and IPMA come later than you need them",
        ),
        (
            planned(instead=(alternative("ipma"),)),
            planned(instead=(alternative("ipma", limits=OVER),)),
            "you still begin with PMP, but IPMA is beyond your budget",
        ),
        (
            planned(instead=(alternative("ipma"),)),
            planned(instead=(alternative("prince2"),)),
            "you still begin with PMP, and you could take PRINCE2 instead, not IPMA",
        ),
        (
            planned(instead=(alternative("ipma"),)),
            planned(),
            "you still begin with PMP, but IPMA is no longer offered instead",
        ),
        (
            planned(instead=(alternative("ipma"),)),
            planned(instead=(alternative("ipma", eligibility=later().eligibility),)),
            "you still begin with PMP, but IPMA is in reach in March 2028 instead of at once",
        ),
        (
            planned(),
            planned(instead=(alternative("ipma"),)),
            "you still begin with PMP, and you could take IPMA instead",
        ),
    ],
)
def test_sentence_says_what_matters_most(before: PlanEntry, after: PlanEntry, says: str) -> None:
    view = trial(side(before), side(after))

    assert view.sentence == f"With 10 hours a week, {says}."
    assert view.rows


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ((), ("pgmp",), "and your plan goes on with PGMP"),
        (("pgmp",), (), "but PGMP drops out of your plan"),
        (("pgmp",), ("ipma",), "but what comes later is IPMA instead of PGMP"),
        (("pgmp", "ipma"), ("ipma", "pgmp"), "but the later steps come in a different order"),
    ],
)
def test_later_steps_come_after_the_first(before: tuple[str, ...], after: tuple[str, ...], says: str) -> None:
    old, new = (
        side(planned(), *(planned(slug, rung=Rung.THEN) for slug in slugs)) for slugs in (before, after)
    )
    view = trial(old, new)

    assert view.sentence == f"With 10 hours a week, you still begin with PMP, {says}."
    assert [row.head for row in view.rows] == ["Later steps"]


def test_month_of_a_later_step_is_told() -> None:
    before, after = (
        side(planned(), later("pgmp", month, rung=Rung.LATER)) for month in (MARCH_2029, MARCH_2028)
    )

    assert said(before, after).endswith(
        "you still begin with PMP, and PGMP is in reach in March 2028 instead of March 2029."
    )


def test_path_comes_before_everything_else() -> None:
    assert said(side(planned()), side(path="both")) == (
        "With 10 hours a week, your path is Both instead of Project management."
    )


def test_certification_that_is_gone_or_new_is_told() -> None:
    assert said(side(planned()), side()).endswith("we have nothing to suggest in place of PMP.")
    assert said(side(), side(planned())).endswith(
        "you could begin with PMP, where we had nothing to suggest."
    )
