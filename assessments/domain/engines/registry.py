"""Every engine that a stored outcome may name: the only door to the frozen versions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines import v1, v3
from assessments.domain.engines.rules import Rules, RulesOfVersion1
from assessments.domain.margin.result import Counterfactual, Difference, State, Variant
from assessments.domain.margin.search import Search, margin_of
from assessments.domain.outcomes.outcome import Outcome, PlanEntry
from assessments.domain.snapshots.snapshot import Snapshot

# From what `prepare` gives, a sheet, certifications held, a catalogue and a day.
Evaluate = Callable[[Any, Sheet, tuple[Held, ...], Snapshot, date], Outcome]

# From what `prepare` gives and a sheet: the nearest ways to other paths.
Nearest = Callable[[Any, Sheet], tuple[Counterfactual, ...]]


class PlanForCertification(Protocol):
    """How an engine plans for somebody who has decided."""

    def __call__(
        self,
        definition: Definition,
        slug: str,
        sheet: Sheet,
        *,
        held: tuple[Held, ...],
        snapshot: Snapshot,
        as_of: date,
    ) -> tuple[PlanEntry, ...]:
        """The plan for a certification: it stands last, after its prerequisites on the way.

        Empty when it is not in the snapshot, not bookable or held.
        """


@dataclass(frozen=True, slots=True)
class Engine:
    """One version. What `prepare` gives is what the others take; it belongs to this version alone.

    `judge` says all that `evaluate` says but the margin, which can cost a hundred times as much as the rest.
    `suffices` tells whether a sheet has all answers that are due: those of all scored questions that are
    asked, or so many that no further one leads elsewhere, where the engine can tell.
    `rules` are those by which it decides, for one definition, without plan and reasons. `nearest` are the
    nearest ways to other paths by the answers that it counts; None where they are searched by the rules.
    """

    version: int
    prepare: Callable[[Definition], Any]
    visible_questions: Callable[[Any, Sheet], tuple[str, ...]]
    evaluate: Evaluate
    judge: Evaluate
    rules: Callable[[Definition], Rules]
    suffices: Callable[[Any, Sheet], bool]
    plan_for_certification: PlanForCertification
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class _WithMargin:
    """A definition made ready for engine 2: for the rules of version 1, and for looking around its sheets."""

    rules: RulesOfVersion1
    search: Search


def _prepare_2(definition: Definition) -> _WithMargin:
    rules = RulesOfVersion1(definition)
    return _WithMargin(rules, Search(definition, rules))


def _visible_2(prepared: _WithMargin, sheet: Sheet) -> tuple[str, ...]:
    return prepared.rules.visible(sheet)


def _judge_2(
    prepared: _WithMargin, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    return replace(v1.evaluate(prepared.rules.prepared, sheet, held, snapshot, as_of), engine=2)


def _evaluate_2(
    prepared: _WithMargin, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    """The outcome of a sheet; its margin is None where it is not proved, or no other path can be reached."""
    outcome = _judge_2(prepared, sheet, held, snapshot, as_of)
    return replace(outcome, margin=margin_of(prepared.search, sheet).distance)


def _all_of_1(prepared: v1.Prepared, sheet: Sheet) -> bool:
    return all(key in sheet for key in v1.visible_questions(prepared, sheet) if key in prepared.scored)


def _all_of_2(prepared: _WithMargin, sheet: Sheet) -> bool:
    return _all_of_1(prepared.rules.prepared, sheet)


def _enough_of_3(prepared: v3.Prepared, sheet: Sheet) -> bool:
    open_questions = (
        key for key in v3.visible_questions(prepared, sheet) if key in prepared.scored and key not in sheet
    )
    return not any(open_questions) or v3.is_decided(prepared, sheet)


def _nearest_3(prepared: v3.Prepared, sheet: Sheet) -> tuple[Counterfactual, ...]:
    """The ways by a few other answers about work; a path that takes more of them is not among them."""
    return tuple(
        Counterfactual(
            way.path,
            Variant.CHANGEABLE,
            State.FOUND,
            len(way.changes),
            tuple(Difference(key, sheet.get(key), answer, True, True) for key, answer in way.changes),
            {**sheet, **dict(way.changes)},
        )
        for way in v3.ways_to_others(prepared, sheet)
    )


_ENGINES = {
    engine.version: engine
    for engine in (
        Engine(
            version=1,
            prepare=v1.prepare,
            visible_questions=v1.visible_questions,
            evaluate=v1.evaluate,
            judge=v1.evaluate,
            rules=RulesOfVersion1,
            suffices=_all_of_1,
            plan_for_certification=v1.plan_for_certification,
        ),
        Engine(
            version=2,
            prepare=_prepare_2,
            visible_questions=_visible_2,
            evaluate=_evaluate_2,
            judge=_judge_2,
            rules=RulesOfVersion1,
            suffices=_all_of_2,
            plan_for_certification=v1.plan_for_certification,
        ),
        Engine(
            version=3,
            prepare=v3.prepare,
            visible_questions=v3.visible_questions,
            evaluate=v3.evaluate,
            judge=v3.judge,
            rules=v3.Ruling,
            suffices=_enough_of_3,
            plan_for_certification=v3.plan_for_certification,
            nearest=_nearest_3,
        ),
    )
}

# The engine of new outcomes, by the format of the definition that they answer.
BY_FORMAT = {1: 2, 2: 3}
CURRENT = max(_ENGINES)


def engine_of(version: int) -> Engine:
    """The engine of a version.

    Raises:
        KeyError: there is none.
    """
    return _ENGINES[version]


def engine_for(definition: Definition) -> Engine:
    """The engine of new outcomes of a definition."""
    return engine_of(BY_FORMAT[definition.format])


def current_rules(definition: Definition) -> Rules:
    """The rules of the engine of new outcomes, for one definition."""
    return engine_for(definition).rules(definition)
