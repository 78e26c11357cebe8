"""Whether somebody may enter a certification, in words."""

from datetime import date
from typing import Any

import pytest

from assessments.domain.outcomes.outcome import Eligibility, Missing, Requirement, Standing, Unknown, Why
from assessments.results.presenters.eligibility import missing_words, present_eligibility, unknown_words
from certifications.domain.education import Education

NAMES = {"capm": "CAPM", "csm": "CSM"}
JULY = date(2028, 7, 1)
MONTHS = Missing(Requirement.MONTHS, 14, "project")


def standing(state: Standing = Standing.NOT_YET, **fields: Any) -> Eligibility:
    values: dict[str, Any] = {
        "route": 1,
        "earliest": None,
        "not_before": None,
        "missing": (),
        "unknown": (),
        "waived": (),
        **fields,
    }
    return Eligibility(state, **values)


def test_who_fulfils_all_is_eligible_now() -> None:
    view = present_eligibility(standing(Standing.ELIGIBLE, earliest=JULY, not_before=JULY), NAMES)

    assert (view.state, view.when, view.line) == ("eligible", "Now", "Eligible now")


def test_gap_is_told_with_the_earliest_month() -> None:
    view = present_eligibility(standing(missing=(MONTHS,), earliest=JULY, not_before=JULY), NAMES)

    assert view.when == "July 2028"
    assert view.line == "14 months of leading projects missing, earliest July 2028"


def test_gap_that_is_only_known_to_be_no_smaller_is_told_with_the_month_before_which_it_cannot_be() -> None:
    window = Unknown(Requirement.MONTHS, Why.WINDOW, "project")
    view = present_eligibility(standing(missing=(MONTHS,), unknown=(window,), not_before=JULY), NAMES)

    assert (view.when, view.line) == (
        "Later",
        "14 months of leading projects missing, not before July 2028",
    )
    assert view.unknown == (
        "Months of leading projects: we can’t tell how many of them are recent enough to count.",
    )


def test_gap_without_months_says_that_the_month_is_not_known() -> None:
    view = present_eligibility(standing(missing=(Missing(Requirement.EDUCATION, 3),)), NAMES)

    assert view.line == "A four-year degree required. We can’t tell how soon you could apply."


def test_unknown_is_never_told_as_eligible() -> None:
    view = present_eligibility(
        standing(Standing.UNKNOWN, unknown=(Unknown(Requirement.RULES, Why.NO_FACT),), not_before=JULY), NAMES
    )

    assert (view.state, view.when) == ("unknown", "Not known")
    assert view.line == "Check with the issuer: we don’t know whether you can apply now"
    assert view.unknown == ("Entry rules: we found no rule.",)


def test_who_did_not_say_enough_is_not_sent_to_the_issuer() -> None:
    unknown = (Unknown(Requirement.EDUCATION, Why.NOT_ANSWERED),)
    view = present_eligibility(standing(Standing.UNKNOWN, unknown=unknown), NAMES)

    assert view.line == "We can’t tell yet whether you can apply: you have not told us enough"


def test_what_a_held_certification_replaces_is_said() -> None:
    waived = ((Requirement.TRAINING_HOURS, "capm"), (Requirement.MONTHS, "csm"))
    view = present_eligibility(standing(Standing.ELIGIBLE, waived=waived), NAMES)

    assert view.waived == (
        "Your CAPM replaces the hours of training.",
        "Your CSM replaces the months of experience.",
    )


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (Missing(Requirement.MONTHS, 1, "programme"), "1 month of leading programmes missing"),
        (Missing(Requirement.MONTHS, 1250, "another kind"), "1,250 months of another kind missing"),
        (Missing(Requirement.MONTHS, 2), "2 months of experience missing"),
        (Missing(Requirement.TRAINING_HOURS, 35), "35 hours of training missing"),
        (Missing(Requirement.TRAINING_HOURS, 1), "1 hour of training missing"),
        (Missing(Requirement.COURSE, 1), "the issuer’s course first"),
        (Missing(Requirement.CERTIFICATIONS, 1, slugs=("capm",)), "CAPM first"),
        (Missing(Requirement.CERTIFICATIONS, 1, slugs=("capm", "csm")), "one of these first: CAPM; CSM"),
        (
            Missing(Requirement.CERTIFICATIONS, 1, slugs=("capm", "csm"), others=("CAPM, CSM or CSP",)),
            "one of these first: CAPM, CSM or CSP",
        ),
        (
            Missing(Requirement.CERTIFICATIONS, 3, slugs=("capm", "csm"), others=("Another",)),
            "CAPM, CSM and Another first",
        ),
        (Missing(Requirement.RULES, 1), "entry rules not met"),
    ],
)
def test_every_gap_has_words(missing: Missing, words: str) -> None:
    assert missing_words(missing, NAMES) == words


@pytest.mark.parametrize("level", [level for level in Education if level > Education.NONE])
def test_every_education_that_may_be_missing_has_words(level: Education) -> None:
    words = missing_words(Missing(Requirement.EDUCATION, level), NAMES)

    assert words.endswith("required")
    assert "the required education" not in words


@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("requirement", list(Requirement))
def test_every_unknown_has_a_sentence(requirement: Requirement, why: Why) -> None:
    sentence = unknown_words(Unknown(requirement, why))

    assert sentence.endswith(".")
    assert ": " in sentence
    assert "%" not in sentence


def test_kind_that_no_question_asks_for_is_named_in_the_sources_words() -> None:
    assert unknown_words(Unknown(Requirement.MONTHS, Why.NOT_ASKED, "agile project work")) == (
        "Months of agile project work: we did not ask you about this."
    )
