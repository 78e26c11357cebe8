"""What a proof report has to say of a small instrument, by the engine over every complete sheet.

Nothing of the prover, the batch or the solver is used: only the definition, the engine and enumeration.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.checks.pairs import exchange_of
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    CountCondition,
    DifferenceCondition,
    NotSureCondition,
    NumberCondition,
    SameAnswerCondition,
    ScoreCondition,
)
from assessments.domain.definitions.definition import Definition, Rule
from assessments.domain.definitions.guarantees import Mirror
from assessments.domain.definitions.questions import NumberQuestion, Question, is_scored, maxima_of
from assessments.domain.engines.rules import Rules, RulesOfVersion1
from assessments.domain.engines.v1.prepared import Prepared, prepare
from assessments.domain.engines.v1.scores import scores_of
from assessments.domain.engines.v1.visibility import visible_questions, visible_sheet
from tests.builders.all_sheets import answers_to, complete_sheets, conditions_of, cuts_of

ON_ANSWERS = AnswerCondition | CountCondition | NumberCondition
Key = frozenset[tuple[str, Answer]]
HALF = 50


@dataclass(slots=True)
class Truth:
    """What is so. `turns` has by question the paths between which it turns."""

    paths: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    turns: dict[str, set[str]] = field(default_factory=dict)
    overlaps: set[tuple[str, str]] = field(default_factory=set)
    failing: set[tuple[str, str]] = field(default_factory=set)
    shares: dict[str, Fraction] = field(default_factory=dict)
    is_mirrored: bool = True


def truth_of(definition: Definition, rules: Rules | None = None) -> Truth:
    """Go through every complete sheet, by the rules of version 1 unless others are given."""
    prepared = prepare(definition)
    rules = rules or RulesOfVersion1(definition)
    truth = Truth()
    by_path: dict[Key, str] = {}
    sheets = list(complete_sheets(definition))
    for sheet in sheets:
        by_path[frozenset(sheet.items())] = _note(prepared, rules, truth, sheet)
    for question in definition.questions:
        truth.turns[question.key] = set()
        for sheet in sheets:
            if question.key in visible_questions(prepared, sheet):
                _note_turns(prepared, truth, question, sheet, by_path)
    if definition.mirror is not None:
        truth.is_mirrored = all(_is_mirrored(prepared, rules, definition.mirror, sheet) for sheet in sheets)
    for path, share in _shares(prepared, by_path):
        truth.shares[path] = truth.shares.get(path, Fraction(0)) + share
    return truth


def _note(prepared: Prepared, rules: Rules, truth: Truth, sheet: Sheet) -> str:
    """Take note of one sheet; returns its path."""
    visible, seen = visible_sheet(prepared, sheet)
    scores = scores_of(prepared, seen, visible)
    holding = [rule for rule in prepared.definition.rules if rules.holds(rule.key, sheet)]
    decides = holding[0]
    truth.paths.add(decides.path)
    truth.rules.add(decides.key)
    truth.shown |= set(visible)
    truth.overlaps |= {
        (decides.key, rule.key) for rule in holding[1:] if rule.path != decides.path and rule.when
    }
    for dimension in _claimed(prepared, decides.path):
        points, attainable = scores.by_dimension[dimension]
        if not attainable or 100 * points < HALF * attainable:
            truth.failing.add((decides.path, dimension))
    return decides.path


def _note_turns(
    prepared: Prepared, truth: Truth, question: Question, sheet: Sheet, by_path: Mapping[Key, str]
) -> None:
    """Every complete sheet that differs from one in a question alone, where both are asked."""
    path = by_path[frozenset(sheet.items())]
    fixed = {key: sheet.get(key) for key in visible_questions(prepared, sheet) if key != question.key}
    for other in _sheets_with(prepared, 0, {}, fixed):
        found = by_path[frozenset(other.items())]
        if found != path:
            truth.turns[question.key] |= {path, found}


def _sheets_with(
    prepared: Prepared, place: int, sheet: dict[str, Answer], fixed: Mapping[str, Answer | None]
) -> Iterator[Sheet]:
    """The complete sheets with these answers; None: it is left out."""
    questions = prepared.definition.questions
    if place == len(questions):
        yield sheet
        return
    question = questions[place]
    answers: Iterable[Answer | None] = [None]
    if question.key in visible_questions(prepared, sheet):
        known = question.key in fixed
        answers = [fixed[question.key]] if known else answers_to(prepared.definition, question)
    for answer in answers:
        given = sheet if answer is None else {**sheet, question.key: answer}
        yield from _sheets_with(prepared, place + 1, given, fixed)


def _is_mirrored(prepared: Prepared, rules: Rules, mirror: Mirror, sheet: Sheet) -> bool:
    """Whether a sheet's mirror is asked the mirrored questions and leads to the mirrored path.

    Only questions that the path can depend on are compared.
    """
    questions, paths = exchange_of(mirror.questions), exchange_of(mirror.paths)
    rows = {key: exchange_of(row[1:] for row in mirror.choices if row[0] == key) for key in sheet}
    mirrored = {
        questions.get(key, key): rows[key].get(answer, answer)
        if isinstance(answer, str)
        else answer
        if isinstance(answer, int)
        else tuple(sorted(rows[key].get(choice, choice) for choice in answer))
        for key, answer in sheet.items()
    }
    path = rules.path(sheet)
    asked = {questions.get(key, key) for key in visible_questions(prepared, sheet)}
    relevant = _relevant(prepared.definition, questions)
    same_asked = asked & relevant == set(visible_questions(prepared, mirrored)) & relevant
    return same_asked and rules.path(mirrored) == paths.get(path, path)


def _relevant(definition: Definition, partners: Mapping[str, str]) -> set[str]:
    """The questions that the path of a sheet or of its mirror can depend on."""
    conditions = list(conditions_of(rule.when for rule in definition.rules))
    sure = any(isinstance(item, NotSureCondition) for item in conditions)
    read = _dimensions_read(definition.rules)
    mirrored = exchange_of(definition.mirror.dimensions) if definition.mirror else {}
    read |= {mirrored.get(key, key) for key in read}
    by_key = {question.key: question for question in definition.questions}
    todo = [item.question for item in conditions if isinstance(item, ON_ANSWERS)]
    todo += [key for item in conditions if isinstance(item, SameAnswerCondition) for key in item.questions]
    todo += [
        key
        for key, item in by_key.items()
        if (sure and is_scored(item)) or any(name in read and most for name, most in maxima_of(item))
    ]
    found: set[str] = set()
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            shown_by = conditions_of([by_key[key].visible_if])
            todo += [
                partners.get(key, key),
                *(part.question for part in shown_by if isinstance(part, ON_ANSWERS)),
            ]
    return found


def _shares(prepared: Prepared, by_path: Mapping[Key, str]) -> Iterator[tuple[str, Fraction]]:
    """The probability of each sheet on which nothing is left out: every answer as probable as another."""
    definition = prepared.definition
    offered = {question.key: _offered(definition, question) for question in definition.questions}
    for sheet, path in by_path.items():
        given = dict(sheet)
        visible = visible_questions(prepared, given)
        if all(key in given and given[key] in offered[key] for key in visible):
            share = Fraction(1)
            for key in visible:
                share /= len(offered[key])
            yield path, share


def _offered(definition: Definition, question: Question) -> list[Answer]:
    """The answers that are drawn from: of numbers the first of each interval."""
    if isinstance(question, NumberQuestion):
        return list(cuts_of(definition, question))
    return [answer for answer in answers_to(definition, question) if answer is not None]


def _claimed(prepared: Prepared, path: str) -> set[str]:
    """The deciding dimensions of which a path of several groups claims half."""
    rules = prepared.definition.rules
    groups = len(prepared.paths[path].groups)
    read = _dimensions_read(rules) & prepared.deciding
    if groups < 2:
        return set()
    return (
        read if len(read) <= groups else read & _dimensions_read(item for item in rules if item.path == path)
    )


def _dimensions_read(rules: Iterable[Rule]) -> set[str]:
    read: set[str] = set()
    for condition in conditions_of(rule.when for rule in rules):
        if isinstance(condition, ScoreCondition):
            read.add(condition.dimension)
        elif isinstance(condition, DifferenceCondition):
            read |= {condition.first, condition.second}
    return read
