"""What holds for a plan of any catalogue, any background and anything held."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Dimension, Group, Path
from assessments.domain.engines.v1.eligibility import Applicant, eligibility_of, misses_certification
from assessments.domain.engines.v1.person import person_of
from assessments.domain.engines.v1.plan import PlanResult, make_plan, plan_for_certification
from assessments.domain.engines.v1.sequence import asks_for_all
from assessments.domain.outcomes.outcome import Eligibility, Placement, PlanEntry, Requirement, Standing
from assessments.domain.snapshots.snapshot import Certified, Snapshot
from tests.builders.backgrounds import NUMBERS, background_definition, sheet
from tests.builders.random_snapshots import (
    AREAS,
    AS_OF,
    DISCIPLINES,
    random_held,
    random_of,
    random_snapshot,
    shuffled,
)
from tests.golden.corpus import OF_LATER_ENGINES

DEFINITION = background_definition(
    dimensions=tuple(Dimension(f"need_{area}", area) for area in AREAS), plan_size=20
)
NUMBER = st.none() | st.sampled_from((0, 12, 35, 36, 48, 60))


@dataclass(frozen=True, slots=True)
class Case:
    """All that a plan depends on."""

    path: Path
    scores: dict[str, tuple[int, int]]
    answers: Sheet
    held: tuple[Held, ...]
    snapshot: Snapshot
    size: int
    as_of: date = AS_OF

    def plan(self) -> PlanResult:
        return make_plan(
            replace(DEFINITION, plan_size=self.size),
            self.path,
            self.scores,
            self.answers,
            held=self.held,
            snapshot=self.snapshot,
            as_of=self.as_of,
        )

    def certified(self, slug: str) -> Certified:
        return next(item for item in self.snapshot.certifications if item.slug == slug)

    def eligibility(self, slug: str) -> Eligibility:
        applicant = Applicant(person_of(DEFINITION, self.answers), self.held, AS_OF)
        return eligibility_of(self.certified(slug), self.snapshot.steps, applicant)


@st.composite
def cases(draw: st.DrawFn, *, size: int | None = None) -> Case:
    random = random_of(draw(st.integers(0, 2**32)))
    snapshot = random_snapshot(random)
    groups = draw(st.lists(st.sampled_from(DISCIPLINES), min_size=1, max_size=3, unique=True))
    named = tuple(item.slug for item in snapshot.certifications[:1])
    return Case(
        path=Path("path", tuple(Group((name,), named if name == "second" else ()) for name in groups)),
        scores={f"need_{area}": (draw(st.integers(0, 6)), 6) for area in AREAS},
        answers=sheet(
            draw(st.none() | st.integers(0, 5)),
            **{name: draw(NUMBER) for name in NUMBERS},
        ),
        held=random_held(random, snapshot),
        snapshot=snapshot,
        size=size or draw(st.integers(1, 20)),
    )


def run(most: int) -> settings:
    return settings(max_examples=most)


def order_key(entry: PlanEntry) -> tuple[object, ...]:
    """The order of the document, written anew."""
    eligibility = entry.eligibility
    months = (
        (0, eligibility.earliest, 0)
        if eligibility.earliest
        else (1, 0, eligibility.not_before.toordinal() if eligibility.not_before else 10_000_000)
    )
    fit = entry.fit_numerator * 60 // entry.fit_denominator
    return misses_certification(eligibility), *months, -fit, entry.level, entry.slug.encode()


@given(cases(size=20))
@run(40)
def test_plan_is_a_total_order_but_for_what_is_moved_before_what_it_opens(case: Case) -> None:
    entries = case.plan().plan
    keys = [order_key(entry) for entry in entries]
    # What opens nothing was not moved, and what misses a certification may have been moved with it.
    unmoved = [
        order_key(entry)
        for entry in entries
        if not entry.opens and not misses_certification(entry.eligibility)
    ]

    assert len(set(keys)) == len(keys)
    assert unmoved == sorted(unmoved)


@given(cases())
@run(40)
def test_nothing_comes_before_its_prerequisite(case: Case) -> None:
    result = case.plan()
    candidates = {
        item.slug
        for item in result.placements
        if item.placement in {Placement.PLANNED, Placement.BEYOND_PLAN}
    }
    slugs = [entry.slug for entry in result.plan]
    for place, entry in enumerate(result.plan):
        for missing in entry.eligibility.missing:
            accepted = candidates.intersection(missing.slugs) - circle_of(entry.slug, case, candidates)
            if asks_for_all(missing):
                assert accepted <= set(slugs[:place])
            elif accepted:
                assert not set(slugs[:place]).isdisjoint(missing.slugs)


def circle_of(slug: str, case: Case, candidates: set[str]) -> set[str]:
    """The candidates that lead back to this one: between them no order is possible."""

    def asked_by(one: str) -> set[str]:
        return {
            name for missing in case.eligibility(one).missing for name in missing.slugs if name in candidates
        }

    def reached_from(one: str) -> set[str]:
        found: set[str] = set()
        left = [one]
        while left:
            new = asked_by(left.pop()) - found
            found |= new
            left.extend(new)
        return found

    return {other for other in reached_from(slug) if slug in reached_from(other)} | {slug}


@given(cases())
@run(40)
def test_only_what_is_bookable_fresh_and_not_held_is_ranked(case: Case) -> None:
    held = {item.slug for item in case.held}
    result = case.plan()
    for entry in result.plan:
        certified = case.certified(entry.slug)
        assert certified.status == "active"
        assert certified.orientation != "tool-specific"
        assert max(certified.bookings) >= AS_OF
        assert entry.slug not in held
    assert held.isdisjoint((*result.also_useful, *result.announced))
    assert all(case.certified(slug).status == "announced-or-early" for slug in result.announced)
    assert all(case.certified(slug).orientation == "tool-specific" for slug in result.also_useful)


@given(cases())
@run(40)
def test_every_certification_has_one_placement_and_the_plan_is_those_planned(case: Case) -> None:
    result = case.plan()
    planned = [item.slug for item in result.placements if item.placement is Placement.PLANNED]
    slugs = [entry.slug for entry in result.plan]

    assert [item.slug for item in result.placements] == [item.slug for item in case.snapshot.certifications]
    assert sorted(slugs) == planned
    assert len(slugs) <= case.size
    for place, entry in enumerate(result.plan):
        assert set(entry.opens) <= set(slugs[place + 1 :])


@given(cases())
@run(40)
def test_order_of_certifications_routes_steps_and_held_changes_nothing(case: Case) -> None:
    other = replace(case, snapshot=shuffled(random_of(7), case.snapshot), held=case.held[::-1])

    assert other.plan() == case.plan()


@given(cases())
@run(40)
def test_more_room_never_takes_an_entry_away(case: Case) -> None:
    alone = replace(case, path=Path("path", case.path.groups[:1]))
    smaller, larger = alone.plan().plan, replace(alone, size=alone.size + 1).plan().plan

    assert [entry.slug for entry in larger][: len(smaller)] == [entry.slug for entry in smaller]


@given(cases(size=20))
@run(40)
def test_every_group_with_a_candidate_has_an_entry_where_there_is_room(case: Case) -> None:
    result = case.plan()

    assert not [item for item in result.placements if item.placement is Placement.BEYOND_PLAN]


@given(cases())
@run(40)
def test_eligible_is_said_only_where_nothing_is_missing_and_nothing_unknown(case: Case) -> None:
    for item in case.snapshot.certifications:
        found = case.eligibility(item.slug)
        standing = Standing.ELIGIBLE
        if found.missing or found.unknown:
            standing = Standing.NOT_YET if found.missing else Standing.UNKNOWN
        assert found.standing is standing
        assert found.earliest in {None, found.not_before}
        if found.unknown:
            assert found.earliest is None
        assert all(gap.amount > 0 for gap in found.missing)


@given(cases())
@run(40)
def test_catalogue_of_stale_facts_lets_nobody_in_and_plans_nothing(case: Case) -> None:
    later = AS_OF + timedelta(days=301)
    applicant = Applicant(person_of(DEFINITION, case.answers), case.held, later)
    for item in case.snapshot.certifications:
        found = eligibility_of(item, case.snapshot.steps, applicant)
        assert found.standing is Standing.UNKNOWN
        assert (found.missing, found.waived, found.earliest) == ((), (), None)
    assert replace(case, as_of=later).plan().plan == ()


@given(cases())
@run(40)
def test_answer_that_is_taken_back_never_opens_a_route(case: Case) -> None:
    for question in case.answers:
        if question == "hours_a_week":
            continue
        silent = replace(case, answers={key: case.answers[key] for key in case.answers if key != question})
        for item in case.snapshot.certifications:
            if case.eligibility(item.slug).standing is not Standing.ELIGIBLE:
                assert silent.eligibility(item.slug).standing is not Standing.ELIGIBLE


@given(cases(), st.sampled_from(("training_hours", "operations_months", "programme_months")))
@run(40)
def test_more_of_what_counts_never_takes_a_route_away(case: Case, question: str) -> None:
    before = case.answers.get(question, 0)
    assert isinstance(before, int)
    more = replace(case, answers={**case.answers, question: before + 20})
    for item in case.snapshot.certifications:
        if case.eligibility(item.slug).standing is Standing.ELIGIBLE:
            assert more.eligibility(item.slug).standing is Standing.ELIGIBLE


@given(cases())
@run(40)
def test_plan_for_one_certification_ends_with_it_and_holds_only_its_way(case: Case) -> None:
    held = {item.slug for item in case.held}
    for certified in case.snapshot.certifications:
        found = plan_for_certification(
            DEFINITION, certified.slug, case.answers, held=case.held, snapshot=case.snapshot, as_of=AS_OF
        )
        bookable = certified.status == "active" and max(certified.bookings, default=AS_OF.min) >= AS_OF
        assert bool(found) == (bookable and certified.slug not in held)
        if found:
            assert found[-1].slug == certified.slug
            assert all(entry.opens for entry in found[:-1])


def test_random_snapshots_hold_what_is_hard() -> None:
    seen: set[object] = set()
    for seed in range(300):
        random = random_of(seed)
        snapshot = random_snapshot(random)
        applicant = Applicant(person_of(DEFINITION, sheet(3)), random_held(random, snapshot), AS_OF)
        for certified in snapshot.certifications:
            found = eligibility_of(certified, snapshot.steps, applicant)
            seen |= {found.standing, *(item.why for item in found.unknown)}
            seen |= {item.requirement for item in found.missing} | {item[0] for item in found.waived}

    assert seen >= {*Standing} - OF_LATER_ENGINES
    assert seen >= {Requirement.CERTIFICATIONS, Requirement.COURSE, Requirement.EDUCATION}
    assert Requirement.TRAINING_HOURS in seen
