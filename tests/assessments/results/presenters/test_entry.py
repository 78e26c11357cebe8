"""The state of entry of engine 3, in words: what it is, and what to do about it."""

from datetime import date

import pytest

from assessments.domain.outcomes.outcome import Missing, Requirement, Standing, Unknown, Why
from assessments.domain.snapshots.snapshot import Certified, Course, Price
from assessments.results.presenters.entry import EntryWords, entry_words
from tests.builders.decisions import AS_OF, MARCH_2028, eligibility, material
from tests.builders.snapshots import SURE, certified, stated

NOVEMBER = date(2026, 11, 1)
COURSE = Course(True, stated(16), Price("USD", 250, 2495, SURE))
MONTHS = Missing(Requirement.MONTHS, 14, "project")


def told(
    standing: Standing, known: Certified | None = None, today: date = AS_OF, **fields: object
) -> EntryWords:
    return entry_words(eligibility(standing, **fields), known, material(today=today).asked)


def text(entry: EntryWords) -> str:
    return " ".join((entry.label, entry.when, *entry.lines))


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("today", [AS_OF, date(2027, 5, 1)])
def test_every_state_has_words(standing: Standing, today: date) -> None:
    entry = told(standing, today=today)

    assert entry.state == standing
    assert entry.label
    assert entry.when


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize(
    "missing", [(), (MONTHS,), (Missing(Requirement.CERTIFICATIONS, 1, slugs=("pmp",)),)]
)
def test_nothing_is_not_before_the_month_that_it_is(standing: Standing, missing: tuple[Missing, ...]) -> None:
    entry = told(standing, missing=missing, earliest=None, not_before=NOVEMBER)

    assert "November 2026" not in text(entry)


def test_what_was_open_on_another_day_is_not_said_to_be_open_now() -> None:
    later = date(2027, 5, 1)

    for standing in Standing:
        entry = told(standing, today=later, earliest=NOVEMBER)
        assert "now" not in text(entry).lower().replace("known", "").replace("you work now", "")
    assert told(Standing.ELIGIBLE, today=later).label == "Open to you on 30 November 2026"


def test_course_is_told_with_hours_and_price_and_what_is_unknown_of_it() -> None:
    known = certified("csm", course=COURSE)
    bare = certified("csm", course=Course(True, None, None))

    assert told(Standing.WITH_COURSE, known).lines == (
        "Book the issuer’s course: 16 hours, USD 250 to 2,495.",
    )
    assert told(Standing.WITH_COURSE, bare).lines == (
        "Book the issuer’s course. We couldn’t find its length or price.",
    )
    for part in (Course(True, stated(1), None), Course(True, None, COURSE.price)):
        (line,) = told(Standing.WITH_COURSE, certified("csm", course=part)).lines
        assert line.startswith("Book the issuer’s course: ")


def test_gap_is_told_with_its_month() -> None:
    entry = told(Standing.NOT_YET, missing=(MONTHS,), earliest=MARCH_2028, not_before=MARCH_2028)

    assert (entry.label, entry.when, entry.is_ahead) == ("Not yet: from March 2028", "March 2028", True)
    assert entry.lines == ("It asks for 14 more months of leading projects.",)


def test_months_that_nobody_gathers_are_never_reached_at_this_rate() -> None:
    entry = told(Standing.NOT_YET, missing=(MONTHS,))

    assert entry.label == "Not at your current pace"
    assert entry.lines[-1] == "Your work now doesn’t add any."


def test_one_certificate_of_many_is_asked_for_by_some_names() -> None:
    few = Missing(Requirement.CERTIFICATIONS, 1, slugs=("ipma", "pmp"))
    many = Missing(Requirement.CERTIFICATIONS, 1, slugs=("ipma", "pmp"), others=("A", "B", "C", "D"))
    both = Missing(Requirement.CERTIFICATIONS, 2, slugs=("ipma", "pmp"))

    assert told(Standing.NOT_YET, missing=(few,)).lines == ("First you need one of these: IPMA or PMP.",)
    assert told(Standing.NOT_YET, missing=(many,)).lines == (
        "First you need one certificate of several, such as IPMA, PMP or A.",
    )
    assert told(Standing.NOT_YET, missing=(both,)).lines == ("First you need IPMA and PMP.",)
    assert told(Standing.NOT_YET, missing=(few,)).label == "Not yet: another certificate comes first"


def test_every_gap_has_a_sentence() -> None:
    for requirement in Requirement:
        (line, *_more) = told(Standing.NOT_YET, missing=(Missing(requirement, 3, "project", ("pmp",)),)).lines
        assert line.endswith(".")


def test_silent_rules_are_named_where_it_looks_open() -> None:
    unknown = (Unknown(Requirement.TRAINING_HOURS, Why.NO_FACT), Unknown(Requirement.EDUCATION, Why.STALE))
    entry = told(Standing.LOOKS_OPEN, unknown=unknown)

    assert entry.label == "Looks open to you"
    assert entry.lines == (
        "You meet all the rules we found.",
        "We found no rule on hours of training.",
        "What we know on education is too old to rely on.",
    )


def test_unknown_window_is_not_told_as_unknown_months() -> None:
    window = Unknown(Requirement.MONTHS, Why.NO_FACT, "project")

    assert told(Standing.LOOKS_OPEN, unknown=(window,)).lines[1] == (
        "We found no rule on how recent months of leading projects must be."
    )


def test_answer_that_is_missing_is_named_by_its_question() -> None:
    unknown = (
        Unknown(Requirement.MONTHS, Why.NOT_ANSWERED, "project"),
        Unknown(Requirement.EDUCATION, Why.NOT_ANSWERED),
        Unknown(Requirement.TRAINING_HOURS, Why.NOT_ANSWERED),
        Unknown(Requirement.COURSE, Why.NOT_ANSWERED),
    )
    entry = told(Standing.UNKNOWN, unknown=unknown)

    assert entry.label == "Needs your answer"
    wording = material().asked.wording
    asked = ("months_projects_recent", "education", "training_hours")
    assert entry.lines[:3] == tuple(f"You have not answered “{wording.question(key)}”" for key in asked)
    assert entry.lines[3] == "You have not answered what it asks for."


@pytest.mark.parametrize(
    ("why", "says"),
    [
        (Why.NOT_EXPRESSED, "in its own terms"),
        (Why.NOT_ASKED, "which we did not ask you about"),
        (Why.NO_FACT, "no entry rule that we can rely on"),
    ],
)
def test_issuer_is_to_be_asked_for_a_reason(why: Why, says: str) -> None:
    entry = told(Standing.ASK_ISSUER, unknown=(Unknown(Requirement.MONTHS, why, "board work"),))

    assert says in entry.lines[0]


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("requirement", Requirement)
def test_every_unknown_is_told(why: Why, requirement: Requirement) -> None:
    for standing in (Standing.UNKNOWN, Standing.ASK_ISSUER, Standing.LOOKS_OPEN):
        assert told(standing, unknown=(Unknown(requirement, why),)) is not None


def test_held_certification_that_replaces_a_rule_is_named() -> None:
    waived = ((Requirement.TRAINING_HOURS, "pmp"), (Requirement.MONTHS, "ipma"))
    entry = told(Standing.ELIGIBLE, waived=waived)

    assert entry.lines == (
        "Your PMP replaces the hours of training.",
        "Your IPMA replaces the months of experience.",
    )
