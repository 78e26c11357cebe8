"""What "Find your path" recommends on the real facts."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.sheet import Answer, Held
from assessments.domain.definitions.questions import NumberQuestion, SingleChoice, choice_keys
from assessments.domain.engines.v1 import evaluate
from assessments.domain.engines.v1.eligibility import Applicant, eligibility_of
from assessments.domain.engines.v1.person import person_of
from assessments.domain.outcomes.outcome import Outcome, PlanEntry, Requirement, Standing, Why
from assessments.domain.snapshots.snapshot import ADVANCED, ENTRY, PRACTITIONER
from certifications.domain.certification import is_bookable
from tests.assessments.find_your_path import A_DAY, DEFINITION, PREPARED, changed, of_points
from tests.factories.real_catalogue import real_certifications, real_snapshot

FACTS = real_snapshot()
CERTIFICATIONS = {item.slug: item for item in real_certifications()}
LEVELS = {item.slug: item.level for item in FACTS.certifications}
DISCIPLINES = {item.slug: item.discipline for item in FACTS.certifications}
# Points of 32 in project work and in ongoing work.
PATHS = {"project": (26, 9), "work": (9, 26), "both": (23, 23)}
PLANNED = pytest.mark.parametrize("path", PATHS)

NEWCOMER: dict[str, Answer] = {
    "education": "secondary",
    "months_projects": 0,
    "months_operations": 0,
    "months_business": 0,
    "training_hours": 0,
}
EXPERIENCED: dict[str, Answer] = {
    "education": "bachelor",
    "months_projects": 60,
    "months_projects_recent": 48,
    "months_programmes": 0,
    "months_operations": 24,
    "months_business": 120,
    "months_portfolios": 0,
    "training_hours": 40,
    "hours_a_week": 4,
}
BACKGROUND = tuple(
    question for question in DEFINITION.questions if question.section in {"background", "practical"}
)
# The kinds of experience that this edition asks; the catalogue counts others, too.
ASKED = {"project", "programme", "operations", "business", "portfolio"}
PMP = Held("pmp", date(2025, 3, 1), date(2028, 3, 1))


def recommended(path: str, background: dict[str, Answer], *held: Held) -> Outcome:
    sheet = changed(of_points(*PATHS[path]), background)
    outcome = evaluate(PREPARED, sheet, held, FACTS, A_DAY)
    assert outcome.path == path
    return outcome


@st.composite
def backgrounds(draw: st.DrawFn) -> dict[str, Answer]:
    """Any answers about background, most of them given."""
    answers: dict[str, Answer] = {}
    for question in BACKGROUND:
        if draw(st.integers(0, 3)) == 0:
            continue
        if isinstance(question, NumberQuestion):
            answers[question.key] = draw(st.integers(question.least, question.most))
        elif isinstance(question, SingleChoice):
            answers[question.key] = draw(st.sampled_from(choice_keys(question)))
    return answers


@PLANNED
@given(backgrounds(), st.lists(st.sampled_from(sorted(CERTIFICATIONS)), max_size=4, unique=True))
@settings(max_examples=25)
def test_plan_starts_with_something_bookable_and_never_names_what_is_held(
    path: str, background: dict[str, Answer], held: list[str]
) -> None:
    outcome = recommended(path, background, *map(Held, held))

    assert outcome.plan or set(held) & CERTIFICATIONS.keys()
    for entry in outcome.plan:
        assert is_bookable(CERTIFICATIONS[entry.slug])
        assert entry.slug not in held


@PLANNED
@pytest.mark.parametrize("background", [{}, NEWCOMER, EXPERIENCED])
def test_every_path_has_a_plan(path: str, background: dict[str, Answer]) -> None:
    assert recommended(path, background).plan


@PLANNED
@given(backgrounds())
@settings(max_examples=25)
def test_newcomer_never_gets_an_advanced_certification_first(
    path: str, background: dict[str, Answer]
) -> None:
    outcome = recommended(path, {**background, **NEWCOMER})

    assert outcome.plan[0].level < ADVANCED


def test_newcomer_of_projects_gets_an_entry_certification_to_take_now() -> None:
    first, *others = recommended("project", NEWCOMER).plan

    assert {entry.eligibility.standing for entry in (first, *others)} == {Standing.ELIGIBLE}
    assert {entry.level for entry in others} == {ENTRY}
    # One that asks nothing before the exam, and covers more of what they need, goes before them.
    assert (first.slug, first.level) == ("apm-pmq", PRACTITIONER)
    assert all(_fit(first) > _fit(entry) for entry in others)


def _fit(entry: PlanEntry) -> Fraction:
    return Fraction(entry.fit_numerator, entry.fit_denominator)


@PLANNED
@given(backgrounds())
@settings(max_examples=25)
def test_holder_of_the_pmp_is_never_recommended_the_pmp(path: str, background: dict[str, Answer]) -> None:
    outcome = recommended(path, background, PMP)

    assert {"pmp", "capm"} & {entry.slug for entry in outcome.plan} == set()


def test_experienced_project_manager_gets_the_pmp_first() -> None:
    first = recommended("project", EXPERIENCED).plan[0]

    assert (first.slug, first.eligibility.standing) == ("pmp", Standing.ELIGIBLE)


@pytest.mark.parametrize("background", [{}, NEWCOMER, EXPERIENCED])
def test_plan_for_both_has_certifications_of_either_side(background: dict[str, Answer]) -> None:
    project, work = (path.groups[0] for path in DEFINITION.paths if path.key in {"project", "work"})
    planned = {entry.slug for entry in recommended("both", background).plan}

    assert {slug for slug in planned if DISCIPLINES[slug] in project.disciplines} - {*work.certifications}
    assert {slug for slug in planned if DISCIPLINES[slug] in work.disciplines or slug in work.certifications}


def test_what_cannot_be_booked_is_announced_and_not_ranked() -> None:
    outcome = recommended("work", EXPERIENCED)

    assert outcome.announced == ("wmi-cawm", "wmi-wmp")
    assert not {*outcome.announced} & {entry.slug for entry in outcome.plan}


def test_kinds_of_experience_that_are_asked_are_those_that_entry_rules_count() -> None:
    counted = {
        kind
        for item in FACTS.certifications
        for route in item.routes
        if route.months
        for kind, months in route.months.parts
        if kind and months
    }

    assert {experience.kind for experience in DEFINITION.background.experience} == ASKED
    assert counted >= ASKED


@pytest.mark.parametrize("background", [NEWCOMER, EXPERIENCED])
def test_months_of_a_kind_that_is_not_asked_are_unknown_and_never_a_gap(
    background: dict[str, Answer],
) -> None:
    applicant = Applicant(person_of(DEFINITION, changed(of_points(23, 23), background)), (), A_DAY)
    found = [eligibility_of(item, FACTS.steps, applicant) for item in FACTS.certifications]
    missing = {item.kind for each in found for item in each.missing if item.requirement is Requirement.MONTHS}
    unasked = {item.kind for each in found for item in each.unknown if item.why is Why.NOT_ASKED}

    assert missing <= ASKED
    assert unasked
    assert not unasked & ASKED
