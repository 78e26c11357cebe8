"""The payer's page: what it says first, why, with which state of entry, and what it keeps to itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assessments.domain.answers.sheet import Answer
from assessments.domain.outcomes.outcome import (
    Limit,
    Missing,
    PlanEntry,
    Requirement,
    Rung,
    Standing,
    Unknown,
    Why,
)
from assessments.domain.snapshots.snapshot import Course, Grounds, Stated
from assessments.results.presenters.payer import PayerView, present_payer
from certifications.domain.vocabulary import RecognitionTopic
from tests.builders.decisions import (
    AS_OF,
    MARCH_2028,
    ONGOING_WORK,
    PROJECT_WORK,
    alternative,
    eligibility,
    material,
    named,
    outcome_of,
    planned,
)
from tests.builders.snapshots import certified
from tests.factories.facts import COLLECTED_ON, make_fact, make_facts
from tests.factories.mapped import make_statement

LATER = AS_OF.replace(year=2027)
MISSING_MONTHS = Missing(Requirement.MONTHS, 17, "project")


def page(
    *plan: PlanEntry, answers: Mapping[str, Answer] | None = None, name: str = "", **fields: Any
) -> PayerView:
    outcome = outcome_of({**PROJECT_WORK, **(answers or {})}, *(plan or (planned(),)))
    return present_payer(outcome, material(**fields), name=name)


def short(view: PayerView) -> dict[str, str]:
    return {line.label: line.value for line in view.short}


def all_text(view: PayerView) -> str:
    return repr(view)


def test_it_is_opened_by_who_answered_if_they_are_named() -> None:
    assert page(name="Ada").opening.startswith("Ada answered “Find your path” on 30 November 2026")
    assert page().opening.startswith("The person who sent you this answered")


def test_reasons_are_quoted_what_is_done_first_and_with_the_rule() -> None:
    assert page().quoted == (
        "“People turn to you first when a project is in trouble.”",
        "“You lead projects for most of the year.”",
        "“You do more project work than ongoing work.”",
    )


def test_what_is_wanted_comes_first_and_its_rule_says_it_no_second_time() -> None:
    asked = page(answers={"purpose": "asked_project"})

    assert asked.quoted[0] == "“You are asked for a certificate in project work.”"
    assert not any("rules it out" in words for words in asked.quoted)


def test_what_is_not_done_fills_up_too_few_reasons_and_no_more() -> None:
    given = {**ONGOING_WORK, "run_service": "little", "recurring_tasks": "quarter", "watch_flow": "most"}
    quoted = page(answers=given).quoted

    assert "“You do more ongoing work than project work.”" in quoted
    assert 3 <= len(quoted) <= 5


def test_move_says_what_is_done_and_what_is_wanted() -> None:
    moving = page(answers={**ONGOING_WORK, "purpose": "move_project"})

    assert moving.path == (
        "The work today is mostly ongoing work. The aim is project work, so the result starts there."
    )
    assert moving.quoted == ("“You want to move into project work.”",)


def test_both_kinds_are_told_and_which_one_this_is_about() -> None:
    given = {**PROJECT_WORK, **dict.fromkeys(("run_service", "lead_project", "take_requests"), "most")}
    both = page(answers={**given, "turned_to_every_day": "me_first", "recurring_tasks": "half"})

    assert both.path.startswith("Both project work and ongoing work fill much of the year.")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (eligibility(), "Open now"),
        (eligibility(Standing.LOOKS_OPEN), "Looks open; not every rule is known"),
        (eligibility(Standing.WITH_COURSE), "Open after the issuer’s course"),
        (eligibility(Standing.ASK_ISSUER), "Not known: ask the issuer first"),
        (eligibility(Standing.UNKNOWN), "Not known: the person did not answer a question"),
        (
            eligibility(Standing.NOT_YET, missing=(MISSING_MONTHS,), earliest=MARCH_2028),
            "Not yet: from March 2028",
        ),
        (
            eligibility(Standing.NOT_YET, missing=(MISSING_MONTHS,), not_before=MARCH_2028),
            "Not yet: March 2028 at the earliest",
        ),
        (eligibility(Standing.NOT_YET, missing=(MISSING_MONTHS,)), "Not yet, and we can’t tell when"),
        (
            eligibility(Standing.NOT_YET, missing=(Missing(Requirement.CERTIFICATIONS, 1, slugs=("capm",)),)),
            "Not yet: another certificate comes first",
        ),
        (
            eligibility(Standing.NOT_YET, missing=(Missing(Requirement.EDUCATION, 3),)),
            "Not yet",
        ),
    ],
)
def test_state_of_entry_is_told_with_its_month_and_without_the_answers(state: object, words: str) -> None:
    view = page(planned(eligibility=state))

    assert short(view)["Entry"] == words
    assert "17" not in all_text(view)
    assert "degree" not in all_text(view)


def test_on_a_later_day_entry_is_that_of_the_result() -> None:
    assert short(page(today=LATER))["Entry"] == "Open on 30 November 2026"
    waiting = eligibility(Standing.NOT_YET, missing=(MISSING_MONTHS,), earliest=MARCH_2028)
    told = short(page(planned(eligibility=waiting), today=LATER))["Entry"]
    assert told == "Not yet on 30 November 2026: expected from March 2028"
    assert page(today=LATER).as_of.startswith("Advice from 30 November 2026")


GROUNDS = Grounds("high", LATER)
COURSE = replace(certified("pmp"), course=Course(True, Stated(16, GROUNDS), None))
HOURS = named("pmp", facts=make_facts(fees__exam="USD 675", routes__1__training_hours="35"))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (eligibility(), "None: no more training is needed for entry"),
        (
            eligibility(Standing.NOT_YET, missing=(Missing(Requirement.TRAINING_HOURS, 12),)),
            "Needed: 35 hours",
        ),
        (
            eligibility(
                Standing.LOOKS_OPEN, unknown=(Unknown(Requirement.TRAINING_HOURS, Why.NOT_ANSWERED),)
            ),
            "Not clear: entry requires 35 hours of training",
        ),
        (eligibility(route=0), "Not needed for entry"),
        (eligibility(Standing.ASK_ISSUER, route=0), "Not known: ask the issuer"),
    ],
)
def test_course_is_needed_or_not_or_not_settled(state: object, words: str) -> None:
    view = page(planned(eligibility=state), published=(HOURS,))

    assert short(view)["Course"] == words
    assert "12" not in short(view)["Course"]


def test_course_of_the_issuer_is_as_long_as_its_facts_say() -> None:
    outcome = outcome_of(PROJECT_WORK, planned(eligibility=eligibility(Standing.WITH_COURSE)))

    assert short(present_payer(outcome, material(COURSE)))["Course"] == "Needed: 16 hours"
    assert short(present_payer(outcome, material()))["Course"] == "Needed; length not known"


def test_limits_that_the_person_named_stay_with_the_person() -> None:
    view = page(planned(limits=(Limit.OVER_BUDGET, Limit.AFTER_DEADLINE)))

    assert "want to spend" not in all_text(view)
    assert "need it" not in all_text(view)


def test_what_may_come_after_is_told_in_a_line_each() -> None:
    then = planned("pgmp", rung=Rung.LATER, eligibility=eligibility(Standing.NOT_YET, earliest=MARCH_2028))
    (later,) = page(planned(), then).later

    assert (later.name, later.certification.slug, later.entry) == (
        "Later",
        "pgmp",
        "Not yet: from March 2028",
    )


def test_choices_stand_side_by_side_with_nothing_as_the_last() -> None:
    table = page(planned(instead=(alternative("prince2", own_offer=True),))).choices

    assert [column.label for column in table.columns] == [
        "What",
        "PMP",
        "PRINCE2 (the publisher’s own offer)",
        "Nothing for now",
    ]
    rows = {row.head: [cell for cell, _number in row.cells] for row in table.rows}
    assert rows["Better if"][:2] == [
        "“you work with American firms”",
        "“an advert names it”",
    ]
    assert rows["Cost to get it"] == ["Exam fee: USD 675", "Exam fee: USD 675", "none"]
    assert "Cost to keep" not in rows


def test_own_offer_is_told_of_the_page_as_well() -> None:
    assert page(planned(instead=(alternative("prince2", own_offer=True),))).has_own_offers
    assert not page(planned(instead=(alternative("prince2"),))).has_own_offers


def test_changes_of_all_that_is_on_the_page_are_told_by_name() -> None:
    changes = {"prince2": ("It costs more.",), "jira": ("It is not on the page.",)}
    view = page(planned(instead=(alternative("prince2"),)), today=LATER, changes=changes)

    assert [(item.term, item.description) for item in view.changes] == [("PRINCE2", "It costs more.")]
    assert "One thing has changed" in view.changed


def test_employer_reads_what_it_shows_by_whom_and_what_it_is_not() -> None:
    facts = (make_fact("validates", "Leading a team."), make_fact("renewal.cycle_years", "3"))
    said = (
        make_statement("pmp", topic=RecognitionTopic.ACCREDITATION),
        make_statement("pmp", "capm", topic=RecognitionTopic.ACCREDITATION),
        make_statement("pmp", topic=RecognitionTopic.HOLDERS),
    )
    gains = page(published=(named("pmp", facts=facts),), recognition=said).gains

    assert gains.shown == ("Leading a team.",)
    assert gains.shown_from
    assert gains.shown_from.sources[0].url == "https://www.example.org/exams/pmp/"
    assert [line.value for line in gains.said] == ["It counts there."]
    assert gains.suits_by == "Judgement by: An editor, 22 November 2026."
    assert gains.not_shown[-1] == "Lasting proof. It ends after 3 years unless renewed."


def test_sources_are_numbered_in_the_order_in_which_they_are_named() -> None:
    facts = (
        make_fact("fees.exam", "USD 675"),
        make_fact("fees.retake", "USD 275", source_url="", source_note="A price list"),
        make_fact("renewal.cycle_years", "3"),
        make_fact("exam.minutes", "230", verified_on=COLLECTED_ON),
    )
    view = page(published=(named("pmp", facts=facts),))

    assert [(item.number, item.name, item.url) for item in view.sources] == [
        (1, "example.org/exams/pmp", "https://www.example.org/exams/pmp/"),
        (2, "A price list", ""),
    ]
    lines = (*view.to_get, *view.to_keep, *view.time)
    assert [[source.number for source in line.sources] for line in lines] == [[1], [2], [1], [1]]
    assert lines[-1].status == "checked 22 November 2026"


def test_certification_that_left_the_catalogue_still_has_a_page() -> None:
    view = page(published=(named("capm"),))

    assert short(view)["To get it"] == ""
    assert [line.value for line in (*view.to_get, *view.to_keep)] == ["", ""]
    assert view.facts_url == ""
