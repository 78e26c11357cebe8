"""The engine on the project's own fact base, as of 1 December 2026."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product

import pytest

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Dimension, Group, Path
from assessments.domain.engines.v1.eligibility import Applicant, eligibility_of
from assessments.domain.engines.v1.person import person_of
from assessments.domain.engines.v1.plan import PlanResult, make_plan
from assessments.domain.outcomes.outcome import (
    Eligibility,
    Missing,
    Placement,
    Requirement,
    Standing,
    Unknown,
    Why,
)
from assessments.domain.snapshots.snapshot import ADVANCED
from certifications.domain.certification import is_bookable
from certifications.domain.vocabulary import FOCUS_AREAS
from tests.builders.backgrounds import background_definition, sheet
from tests.builders.snapshots import AS_OF
from tests.factories.real_catalogue import real_certifications, real_certified, real_snapshot

DECEMBER = date(2026, 12, 1)
PROJECT = Group(("agile-delivery", "product-ownership", "programme-portfolio", "project-management", "risk"))
WORK = Group(
    ("general-management", "process-improvement", "service-operations", "work-management"), ("kmp-i",)
)
PATHS = (Path("project", (PROJECT,)), Path("work", (WORK,)), Path("both", (PROJECT, WORK)))
DEFINITION = background_definition(
    dimensions=tuple(Dimension(f"need_{area}", area) for area in FOCUS_AREAS), plan_size=5
)
# What somebody may need: nothing, everything, one side of the work or the other.
NEEDS = (
    (),
    FOCUS_AREAS,
    ("project_work", "predictive", "cost_schedule_risk"),
    ("ongoing_operational_work", "recurring_workflows", "workflow_design"),
    ("agile", "prioritisation", "people_stakeholders"),
)
NEWCOMERS: tuple[dict[str, int | None], ...] = (
    {},
    {"project_months": 0, "recent_project_months": 0},
    {
        "project_months": 0,
        "recent_project_months": 0,
        "operations_months": 0,
        "programme_months": 0,
        "training_hours": 0,
    },
    {"operations_months": 0, "training_hours": 35, "hours_a_week": 1},
)
EXPERIENCED: tuple[dict[str, int | None], ...] = tuple(
    {
        "project_months": total,
        "recent_project_months": recent,
        "programme_months": programme,
        "operations_months": 60,
        "training_hours": hours,
    }
    for (total, recent), programme, hours in product(
        ((12, 12), (36, 36), (60, None), (120, 96)), (None, 0, 96), (0, 35, 100)
    )
)
EDUCATION = (None, 0, 1, 3, 4, 5)


def plan(path: Path, needs: tuple[str, ...], answers: Sheet, *held: Held) -> PlanResult:
    scores = {f"need_{area}": (6 if area in needs else 0, 8) for area in FOCUS_AREAS}
    return make_plan(DEFINITION, path, scores, answers, held=held, snapshot=real_snapshot(), as_of=AS_OF)


@cache
def newcomers() -> tuple[PlanResult, ...]:
    """The plans of people without any experience who hold nothing, on every path."""
    return tuple(
        plan(path, needs, sheet(level, **numbers))
        for path, needs, numbers, level in product(PATHS, NEEDS, NEWCOMERS, EDUCATION)
    )


@cache
def experienced() -> tuple[PlanResult, ...]:
    """The plans of people with experience who hold nothing, on every path."""
    return tuple(
        plan(path, needs, sheet(level, **numbers))
        for path, needs, numbers, level in product(PATHS, NEEDS[2:4], EXPERIENCED, (1, 3))
    )


def everybody() -> Iterator[PlanResult]:
    yield from newcomers()
    yield from experienced()


def standing(slug: str, answers: Sheet, *held: Held) -> Eligibility:
    applicant = Applicant(person_of(DEFINITION, answers), held, AS_OF)
    return eligibility_of(real_certified(slug), real_snapshot().steps, applicant)


def test_newcomer_is_never_given_an_advanced_credential_first() -> None:
    assert {result.plan[0].level for result in newcomers()} <= set(range(ADVANCED))


def test_newcomer_on_a_project_path_begins_with_what_they_may_enter_now() -> None:
    answers = sheet(1, project_months=0, recent_project_months=0, training_hours=0)
    for path in (PATHS[0], PATHS[2]):
        first = plan(path, (), answers).plan[0]
        assert (first.slug, first.level) == ("comptia-project-plus", 0)
        assert first.eligibility.standing is Standing.ELIGIBLE


def test_what_cannot_be_booked_is_never_ranked() -> None:
    bookable = {item.slug for item in real_certifications() if is_bookable(item)}

    assert {entry.slug for result in everybody() for entry in result.plan} <= bookable


def test_announced_certifications_are_told_apart_where_their_discipline_is_asked() -> None:
    project, work, both = (plan(path, (), {}) for path in PATHS)

    assert (project.announced, work.announced) == ((), ("wmi-cawm", "wmi-wmp"))
    assert both.announced == work.announced


def test_every_path_begins_with_a_bookable_certification_for_people_who_hold_nothing() -> None:
    assert all(result.plan for result in everybody())


def test_path_over_both_names_one_of_each() -> None:
    disciplines = {item.slug: item.discipline for item in real_snapshot().certifications}
    for needs, numbers, level in product(NEEDS, NEWCOMERS, EDUCATION):
        slugs = {entry.slug for entry in plan(PATHS[2], needs, sheet(level, **numbers)).plan}
        assert any(disciplines[slug] in PROJECT.disciplines and slug != "kmp-i" for slug in slugs)
        assert any(disciplines[slug] in WORK.disciplines or slug == "kmp-i" for slug in slugs)


def test_tool_specific_certifications_are_never_ranked_but_told_apart() -> None:
    tools = {item.slug for item in real_certifications() if item.orientation == "tool-specific"}
    for result in everybody():
        assert tools.isdisjoint(entry.slug for entry in result.plan)
        assert set(result.also_useful) <= tools
    assert plan(PATHS[0], (), {}).also_useful


@pytest.mark.parametrize("end", [None, date(2026, 11, 30), date(2029, 1, 1)])
def test_who_holds_the_pmp_is_recommended_neither_it_nor_the_capm(end: date | None) -> None:
    definition = background_definition(plan_size=20)
    for path, numbers, level in product(PATHS, (*NEWCOMERS, *EXPERIENCED), (None, 3)):
        result = make_plan(
            definition,
            path,
            {},
            sheet(level, **numbers),
            held=(Held("pmp", None, end),),
            snapshot=real_snapshot(),
            as_of=AS_OF,
        )
        assert {"pmp", "capm"}.isdisjoint(entry.slug for entry in result.plan)
        places = {item.slug: item.placement for item in result.placements}
        assert places["pmp"] is Placement.HELD
        if path.key != "work":
            assert places["capm"] is Placement.SURPASSED


def test_nothing_unknown_is_called_eligible() -> None:
    for result in everybody():
        for entry in result.plan:
            if entry.eligibility.standing is Standing.ELIGIBLE:
                assert (entry.eligibility.missing, entry.eligibility.unknown) == ((), ())


# The PMP, exactly ------------------------------------------------------------------------------


def pmp(
    level: int | None, recent: int | None, hours: int | None, *held: Held, total: int | None = None
) -> Eligibility:
    answers = sheet(
        level,
        project_months=recent if total is None else total,
        recent_project_months=recent,
        training_hours=hours,
    )
    return standing("pmp", answers, *held)


@pytest.mark.parametrize(("level", "months"), [(3, 36), (1, 60), (2, 60), (4, 24), (5, 36)])
def test_pmp_is_open_with_the_months_of_the_degree_and_the_hours(level: int, months: int) -> None:
    assert pmp(level, months, 35).standing is Standing.ELIGIBLE
    assert pmp(level, months - 1, 35).missing == (Missing(Requirement.MONTHS, 1, "project"),)
    assert pmp(level, months, 34).missing == (Missing(Requirement.TRAINING_HOURS, 1),)


def test_pmp_counts_only_months_of_the_last_eight_years() -> None:
    assert pmp(3, 35, 35, total=100).missing == (Missing(Requirement.MONTHS, 1, "project"),)
    assert pmp(3, 36, 35, total=100).standing is Standing.ELIGIBLE


def test_pmp_with_22_of_36_months_is_14_months_away() -> None:
    found = pmp(3, 22, 35)

    assert found.standing is Standing.NOT_YET
    assert found.missing == (Missing(Requirement.MONTHS, 14, "project"),)
    assert found.earliest == found.not_before == date(2028, 2, 1)
    assert found.route == 1


def test_active_capm_replaces_the_hours_for_the_pmp_and_an_expired_one_does_not() -> None:
    active = pmp(3, 36, 0, Held("capm", None, AS_OF))
    assert active.standing is Standing.ELIGIBLE
    assert active.waived == ((Requirement.TRAINING_HOURS, "capm"),)

    expired = pmp(3, 36, 0, Held("capm", None, date(2026, 11, 30)))
    assert expired.missing == (Missing(Requirement.TRAINING_HOURS, 35),)

    unsure = pmp(3, 36, 0, Held("capm"))
    assert unsure.unknown == (Unknown(Requirement.TRAINING_HOURS, Why.MAY_BE_INACTIVE),)


def test_capm_does_not_reduce_the_months_for_the_pmp() -> None:
    assert pmp(3, 0, 35, Held("capm", None, AS_OF)).missing == (Missing(Requirement.MONTHS, 36, "project"),)


def test_pmp_without_a_diploma_has_no_month() -> None:
    found = pmp(0, 36, 35)

    assert found.standing is Standing.NOT_YET
    assert (found.earliest, found.not_before) == (None, None)


def test_pmp_of_somebody_who_told_nothing_is_unknown() -> None:
    found = pmp(None, None, None)

    assert found.standing is Standing.UNKNOWN
    assert {item.why for item in found.unknown} == {Why.NOT_ANSWERED}


# Others ----------------------------------------------------------------------------------------


def test_programme_months_remain_for_who_holds_the_pmp() -> None:
    answers = sheet(3, project_months=0, recent_project_months=0, programme_months=0)
    found = standing("pgmp", answers, Held("pmp"))

    assert found.missing == (Missing(Requirement.MONTHS, 48, "programme"),)
    assert (Requirement.MONTHS, "pmp") in found.waived
    # It asks for no hours of training, by sources that are sure of it.
    assert found.unknown == ()
    hours = [route.training_hours for route in real_certified("pgmp").routes]
    assert [stated.value for stated in hours if stated] == [0] * len(hours)


def test_active_pmp_stands_in_for_agile_experience() -> None:
    answers = sheet(3, training_hours=28)

    assert standing("pmi-acp", answers, Held("pmp", None, AS_OF)).standing is Standing.ELIGIBLE
    assert standing("pmi-acp", answers).unknown == (Unknown(Requirement.MONTHS, Why.NOT_ASKED, "agile"),)


def test_practitioner_accepts_what_its_facts_and_the_progressions_name() -> None:
    (missing,) = standing("prince2-practitioner", {}).missing
    assert missing.slugs == (
        "apm-pmq",
        "capm",
        "ipma-b",
        "ipma-c",
        "pmi-sp",
        "pmp",
        "prince2-foundation",
    )

    for slug in missing.slugs:
        assert standing("prince2-practitioner", {}, Held(slug)).missing == ()


def test_practitioner_is_not_promised_by_a_progression_of_low_confidence() -> None:
    assert standing("prince2-practitioner", {}, Held("ipma-d")).standing is not Standing.ELIGIBLE


def test_low_confidence_is_unknown_and_not_a_gap_and_a_course_is_as_sure_as_its_surest_source() -> None:
    found = standing("kmp-i", sheet(3, training_hours=0))

    assert (found.standing, found.missing) == (Standing.NOT_YET, (Missing(Requirement.COURSE, 1),))
    # That it asks for no hours beside the course is sure enough; the rest is not.
    assert set(found.unknown) == {
        Unknown(requirement, Why.LOW_CONFIDENCE)
        for requirement in (Requirement.EDUCATION, Requirement.MONTHS)
    }
