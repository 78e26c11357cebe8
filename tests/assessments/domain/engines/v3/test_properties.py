"""What engine 3 never does, whatever it is asked; and what brute force says of early finish and margin."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition, ExploreKind, Path, Stage
from assessments.domain.definitions.questions import Change, choice_keys
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3 import (
    evaluate,
    is_decided,
    judge,
    prepare,
    visible_questions,
    ways_to_others,
)
from assessments.domain.engines.v3.candidates import Terrain
from assessments.domain.engines.v3.conditions import Facts
from assessments.domain.engines.v3.counsel import EXCLUSIVE, advice_of
from assessments.domain.engines.v3.entry import Applicant, is_endless, misses_certification, reached_by
from assessments.domain.engines.v3.outgrown import Objections
from assessments.domain.engines.v3.person import OwnMonths, Person
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.engines.v3.reasons import reasons_for_step
from assessments.domain.engines.v3.rules import checks_of, deciding_rule
from assessments.domain.engines.v3.rungs import Planned, ladder_of
from assessments.domain.engines.v3.scores import scores_of
from assessments.domain.engines.v3.visibility import visible_sheet
from assessments.domain.outcomes.document import outcome_document, parse_outcome
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.random_advice import random_advised_snapshot, random_few, random_person
from tests.builders.random_advised_instruments import (
    GROUPS,
    PATHS,
    random_advised_definition,
    random_answers,
)
from tests.builders.random_snapshots import AS_OF, random_of

TOO_LITTLE = ExploreKind.TOO_LITTLE_INFORMATION
SEEDS = st.integers(0, 2**32)
# A path, a kind, and whether it is that of work that is wanted.
End = tuple[str, ExploreKind | None, bool]


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person before a catalogue, and the ladder that is built for them."""

    snapshot: Snapshot
    ground: Terrain
    path: Path
    steps: tuple[Planned, ...]

    @property
    def offered(self) -> set[str]:
        """What the ladder names."""
        return {item.slug for step in self.steps for item in (step.candidate, *step.instead)}


def somebody(seed: int) -> Somebody:
    random = random_of(seed)
    snapshot = random_advised_snapshot(random)
    applicant = Applicant(random_person(random), random_few(random, snapshot), AS_OF)
    path = random.choice(PATHS[:3])
    ground = Terrain(advice_of(snapshot), applicant, GROUPS, is_of_one_kind=len(path.groups) == 1)
    stages = {kind: random.choice(tuple(Stage)) for kind in ("project", "ongoing")}
    return Somebody(snapshot, ground, path, ladder_of(ground, path.groups, stages, random.randint(1, 4)))


@given(seed=SEEDS)
def test_no_two_rivals_are_steps(seed: int) -> None:
    found = somebody(seed)
    slugs = [step.candidate.slug for step in found.steps]
    counsel = found.snapshot.counsel
    groups = [group for group in counsel.rivals if group.rule in EXCLUSIVE] if counsel else []

    assert len(set(slugs)) == len(slugs) <= 3
    assert all(len(set(group.slugs) & set(slugs)) <= 1 for group in groups)


@given(seed=SEEDS)
def test_nothing_outgrown_and_nothing_of_another_role_is_offered(seed: int) -> None:
    found = somebody(seed)
    known = found.ground.advice.roles
    roles = [known[key] for key in found.ground.applicant.person.roles if key in known]
    before: list[str] = []
    for number, step in enumerate(found.steps):
        applicant = found.ground.applicant
        # What follows the first steps is judged by what the ladder puts before it.
        earned = before if number >= len({item.kind for item in found.steps}) else []
        held = (*applicant.held, *(Held(slug, expires_on=date.max) for slug in earned))
        later = replace(applicant, held=held)
        for item, who in ((step.candidate, later), *((item, applicant) for item in step.instead)):
            slugs = frozenset(each.slug for each in who.held)
            assert not roles or any(item.slug not in role.misfits for role in roles)
            assert Objections(found.ground.advice, who, slugs).against(item.slug) is None
        before.append(step.candidate.slug)


@given(seed=SEEDS)
def test_every_step_has_a_reason(seed: int) -> None:
    found = somebody(seed)
    assert all(reasons_for_step(step, found.ground) for step in found.steps)


@given(seed=SEEDS)
def test_nothing_that_is_held_and_no_rival_of_it_is_offered(seed: int) -> None:
    found = somebody(seed)
    held = found.ground.held
    counsel = found.snapshot.counsel
    groups = [group for group in counsel.rivals if group.rule in EXCLUSIVE] if counsel else []
    rivals = {slug for group in groups if held & set(group.slugs) for slug in group.slugs}

    assert not found.offered & (held | rivals)


@given(seed=SEEDS)
def test_first_steps_of_both_kinds_stand_before_any_second(seed: int) -> None:
    kinds = [step.kind for step in somebody(seed).steps]
    assert kinds == list(dict.fromkeys(kinds)) + kinds[len(set(kinds)) :]


def _more(random: Random, own: OwnMonths) -> OwnMonths:
    """More of the same, recent or not."""
    if not isinstance(own.total, int):
        return own
    added = random.randint(0, 40)
    recent = own.recent
    if recent is not None and random.random() < 0.7:
        recent = min(recent + random.randint(0, added), own.total + added)
    return replace(own, total=own.total + added, recent=recent)


def _experienced(random: Random, person: Person) -> Person:
    months = {kind: _more(random, own) for kind, own in person.months.items()}
    return replace(person, months=months)


