"""A definition made ready: what the answers to each question earn, and its rules in canonical order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.domain.definitions.conditions import (
    AnyOf,
    Bound,
    Condition,
    DifferenceCondition,
    ScoreCondition,
    canonical_condition,
)
from assessments.domain.definitions.definition import Definition, Group, Path, Rule
from assessments.domain.definitions.questions import (
    Change,
    Points,
    Question,
    choice_keys,
    is_scored,
    maxima_of,
    points_of,
)
from assessments.domain.definitions.reads import questions_read
from assessments.domain.documents.values import NOT_SURE

# Places of conditions in `Prepared.conditions`; one of them suffices.
Item = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ScoredQuestion:
    """What the answers to a scored question earn, "not sure" among them, and the most of each dimension."""

    key: str
    points: dict[str, Points]
    maxima: Points


@dataclass(frozen=True, slots=True)
class PreparedRule:
    """A rule with its place in the order of rules.

    `groups` are its items, sorted: an item is a group of conditions of which one suffices.
    """

    rule: Rule
    place: int
    groups: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A definition with its scored questions and paths by key, and its dimensions sorted by key.

    `conditions` are those of all rules, each once, sorted by canonical JSON: a smaller place comes first.
    `rules_to` has every path, sorted by key, with the rules that lead to it, in order; `speaks_for` the
    dimensions of which a rule asks much that leads to a path for what somebody does; `groups` has one group
    for each kind of work, `measures` the dimensions that speak for a kind of work alone.
    """

    definition: Definition
    scored: dict[str, ScoredQuestion]
    paths: dict[str, Path]
    dimensions: tuple[str, ...]
    # The dimensions that tell of work, not of needs.
    deciding: frozenset[str]
    conditions: tuple[Condition, ...]
    rules: tuple[PreparedRule, ...]
    rules_to: dict[str, tuple[PreparedRule, ...]]
    speaks_for: Mapping[str, frozenset[str]]
    groups: tuple[Group, ...]
    measures: Mapping[str, frozenset[str]]
    # The questions whose very answers rules read, and those by which they and scored questions are shown.
    read: frozenset[str]
    showing: frozenset[str]
    # The questions that somebody could answer differently.
    changeable: frozenset[str]


def prepare(definition: Definition) -> Prepared:
    """Make a compiled definition ready; costs a few evaluations, so keep the result for many sheets."""
    conditions = _conditions_of(definition.rules)
    scored = {
        question.key: _scored_question(question) for question in definition.questions if is_scored(question)
    }
    read = frozenset(key for condition in conditions for key in questions_read(condition))
    rules = _prepared_rules(definition.rules, conditions)
    return Prepared(
        definition=definition,
        scored=scored,
        paths={path.key: path for path in definition.paths},
        dimensions=tuple(sorted(dimension.key for dimension in definition.dimensions)),
        deciding=frozenset(dimension.key for dimension in definition.dimensions if not dimension.focus_area),
        conditions=conditions,
        rules=rules,
        rules_to={
            key: tuple(prepared for prepared in rules if prepared.rule.path == key)
            for key in sorted(path.key for path in definition.paths)
        },
        speaks_for={path.key: _speaks_for(definition, path) for path in definition.paths},
        groups=tuple({group.kind: group for path in definition.paths for group in path.groups}.values()),
        measures={
            path.groups[0].kind: _speaks_for(definition, path)
            for path in definition.paths
            if len(path.groups) == 1
        },
        read=read,
        showing=_showing(definition, read.union(scored)),
        changeable=frozenset(item.key for item in definition.questions if item.change is Change.CHANGEABLE),
    )


def _showing(definition: Definition, asked: Iterable[str]) -> frozenset[str]:
    """The questions by whose answers some questions are shown, and those by which these are, and so on."""
    watched, found = set(asked), set[str]()
    # What a question is shown by comes before it.
    for question in reversed(definition.questions):
        if question.key in watched:
            shown_by = {
                key
                for item in question.visible_if
                for part in _alternatives(item)
                for key in questions_read(part)
            }
            watched |= shown_by
            found |= shown_by
    return frozenset(found)


def _speaks_for(definition: Definition, path: Path) -> frozenset[str]:
    """The dimensions of which a rule asks much that leads to a path for what somebody does, not wants."""
    return frozenset(
        dimension
        for rule in definition.rules
        if rule.path == path.key and path.groups and not rule.moves
        for item in rule.when
        for condition in _alternatives(item)
        for dimension in _asked_much(condition)
    )


def _asked_much(condition: Condition) -> tuple[str, ...]:
    """The dimension of which a condition asks that it be high."""
    match condition:
        case ScoreCondition(dimension=dimension, bound=Bound.AT_LEAST):
            return (dimension,)
        case DifferenceCondition(first=first, bound=Bound.AT_LEAST, percent=percent) if percent > 0:
            return (first,)
        case DifferenceCondition(second=second, bound=Bound.AT_MOST, percent=percent) if percent < 0:
            return (second,)
        case _:
            return ()


def _scored_question(question: Question) -> ScoredQuestion:
    answers = (*choice_keys(question), NOT_SURE)
    return ScoredQuestion(
        key=question.key,
        points={answer: points_of(question, answer) for answer in answers},
        maxima=maxima_of(question),
    )


def _alternatives(item: Condition | AnyOf) -> tuple[Condition, ...]:
    return item.conditions if isinstance(item, AnyOf) else (item,)


def _conditions_of(rules: Iterable[Rule]) -> tuple[Condition, ...]:
    found = {condition for rule in rules for item in rule.when for condition in _alternatives(item)}
    return tuple(sorted(found, key=canonical_condition))


def _prepared_rules(rules: Iterable[Rule], conditions: tuple[Condition, ...]) -> tuple[PreparedRule, ...]:
    places = {condition: place for place, condition in enumerate(conditions)}
    return tuple(
        PreparedRule(
            rule,
            number,
            tuple(
                sorted(
                    tuple(sorted(places[condition] for condition in _alternatives(item)))
                    for item in rule.when
                )
            ),
        )
        for number, rule in enumerate(rules)
    )