@settings(max_examples=200)
@given(seed=SEEDS)
def test_more_experience_never_moves_a_date_of_entry_back(seed: int) -> None:
    random = random_of(seed)
    snapshot = random_advised_snapshot(random)
    applicant = Applicant(random_person(random), random_few(random, snapshot), AS_OF)
    advice = advice_of(snapshot)
    before = Terrain(advice, applicant, ())
    after = Terrain(advice, replace(applicant, person=_experienced(random, applicant.person)), ())

    for certified in snapshot.certifications:
        was, comes = before.entry(certified.slug), after.entry(certified.slug)
        if is_endless(was) or misses_certification(was) or misses_certification(comes):
            continue
        assert not is_endless(comes)
        then, now = reached_by(was), reached_by(comes)
        assert then is None or now is None or now <= then


@settings(max_examples=100)
@given(seed=SEEDS)
def test_outcome_is_whole_and_reads_back(seed: int) -> None:
    random = random_of(seed)
    definition = random_advised_definition(random)
    snapshot = random_advised_snapshot(random, most=6)
    sheet, held = random_answers(random, definition), random_few(random, snapshot)
    outcome = evaluate(prepare(definition), sheet, held, snapshot, AS_OF)

    assert parse_outcome(outcome_document(outcome)) == outcome
    assert outcome == _turned(random, definition, sheet, held, snapshot)
    assert [item.slug for item in outcome.placements] == [item.slug for item in snapshot.certifications]
    assert [item.slug for item in outcome.placements if item.placement == "planned"] == sorted(
        entry.slug for entry in outcome.plan
    )


def _turned(
    random: Random, definition: Definition, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot
) -> Outcome:
    """The outcome where whatever has no order comes in another one."""
    answers = random.sample(list(sheet.items()), len(sheet))
    certifications = tuple(random.sample(snapshot.certifications, len(snapshot.certifications)))
    turned = replace(snapshot, certifications=certifications)
    return evaluate(prepare(definition), dict(answers), tuple(reversed(held)), turned, AS_OF)


def _end(prepared: Prepared, sheet: Sheet) -> End:
    """Where the rules lead, without views."""
    visible, seen = visible_sheet(prepared, sheet)
    facts = Facts(seen, scores_of(prepared, seen, visible))
    rule = deciding_rule(prepared, checks_of(prepared, facts)).rule
    return rule.path, rule.kind, rule.moves


def _completed(prepared: Prepared, sheet: Sheet) -> Iterator[Sheet]:
    """Every completion: each question that counts and is due answered in each way, or left out."""
    yield from _from(prepared, sheet, 0)


def _from(prepared: Prepared, sheet: Sheet, place: int) -> Iterator[Sheet]:
    questions = prepared.definition.questions
    counts = prepared.scored.keys() | {"wish"}
    while place < len(questions):
        question = questions[place]
        place += 1
        if question.key not in counts or question.key in sheet:
            continue
        if question.key not in visible_questions(prepared, sheet):
            continue
        for answer in (*choice_keys(question), NOT_SURE):
            yield from _from(prepared, {**sheet, question.key: answer}, place)
    yield sheet


@settings(max_examples=150)
@given(seed=SEEDS)
def test_early_finish_is_what_brute_force_says(seed: int) -> None:
    random = random_of(seed)
    prepared = prepare(random_advised_definition(random))
    sheet = visible_sheet(prepared, random_answers(random, prepared.definition))[1]
    ends = {_end(prepared, completed) for completed in _completed(prepared, sheet)}
    open_questions = {key for key in visible_questions(prepared, sheet) if key not in sheet}
    turning = prepared.showing | (prepared.read - prepared.scored.keys())

    if is_decided(prepared, sheet):
        assert len(ends) == 1
    else:
        # Where such a question is open, nothing is said; nor is it where information is wanting.
        assert (
            len(ends) > 1 or turning & open_questions or TOO_LITTLE in {kind for _path, kind, _moves in ends}
        )


def _changed(prepared: Prepared, sheet: Sheet, most: int) -> Iterator[tuple[int, Sheet]]:
    """The sheets that other answers about work make, fewest changes first."""
    offered = {
        question.key: [key for key in choice_keys(question) if key != sheet[question.key]]
        for question in prepared.definition.questions
        if question.key in prepared.scored
        and question.key in sheet
        and question.change is Change.CHANGEABLE
        and question.key not in prepared.showing
    }
    for count in range(1, most + 1):
        for keys in combinations(offered, count):
            for answers in product(*(offered[key] for key in keys)):
                yield count, {**sheet, **dict(zip(keys, answers, strict=True))}


@settings(max_examples=150)
@given(seed=SEEDS)
def test_margin_is_what_brute_force_says(seed: int) -> None:
    random = random_of(seed)
    prepared = prepare(random_advised_definition(random, scored=5))
    sheet = visible_sheet(prepared, random_answers(random, prepared.definition, left_out=0.1))[1]
    path, kind, _moves = _end(prepared, sheet)
    unsure = ExploreKind.TOO_LITTLE_INFORMATION
    distances = (
        count
        for count, changed in _changed(prepared, sheet, 3)
        if kind is not unsure and (end := _end(prepared, changed))[0] != path and end[1] is not unsure
    )

    outcome = evaluate(prepared, sheet, (), Snapshot((), ()), AS_OF)

    assert outcome.margin == next(distances, None)
    ways = ways_to_others(prepared, sheet)
    assert outcome.margin == min((len(way.changes) for way in ways), default=None)
    assert replace(outcome, margin=None) == judge(prepared, sheet, (), Snapshot((), ()), AS_OF)
